package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Known callers who dial a gateway by the aggregator's form. Thread-safe. */
final class Phones implements AutoCloseable {
  private static final int FIRST_NUMBER = 720_000_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final int count;

  Phones(Plan plan, int port) {
    this.count = plan.quick() ? 200 : 2_000;
    this.address = URI.create("http://127.0.0.1:" + port + "/ussd/demo");
  }

  static String number(int phone) {
    return "+254" + (FIRST_NUMBER + phone);
  }

  int count() {
    return count;
  }

  /** Makes them known: English, agreed an hour ago, for who just agreed cannot dial a path. */
  void enrol(Connection owner) throws SQLException {
    for (int phone = 0; phone < count; phone++) {
      for (String text : List.of("", "2", "2*1")) {
        send(turn("enrol-" + phone, phone, text));
      }
    }
    try (Statement sql = owner.createStatement()) {
      sql.execute("UPDATE consent SET at = at - INTERVAL 1 HOUR");
    }
  }

  /** One turn of a dialogue, with all its answers so far. */
  HttpRequest turn(String session, int phone, String text) {
    String body =
        "sessionId="
            + session
            + "&phoneNumber="
            + encoded(number(phone))
            + "&networkCode=63902&serviceCode="
            + encoded("*483#")
            + "&text="
            + encoded(text);
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private void send(HttpRequest turn) {
    try {
      http.send(turn, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
