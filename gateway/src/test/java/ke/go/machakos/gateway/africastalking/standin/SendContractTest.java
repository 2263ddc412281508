package ke.go.machakos.gateway.africastalking.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import ke.go.machakos.gateway.http.Form;
import ke.go.machakos.gateway.web.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bodies of the reference, byte for byte. */
class SendContractTest extends StandInCase {
  private String body(int code, String message, String cost, String id) {
    return "{\"SMSMessageData\":{\"Message\":\""
        + message
        + "\",\"Recipients\":[{\"statusCode\":"
        + code
        + ",\"number\":\"+254700000001\",\"status\":\"Success\",\"cost\":\""
        + cost
        + "\",\"messageId\":\""
        + id
        + "\"}]}}";
  }

  @Test
  void a_message_taken_is_201_with_the_documented_body() throws Exception {
    Answer answer = send(fields("Karibu"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    String id = letters().getFirst().id();
    assertThat(id).matches("ATXid_[0-9a-f]{32}");
    assertThat(answer.body())
        .isEqualTo(
            body(101, "Sent to 1/1 Total Cost: KES 0.8000 [Message parts: 1]", "KES 0.8000", id));
  }

  @Test
  void enqueued_it_is_102() throws Exception {
    Map<String, String> fields = fields("Karibu");
    fields.put("enqueue", "1");
    assertThat(send(fields).body()).contains("\"statusCode\":102,");
    fields.put("enqueue", "0");
    assertThat(send(fields).body()).contains("\"statusCode\":101,");
  }

  @ParameterizedTest
  @CsvSource({
    "a, 160, 1, KES 0.8000",
    "a, 161, 2, KES 1.6000",
    "a, 306, 2, KES 1.6000",
    "a, 307, 3, KES 2.4000",
    "ĩ, 70, 1, KES 0.8000",
    "ĩ, 71, 2, KES 1.6000",
  })
  void parts_are_counted_as_a_network_counts_them(String of, int length, int parts, String cost)
      throws Exception {
    String body = send(fields(of.repeat(length))).body();
    assertThat(body)
        .isEqualTo(
            body(
                101,
                "Sent to 1/1 Total Cost: " + cost + " [Message parts: " + parts + "]",
                cost,
                letters().getFirst().id()));
  }

  @Test
  void several_numbers_are_several_recipients_and_one_that_is_none_is_refused() throws Exception {
    Map<String, String> fields = fields("Karibu");
    fields.put("to", "+254700000001,0711000111,+2547");
    assertThat(send(fields).body())
        .contains("Sent to 2/3 Total Cost: KES 1.6000 [Message parts: 1]")
        .contains("\"number\":\"+254711000111\"")
        .endsWith(
            "{\"statusCode\":403,\"number\":\"+2547\",\"status\":\"InvalidPhoneNumber\","
                + "\"cost\":\"0\",\"messageId\":\"None\"}]}}");
  }

  @ParameterizedTest
  @CsvSource({"wrong, sandbox", "'', sandbox", "demo, county"})
  void a_wrong_key_or_name_is_401_in_plain_text(String key, String username) throws Exception {
    Map<String, String> fields = fields("Karibu");
    fields.put("username", username);
    Answer answer = ask(HttpMethod.POST, "/version1/messaging", key, Form.write(fields));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo("The supplied authentication is invalid");
    assertThat(ask(HttpMethod.GET, "/version1/user?username=" + username, key, "").status())
        .isEqualTo(401);
    assertThat(letters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"username", "to", "message"})
  void a_field_that_is_missing_is_named(String field) throws Exception {
    Map<String, String> fields = fields("Karibu");
    fields.remove(field);
    Answer answer = send(fields);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("Request is missing required form field '" + field + "'");
  }

  @Test
  void without_a_sender_it_comes_from_the_providers_own() throws Exception {
    Map<String, String> fields = fields("Karibu");
    fields.remove("from");
    send(fields);
    assertThat(letters().getFirst().service()).isEqualTo("AFRICASTKNG");
  }

  @Test
  void the_account_has_a_balance() throws Exception {
    Answer answer = ask(HttpMethod.GET, "/version1/user?username=sandbox", "demo", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"UserData\":{\"balance\":\"KES 10000.0000\"}}");
  }

  @Test
  void a_body_that_is_too_long_is_refused() throws Exception {
    assertThat(send(fields("a".repeat(70_000))).status()).isEqualTo(413);
  }
}
