package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that mean harm: none is an error of the server, and the next caller is served. */
class HostileBodiesTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final List<String> FIELDS =
      List.of("sessionId", "phoneNumber", "networkCode", "serviceCode", "text");
  private static final List<String> VENOM =
      List.of(
          "'; DROP TABLE citizen; -- ",
          "1' OR '1'='1",
          "\" UNION SELECT * FROM staff -- ",
          "\u0000",
          "1*\u0000\u0001\u001b[2J*2",
          "a\r\nSet-Cookie: x=1\r\n\r\n",
          "\ud83d\ude00".repeat(50),
          "\u202e\ufeff\uffff",
          "${jndi:ldap://127.0.0.1/x}",
          "{{7*7}}%s%n%x<script>alert(1)</script>",
          "../../../../etc/passwd",
          "*".repeat(3000),
          "0*".repeat(3000),
          "98*".repeat(2000),
          "9".repeat(4000));

  private static RunningGateway node;

  @BeforeAll
  static void start() {
    TestStores.get().reset();
    node = RunningGateway.start(new MovableClock());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void the_process_is_well() throws Exception {
    assertThat(node.operator("/health/live").statusCode()).isEqualTo(200);
    assertThat(node.operator("/health/ready").statusCode()).isEqualTo(200);
    assertThat(Caller.of("+254722000999", node).dial("*483#")).startsWith("CON ");
  }

  @Test
  void venom_in_every_field_harms_nothing() throws Exception {
    for (String field : FIELDS) {
      for (String venom : VENOM) {
        harmless(post(form(field, venom)), field + "=" + venom.codePoints().limit(20).count());
      }
    }
  }

  @Test
  void venom_in_words_is_stored_as_it_is_or_refused() {
    Rows.forget();
    Caller caller = Caller.of("+254722000998", node);
    caller.dial("*483#");
    caller.answers("2", "2", "3", "2", "3010016", "2", "1", "'; DROP TABLE project_remark; -- x");
    assertThat(caller.answer("1")).contains("Thank you");
    assertThat(Rows.remark()).isEqualTo("'; DROP TABLE project_remark; -- x");
  }

  @Test
  void over_eight_kilobytes_is_too_much_whether_counted_or_chunked() throws Exception {
    String body = form("text", "1".repeat(9000));
    assertThat(post(body).statusCode()).isEqualTo(413);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.BodyPublisher chunks =
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    assertThat(send(chunks).statusCode()).isEqualTo(413);
    byte[] small = form("text", "").getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> read =
        send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(small)));
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(raw("Content-Length: 99999999999999999999\r\n\r\n")).startsWith("HTTP/1.1 4");
  }

  @Test
  void thousands_of_fields_are_refused() throws Exception {
    String many =
        IntStream.range(0, 1500).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));
    assertThat(post(many).statusCode()).isEqualTo(413);
    String fewer = form("text", "") + "&" + many.substring(0, 5000);
    assertThat(post(fewer).statusCode()).isEqualTo(400);
    assertThat(post("&".repeat(8000)).statusCode()).isEqualTo(400);
    assertThat(post("=".repeat(8000)).statusCode()).isEqualTo(400);
  }

  @Test
  void other_charsets_and_broken_escapes_do_no_harm() throws Exception {
    byte[] utf16 = form("text", "").getBytes(StandardCharsets.UTF_16);
    assertThat(send(HttpRequest.BodyPublishers.ofByteArray(utf16)).statusCode()).isEqualTo(400);
    byte[] latin = (form("text", "") + "Kĩ\u00fc").getBytes(StandardCharsets.ISO_8859_1);
    harmless(send(HttpRequest.BodyPublishers.ofByteArray(latin)), "latin-1");
    for (String broken : new String[] {"%", "%4", "%zz", "%u0041", "%%", "%-1", "%c3%28", "%00"}) {
      harmless(post(form("text", "") + broken), broken);
    }
  }

  @Test
  void random_bytes_do_no_harm() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] body = new byte[random.nextInt(2000)];
      random.nextBytes(body);
      harmless(send(HttpRequest.BodyPublishers.ofByteArray(body)), "seed " + seed);
    }
  }

  @Test
  void a_request_that_stops_half_way_holds_nobody_up() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.world().getPort());
        halves.add(socket);
        write(socket, "Content-Length: 500\r\n\r\nsessionId=a");
      }
      assertThat(post(form("text", "")).statusCode()).isEqualTo(200);
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  private static void harmless(HttpResponse<String> reply, String what) {
    assertThat(reply.statusCode()).as(what).isIn(200, 400, 413);
    if (reply.statusCode() == 200) {
      assertThat(reply.body()).as(what).matches("(?s)(CON|END) .+").doesNotContain("Samahani");
    }
    assertThat(reply.body()).as(what).doesNotContain("Exception", "\tat ", "ke.go.", "SQL");
  }

  private static String form(String field, String value) {
    return FIELDS.stream()
        .map(name -> name + "=" + encoded(name.equals(field) ? value : usual(name)))
        .collect(Collectors.joining("&"));
  }

  private static String usual(String name) {
    return switch (name) {
      case "sessionId" -> "ATUid_hostile" + System.nanoTime();
      case "phoneNumber" -> Caller.ENGLISH;
      case "networkCode" -> "63902";
      case "serviceCode" -> "*483#";
      default -> "";
    };
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return send(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.BodyPublisher body) throws Exception {
    URI at = node.world().resolve("/ussd/demo");
    HttpRequest request =
        HttpRequest.newBuilder(at)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(body)
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String raw(String rest) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.world().getPort())) {
      socket.setSoTimeout(5000);
      write(socket, rest);
      InputStream in = socket.getInputStream();
      byte[] start = in.readNBytes(12);
      return new String(start, StandardCharsets.US_ASCII);
    }
  }

  private static void write(Socket socket, String rest) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(("POST /ussd/demo HTTP/1.1\r\nHost: a\r\n" + rest).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
