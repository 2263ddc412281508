package ke.go.machakos.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneSmsRoutesTest {
  private static final String NUMBER = "+254700000001";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FakeGateway gateway;
  private SimulatorSite site;
  private Provider provider;

  @BeforeEach
  void open() throws Exception {
    gateway = new FakeGateway(vertx);
    site = new SimulatorSite(vertx, gateway.settings());
    provider = new Provider(site);
  }

  @AfterEach
  void close() throws Exception {
    provider.close();
    http.close();
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + site.port() + "/simulator/sms" + path));
  }

  private JsonObject inbox() throws Exception {
    return new JsonObject(get("/inbox?number=%2B254700000001").body());
  }

  @Test
  void a_message_sent_is_in_the_inbox_with_its_parts_and_its_wire() throws Exception {
    provider.send(NUMBER, "a".repeat(161));
    JsonObject letter = inbox().getJsonArray("letters").getJsonObject(0);
    assertThat(letter.getString("place")).isEqualTo("PHONE");
    assertThat(letter.getInteger("parts")).isEqualTo(2);
    assertThat(letter.getString("encoding")).isEqualTo("GSM-7");
    assertThat(letter.getString("service")).isEqualTo("22483");
    JsonArray exchanges =
        new JsonObject(get("/wire?id=" + letter.getString("id")).body()).getJsonArray("exchanges");
    JsonObject exchange = exchanges.getJsonObject(0);
    assertThat(exchange.getJsonObject("request").getString("line"))
        .isEqualTo("POST /version1/messaging HTTP/1.1");
    assertThat(exchange.getJsonObject("reply").getString("body")).contains("[Message parts: 2]");
  }

  @Test
  void an_inbox_that_was_seen_is_not_sent_again() throws Exception {
    post("/phone", "{\"number\":\"%s\",\"reception\":\"unreported\"}".formatted(NUMBER));
    provider.send(NUMBER, "Karibu");
    String seen = "/inbox?number=%2B254700000001&seen=" + inbox().getLong("version");
    assertThat(get(seen).statusCode()).isEqualTo(204);
    provider.send(NUMBER, "Tena");
    assertThat(get(seen).statusCode()).isEqualTo(200);
    assertThat(get("/inbox?number=%2B254711000111&seen=0").statusCode()).isEqualTo(204);
  }

  @Test
  void faults_are_told_counted_and_taken_away() throws Exception {
    assertThat(post("/faults", "{\"name\":\"Http429\",\"times\":2}").body())
        .isEqualTo("{\"left\":{\"Http429\":2}}");
    assertThat(provider.send(NUMBER, "a").statusCode()).isEqualTo(429);
    assertThat(get("/faults").body()).isEqualTo("{\"left\":{\"Http429\":1}}");
    assertThat(post("/faults", "{}").body()).isEqualTo("{\"left\":{}}");
    assertThat(provider.send(NUMBER, "a").statusCode()).isEqualTo(201);
  }

  @Test
  void a_phone_is_switched_off_and_on() throws Exception {
    String off = "{\"number\":\"%s\",\"reception\":\"absent\"}".formatted(NUMBER);
    assertThat(post("/phone", off).statusCode()).isEqualTo(200);
    provider.send(NUMBER, "a");
    JsonObject waiting = inbox();
    assertThat(waiting.getString("reception")).isEqualTo("absent");
    assertThat(waiting.getJsonArray("letters").getJsonObject(0).getString("place"))
        .isEqualTo("WAITING");
    JsonObject on = new JsonObject(post("/phone", off.replace("absent", "present")).body());
    assertThat(on.getJsonArray("letters").getJsonObject(0).getString("place")).isEqualTo("PHONE");
  }

  @Test
  void a_text_reaches_the_public_port_and_comes_back_with_its_wire() throws Exception {
    var asked = new JsonObject().put("number", NUMBER).put("network", "63903").put("text", "maji");
    asked.put("copies", 2).put("sameId", false).put("isoDate", false);
    HttpResponse<String> answer = post("/text", asked.encode());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getJsonArray("exchanges")).hasSize(2);
    assertThat(gateway.posts)
        .hasSize(2)
        .allSatisfy(
            post -> {
              assertThat(post.path()).isEqualTo("/sms/demo/incoming");
              assertThat(post.body())
                  .startsWith("date=2026-03-05+09%3A08%3A07&from=%2B254700000001&id=")
                  .endsWith("&text=maji&to=22483&cost=KES+0.0000&networkCode=63903");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/faults | {\"name\":\"Nothing\"}",
        "/faults | {\"name\":\"Http429\",\"times\":-1}",
        "/faults | {",
        "/phone | {\"number\":\"me\"}",
        "/phone | {\"number\":\"+254700000001\",\"reception\":\"asleep\"}",
        "/phone | {\"number\":\"+254700000001\",\"reason\":\"Whim\"}",
        "/text | {\"number\":\"+254700000001\",\"network\":\"63902\",\"text\":\" \"}",
        "/text | {\"number\":\"+254700000001\",\"network\":\"x\",\"text\":\"maji\"}",
        "/text | {\"number\":\"+254700000001\",\"network\":\"63902\",\"text\":\"maji\",\"copies\":600}",
      })
  void what_the_page_would_not_send_is_refused(String path, String body) throws Exception {
    assertThat(post(path, body).statusCode()).isEqualTo(400);
    assertThat(gateway.posts).isEmpty();
  }

  @Test
  void a_gateway_that_is_down_is_a_502() throws Exception {
    gateway.close();
    String text = "{\"number\":\"%s\",\"network\":\"63902\",\"text\":\"maji\"}".formatted(NUMBER);
    assertThat(post("/text", text).statusCode()).isEqualTo(502);
  }

  @Test
  void a_number_that_is_none_has_no_inbox_and_a_foreign_page_none_at_all() throws Exception {
    assertThat(get("/inbox?number=me").statusCode()).isEqualTo(400);
    assertThat(get("/inbox?number=%2B254700000001", "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
  }
}
