package ke.go.machakos.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.talk.Talk;
import ke.go.machakos.gateway.web.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorRoutesTest {
  private static final JsonObject PHONE =
      new JsonObject()
          .put("number", "+254700000001")
          .put("network", "63902")
          .put("serviceCode", "*483#");

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = vertx.createHttpClient();
  private FakeGateway gateway;
  private SimulatorSite site;

  @BeforeEach
  void open() throws Exception {
    gateway = new FakeGateway(vertx);
    site = new SimulatorSite(vertx, gateway.settings());
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  private Answer ask(HttpMethod method, String path, String body, String... headers)
      throws Exception {
    var target =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(site.port())
            .setMethod(method)
            .setURI(path);
    for (int i = 0; i < headers.length; i += 2) {
      target.putHeader(headers[i], headers[i + 1]);
    }
    return Answer.to(http, target, body).await(10, TimeUnit.SECONDS);
  }

  private Answer post(String path, String body) throws Exception {
    return ask(HttpMethod.POST, path, body, "Content-Type", "application/json");
  }

  private JsonObject act(JsonObject phone, String act, String value) throws Exception {
    var asked = new JsonObject().put("phone", phone).put("act", act).put("value", value);
    Answer answer = post("/simulator/turn", asked.encode());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void a_dialogue_reaches_the_public_port_as_the_aggregators_forms() throws Exception {
    JsonObject dialled = act(PHONE, "dial", "*483#");
    assertThat(dialled.getString("screen")).isEqualTo(FakeGateway.WELCOME);
    JsonObject answered = act(dialled.getJsonObject("phone"), "answer", "1");
    JsonObject ended = act(answered.getJsonObject("phone"), "answer", "a*b");
    assertThat(ended.getString("screen")).isEqualTo("END You sent a*b. Asante.");
    assertThat(ended.getJsonObject("phone").getJsonObject("session").getBoolean("open")).isFalse();

    String id = dialled.getJsonObject("phone").getJsonObject("session").getString("id");
    assertThat(id).matches("ATUid_[0-9a-f]{32}");
    String form =
        "sessionId="
            + id
            + "&phoneNumber=%2B254700000001&networkCode=63902"
            + "&serviceCode=*483%23&text=";
    assertThat(gateway.posts)
        .extracting(FakeGateway.Post::body)
        .containsExactly(form, form + "1", form + "1*a*b");
    assertThat(gateway.posts.getFirst().path()).isEqualTo("/ussd/demo");
    assertThat(gateway.posts.getFirst().headers().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void a_turn_repeated_is_byte_for_byte_the_same_even_after_the_end() throws Exception {
    JsonObject dialled = act(PHONE, "dial", "*483*1*x#");
    JsonObject repeated = act(dialled.getJsonObject("phone"), "again", "");
    assertThat(gateway.posts.get(1).body()).isEqualTo(gateway.posts.get(0).body());
    assertThat(repeated.getString("screen")).isEqualTo(dialled.getString("screen"));
    assertThat(repeated.getJsonObject("phone")).isEqualTo(dialled.getJsonObject("phone"));
  }

  @Test
  void the_raw_exchange_and_the_page_budget_come_with_the_screen() throws Exception {
    JsonObject dialled = act(PHONE, "dial", "*483#");
    JsonObject request = dialled.getJsonObject("request");
    assertThat(request.getString("line")).isEqualTo("POST /ussd/demo HTTP/1.1");
    assertThat(request.getString("body")).isEqualTo(gateway.posts.getFirst().body());
    assertThat(request.getJsonArray("headers"))
        .contains("Content-Type: application/x-www-form-urlencoded");
    assertThat(dialled.getJsonObject("reply").getString("line")).isEqualTo("HTTP/1.1 200 OK");
    assertThat(dialled.getString("encoding")).isEqualTo("GSM-7");
    assertThat(dialled.getInteger("used")).isEqualTo(FakeGateway.WELCOME.length() - 4);
    assertThat(dialled.getInteger("budget")).isEqualTo(160);

    JsonObject airtel = act(PHONE.copy().put("network", "63903"), "dial", "*483*3#");
    assertThat(airtel.getString("encoding")).isEqualTo("UCS-2");
    assertThat(airtel.getInteger("budget")).isEqualTo(80);
  }

  @Test
  void the_end_event_is_posted_to_its_own_path() throws Exception {
    JsonObject phone = act(PHONE, "dial", "*483#").getJsonObject("phone");
    var asked = new JsonObject().put("phone", phone).put("status", "Incomplete");
    asked.put("millis", 4200).put("hops", 1).put("lastReply", "CON Karibu");
    Answer answer = post("/simulator/event", asked.encode());
    assertThat(answer.status()).isEqualTo(200);
    FakeGateway.Post event = gateway.posts.getLast();
    assertThat(event.path()).isEqualTo("/ussd/demo/events");
    assertThat(event.body())
        .startsWith("date=2026-03-05+09%3A08%3A07&sessionId=ATUid_")
        .contains("&status=Incomplete&", "&durationInMillis=4200&", "&lastAppResponse=CON+Karibu");
  }

  @Test
  void the_pages_steps_become_a_transcript_that_can_be_read_back() throws Exception {
    var steps = new JsonArray();
    steps.add(new JsonObject().put("step", "caller").put("value", "+254700000001"));
    steps.add(new JsonObject().put("step", "dial").put("value", "*483#"));
    steps.add(new JsonObject().put("step", "screen").put("value", FakeGateway.WELCOME));
    steps.add(new JsonObject().put("step", "drop"));
    Answer answer = post("/simulator/talk", steps.encode());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Talk.parse(answer.body()).steps())
        .containsExactly(
            new Talk.Caller("+254700000001"),
            new Talk.Dial("*483#"),
            new Talk.Screen(FakeGateway.WELCOME),
            new Talk.Drop());
  }

  @Test
  void a_gateway_that_is_down_is_a_502_with_its_reason() throws Exception {
    gateway.close();
    var asked = new JsonObject().put("phone", PHONE).put("act", "dial").put("value", "*483#");
    Answer answer = post("/simulator/turn", asked.encode());
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.json().getString("fault")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | {",
        "400 | []",
        "400 | null",
        "400 | {}",
        "400 | {\"phone\":{\"number\":\"x\",\"network\":\"63902\"},\"act\":\"dial\"}",
        "400 | {\"phone\":{\"number\":7,\"network\":\"63902\"},\"act\":\"dial\"}",
        "400 | {\"phone\":{\"number\":\"+254700000001\",\"network\":\"63902\",\"serviceCode\":\"*483#\"},\"act\":\"sing\"}",
        "400 | {\"phone\":{\"number\":\"+254700000001\",\"network\":\"63902\",\"serviceCode\":\"*483#\"},\"act\":\"dial\",\"value\":\"0700\"}",
        "400 | {\"phone\":{\"number\":\"+254700000001\",\"network\":\"63902\",\"serviceCode\":\"#\"},\"act\":\"dial\",\"value\":\"*483#\"}",
        "409 | {\"phone\":{\"number\":\"+254700000001\",\"network\":\"63902\",\"serviceCode\":\"*483#\"},\"act\":\"answer\"}",
        "409 | {\"phone\":{\"number\":\"+254700000001\",\"network\":\"63902\",\"serviceCode\":\"*483#\"},\"act\":\"again\"}",
      })
  void what_the_page_would_not_send_is_refused(int status, String body) throws Exception {
    assertThat(post("/simulator/turn", body).status()).isEqualTo(status);
    assertThat(gateway.posts).isEmpty();
  }

  @Test
  void a_body_over_the_limit_or_of_another_type_is_refused() throws Exception {
    assertThat(post("/simulator/turn", "x".repeat(300_000)).status()).isEqualTo(413);
    assertThat(ask(HttpMethod.POST, "/simulator/turn", "{}", "Content-Type", "text/plain").status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "Host,evil.example:8081",
    "Host,127.0.0.1.evil.example",
    "Origin,http://evil.example",
    "Origin,null",
    "Origin,https://127.0.0.1",
    "Sec-Fetch-Site,cross-site",
  })
  void a_foreign_page_or_name_is_refused(String header, String value) throws Exception {
    Answer answer = ask(HttpMethod.GET, "/simulator", "", header, value);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8081", "127.0.0.1:8081", "[::1]:8081", "localhost"})
  void this_machines_own_names_are_let_through(String host) throws Exception {
    assertThat(ask(HttpMethod.GET, "/simulator", "", "Host", host).status()).isEqualTo(200);
    assertThat(
            ask(HttpMethod.GET, "/simulator", "", "Host", host, "Origin", "http://" + host)
                .status())
        .isEqualTo(200);
  }

  @Test
  void the_page_may_run_nothing_but_its_own_files() throws Exception {
    Answer page = ask(HttpMethod.GET, "/simulator", "");
    assertThat(page.headers().get("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.headers().get("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body()).doesNotContain("style=", "onclick=", "http://", "https://");
    String tag = Objects.requireNonNull(page.headers().get("ETag"));
    assertThat(ask(HttpMethod.GET, "/simulator", "", "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(ask(HttpMethod.GET, "/simulator/none.js", "").status()).isEqualTo(404);
  }
}
