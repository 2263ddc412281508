package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the aggregator may send, and what a mistaken or hostile one does. */
class WireTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NUMBER = "712345678";

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

  @Test
  void every_spelling_of_a_number_is_the_same_caller() throws Exception {
    String rest = "&sessionId=ATUid_a&networkCode=63902&serviceCode=*483%23&text=";
    HttpResponse<String> first = post("phoneNumber=%2B254" + NUMBER + rest);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(first.body()).startsWith("CON ").contains("Choose language");
    String second = post("phoneNumber=+254" + NUMBER + rest + "2").body();
    assertThat(second).contains("in confidence");
    for (String spelling : new String[] {"254", "0", "%20254", ""}) {
      assertThat(post("phoneNumber=" + spelling + NUMBER + rest + "2").body()).isEqualTo(second);
    }
  }

  @Test
  void an_unknown_or_missing_network_gets_the_smallest_page() throws Exception {
    String rest = "&phoneNumber=%2B254700000001&serviceCode=*483%23&text=3*1";
    for (String network : new String[] {"", "&networkCode=", "&networkCode=99999x"}) {
      HttpResponse<String> reply = post("sessionId=ATUid_n" + network.length() + network + rest);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).startsWith("CON ");
      assertThat(reply.body().length()).isLessThanOrEqualTo(164);
    }
  }

  @Test
  void malformed_bodies_are_refused_and_nothing_is_quoted() throws Exception {
    String good = "sessionId=ATUid_m&phoneNumber=%2B254" + NUMBER + "&networkCode=63902&text=";
    String[] bodies = {
      "",
      "phoneNumber=%2B254" + NUMBER + "&text=",
      "sessionId=&phoneNumber=%2B254" + NUMBER + "&text=",
      "sessionId=ATUid_m&text=",
      "sessionId=ATUid_m&phoneNumber=secretive&text=",
      "sessionId=ATUid_m&phoneNumber=%2B254" + NUMBER + "12345678&text=",
      good + "1&text=2",
      good + "%zz",
      good + "%4",
      good + "&sessionId=other",
      "sessionId=" + "x".repeat(129) + "&phoneNumber=%2B254" + NUMBER + "&text=",
    };
    for (String body : bodies) {
      HttpResponse<String> reply = post(body);
      assertThat(reply.statusCode()).as(body).isEqualTo(400);
      assertThat(reply.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
      assertThat(reply.body()).doesNotContain(NUMBER, "secretive", "ATUid", "zz");
    }
    assertThat(post(good + "&text=").statusCode()).as("doubled but the same").isEqualTo(200);
  }

  @Test
  void a_wrong_secret_finds_nothing_there() throws Exception {
    String body = "sessionId=ATUid_s&phoneNumber=%2B254" + NUMBER + "&text=";
    for (String path : new String[] {"/ussd/wrong", "/ussd/", "/ussd", "/ussd/wrong/events", "/"}) {
      assertThat(post(path, body).statusCode()).as(path).isEqualTo(404);
    }
    // what fails in the router is logged as an error of ours; what finds nothing is not
    String nothing = post("/nothing", body).body();
    assertThat(post("/ussd/wrong", body).body()).isEqualTo(nothing);
    assertThat(post("/sms/wrong/incoming", body).body()).isEqualTo(nothing);
  }

  @Test
  void the_end_of_a_session_is_only_counted() throws Exception {
    Caller caller = Caller.of("+254722000777", node);
    caller.dial("*483#");
    caller.answers("2", "2", "3");
    String before = caller.again();
    String event =
        "sessionId="
            + caller.turn().sessionId()
            + "&phoneNumber=%2B254722000777&status=Incomplete&date=2026-11-23+06%3A00%3A00"
            + "&durationInMillis=1000&hopsCount=2&input=1*1&lastAppResponse=CON";
    double counted = node.metric("mlango_sessions_events_total", "Incomplete");
    for (int i = 0; i < 3; i++) {
      assertThat(post("/ussd/demo/events", event).statusCode()).isEqualTo(200);
    }
    assertThat(node.metric("mlango_sessions_events_total", "Incomplete")).isEqualTo(counted + 3);
    assertThat(caller.again()).isEqualTo(before);
    assertThat(caller.answer("2")).contains("number");
    assertThat(post("/ussd/demo/events", "status=Success").statusCode()).isEqualTo(400);
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return post("/ussd/demo", body);
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    URI at = node.world().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(at)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
