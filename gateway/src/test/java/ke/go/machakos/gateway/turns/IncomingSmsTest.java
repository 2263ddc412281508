package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the provider posts about messages that people sent, to a whole gateway. */
class IncomingSmsTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningGateway node;

  @BeforeAll
  static void empty() {
    TestStores.get().reset();
  }

  @BeforeEach
  void start() {
    Rows.forget();
    node = RunningGateway.start(new MovableClock());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void six_hundred_copies_of_one_text_get_one_reply() {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      sent.add(post("incoming", message("copy-" + i, "Maji hakuna Mlolongo")));
      if (i % 50 == 49) {
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
      }
    }
    assertThat(sent).allMatch(each -> each.join().statusCode() == 200);
    node.close(); // waits for the messages at work
    assertThat(Rows.count("inbox")).isEqualTo(600);
    assertThat(Rows.count("inbox WHERE state = 'duplicate'")).isEqualTo(599);
    assertThat(Rows.count("inbox WHERE state = 'handled'")).isOne();
    assertThat(Rows.count("outbox WHERE kind = 'sms_reply'")).isOne();
  }

  @Test
  void a_repeat_of_one_id_does_nothing() {
    for (int i = 0; i < 3; i++) {
      assertThat(status("incoming", message("same", "HELP"))).isEqualTo(200);
    }
    node.close();
    assertThat(Rows.count("inbox")).isOne();
    assertThat(Rows.count("outbox")).isOne();
  }

  @Test
  void what_a_crash_left_is_answered_by_the_next_start() {
    assertThat(status("incoming", message("left", "HELP"))).isEqualTo(200);
    node.close();
    Rows.run("DELETE FROM outbox");
    Rows.run("UPDATE inbox SET state = 'received', handled_as = NULL, handled_at = NULL");
    RunningGateway.start(new MovableClock()).close();
    assertThat(Rows.count("inbox WHERE state = 'handled'")).isOne();
    assertThat(Rows.count("outbox")).isOne();
  }

  @Test
  void opting_out_at_the_provider_is_kept_and_subscribing_changes_nothing() {
    assertThat(status("optout", "senderId=X&phoneNumber=%2B254722000555")).isEqualTo(200);
    assertThat(Rows.count("opt_out WHERE opted_out AND channel = 'provider'")).isOne();
    for (String type : List.of("Addition", "Deletion")) {
      String change = "shortCode=1&keyword=N&updateType=" + type + "&phoneNumber=%2B25472200055";
      assertThat(status("subscription", change + 5)).isEqualTo(200);
      assertThat(status("subscription", change + 6)).isEqualTo(200);
    }
    assertThat(Rows.count("opt_out WHERE opted_out")).isOne();
    assertThat(Rows.count("opt_out")).isOne();
  }

  @Test
  void the_stand_in_tells_of_an_opt_out_and_of_a_subscription_as_the_provider_does()
      throws Exception {
    assertThat(told("optout", "{\"number\":\"+254722000555\"}")).isEqualTo(200);
    assertThat(Rows.count("opt_out WHERE opted_out AND channel = 'provider'")).isOne();
    String news = "{\"number\":\"+254722000555\",\"keyword\":\"NEWS\"";
    assertThat(told("subscription", news + "}")).isEqualTo(200);
    assertThat(told("subscription", news + ",\"updateType\":\"Deletion\"}")).isEqualTo(200);
    assertThat(Rows.count("opt_out WHERE opted_out")).isOne();
    assertThat(asked("subscription", news + ",\"updateType\":\"x\"}").statusCode()).isEqualTo(400);
    assertThat(asked("optout", "{\"number\":\"x\"}").statusCode()).isEqualTo(400);
    String off = "{\"number\":\"+254722000555\",\"optedOut\":false}";
    assertThat(asked("optout", off).body()).isEqualTo("{\"optedOut\":false}");
    assertThat(Rows.count("opt_out WHERE opted_out")).isOne();
  }

  /** What the gateway answered the stand-in, which was told to post. */
  private int told(String what, String body) throws Exception {
    HttpResponse<String> answer = asked(what, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getInteger("status");
  }

  private HttpResponse<String> asked(String what, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(node.operator().resolve("/simulator/sms/" + what))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_wrong_secret_finds_nothing_and_a_malformed_body_is_refused() {
    String good = message("a", "x");
    assertThat(posted("/sms/wrong/incoming", good).join().statusCode()).isEqualTo(404);
    assertThat(status("incoming", "text=x")).isEqualTo(400);
    assertThat(status("incoming", "id=promo&text=Bundles&from=Safaricom")).isEqualTo(200);
    assertThat(status("optout", "")).isEqualTo(400);
    assertThat(status("subscription", "phoneNumber=0722000555&updateType=x")).isEqualTo(400);
    assertThat(status("incoming", message("a", "x".repeat(20_000)))).isEqualTo(413);
    assertThat(Rows.count("inbox")).isZero();
  }

  @Test
  void while_the_database_is_down_the_provider_is_asked_to_come_again() {
    TestStores.get().stopMariaDb();
    try {
      assertThat(status("incoming", message("down", "HELP"))).isEqualTo(503);
      assertThat(status("optout", "phoneNumber=%2B254722000555")).isEqualTo(503);
    } finally {
      TestStores.get().startMariaDb();
    }
    assertThat(status("incoming", message("down", "HELP"))).isIn(200, 503);
    assertThat(status("incoming", message("down", "HELP"))).isEqualTo(200);
    node.close();
    assertThat(Rows.count("outbox")).isOne();
  }

  @Test
  void hostile_bodies_do_no_harm() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> venom =
        List.of(
            "'; DROP TABLE inbox; -- ",
            "\u0000\u001b[2J",
            "${jndi:ldap://127.0.0.1/x}",
            "\ud83d\ude00".repeat(300),
            "\u202e\ufeff\uffff",
            "HALI " + "1".repeat(1000),
            "HALI " + "1 - ".repeat(1000) + "x",
            "STOP".repeat(500),
            "{number:money}%s%n");
    for (int i = 0; i < venom.size(); i++) {
      assertThat(status("incoming", message("v" + i, venom.get(i)))).isEqualTo(200);
      String elsewhere = "from=0722000555&text=x&id=" + i + "&linkId=" + encoded(venom.get(i));
      assertThat(status("incoming", elsewhere + "&to=" + encoded(venom.get(i)))).isEqualTo(200);
      assertThat(
              status("incoming", "from=0722000555&text=x&id=" + encoded(venom.get(i) + "\n\u0000")))
          .isEqualTo(400);
    }
    for (int i = 0; i < 100; i++) {
      byte[] body = new byte[random.nextInt(2000)];
      random.nextBytes(body);
      String text = new String(body, StandardCharsets.ISO_8859_1);
      assertThat(status("incoming", text)).as("seed " + seed).isEqualTo(400);
      assertThat(status("incoming", message("r" + i, text))).as("seed " + seed).isEqualTo(200);
    }
    assertThat(node.operator("/health/live").statusCode()).isEqualTo(200);
    node.close();
    assertThat(Rows.count("inbox WHERE state = 'received'")).isZero();
  }

  private static String message(String id, String text) {
    return "date=2026-11-23+06%3A00%3A00&from=%2B254722000555&to=20880&networkCode=63902&id="
        + encoded(id)
        + "&text="
        + encoded(text);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private int status(String what, String body) {
    return post(what, body).join().statusCode();
  }

  private CompletableFuture<HttpResponse<String>> post(String what, String body) {
    return posted("/sms/" + Node.SECRET + "/" + what, body);
  }

  private CompletableFuture<HttpResponse<String>> posted(String path, String body) {
    URI at = node.world().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(at)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }
}
