package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What anybody may fetch of the county's revenue from a running gateway. */
class OpenRevenueTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private RunningGateway node;

  @BeforeEach
  void start() {
    TestStores.get().reset();
    node = RunningGateway.start(new MovableClock());
  }

  @AfterEach
  void stop() {
    node.close();
    http.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(node.world().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void the_revenue_is_published_in_whole_and_names_nobody() throws Exception {
    HttpResponse<String> days = get("/open/revenue.csv");
    assertThat(days.statusCode()).isEqualTo(200);
    assertThat(days.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    List<String> lines = days.body().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo(
            "day,stream,ward,payments,received_kes,taken_back,taken_back_kes,net_kes,sample");
    assertThat(lines).contains("2026-11-18,UNMATCHED,,1,4200,0,0,4200,SAMPLE");
    assertThat(lines.stream().skip(1)).allMatch(line -> line.endsWith(",SAMPLE"));
    assertThat(days.body()).doesNotContain("2547", "Mfano", "SMP0", "2010");
    String bank =
        "SELECT SUM(amount_kes) FROM posting WHERE account = 'bank' AND posted_at >= '2025-06-30 21:00'";
    assertThat(net(lines)).isEqualTo(Long.parseLong(TestStores.get().cell(bank)));
    List<String> months = get("/open/revenue.csv?by=month").body().lines().toList();
    assertThat(months.getFirst()).startsWith("month,stream,ward,");
    assertThat(net(months)).isEqualTo(net(lines));
    assertThat(months).hasSizeLessThan(lines.size());
  }

  private static long net(List<String> lines) {
    return lines.stream().skip(1).mapToLong(line -> Long.parseLong(line.split(",", -1)[7])).sum();
  }

  @Test
  void a_query_that_cannot_be_read_is_refused() throws Exception {
    // java.net.URI refuses what a hostile visitor sends
    try (Socket socket = new Socket(node.world().getHost(), node.world().getPort())) {
      String request =
          "GET /open/revenue.csv?by=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void while_the_database_is_down_it_is_asked_for_again_later() throws Exception {
    TestStores.get().stopMariaDb();
    try {
      assertThat(get("/open/revenue.csv").statusCode()).isEqualTo(503);
    } finally {
      TestStores.get().startMariaDb();
    }
  }
}
