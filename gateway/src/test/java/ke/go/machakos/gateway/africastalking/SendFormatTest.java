package ke.go.machakos.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import ke.go.machakos.db.outbox.Dispatches;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented answers, byte for byte, and what each comes to. */
class SendFormatTest {
  private static final Sender.Letter LETTER =
      new Sender.Letter(new Msisdn("+254711000111"), "Kesi 4000014 & zaidi", "once");

  @Test
  void a_request_names_one_number_and_escapes_the_text() {
    URI url = URI.create("https://api.africastalking.com");
    var account =
        new Settings.AfricasTalking(
            url, url, "county", new Secret("k"), Optional.of("22483"), Settings.Client.WEB);
    assertThat(SendFormat.request(account, LETTER))
        .isEqualTo(
            "username=county&to=%2B254711000111&message=Kesi+4000014+%26+zaidi&from=22483"
                + "&bulkSMSMode=1&enqueue=1");
  }

  @Test
  void the_documented_success_is_read() {
    String body =
        "{\"SMSMessageData\":{\"Message\":\"Sent to 1/1 Total Cost: KES 1.6000 [Message parts: 2]\","
            + "\"Recipients\":[{\"statusCode\":101,\"number\":\"+254711000111\","
            + "\"status\":\"Success\",\"cost\":\"KES 1.6000\",\"messageId\":\"ATXid_1\"}]}}";
    assertThat(answer(201, body))
        .isEqualTo(
            new Handed.Accepted(
                new Dispatches.Taken(
                    "africastalking",
                    Optional.of("ATXid_1"),
                    "101 Success",
                    2,
                    Optional.of("KES 1.6000"))));
  }

  @ParameterizedTest
  @CsvSource({
    "100, Processed, accepted",
    "101, Sent, accepted",
    "102, Queued, accepted",
    "401, RiskHold, MESSAGE",
    "402, InvalidSenderId, PROVIDER",
    "403, InvalidPhoneNumber, refused",
    "404, UnsupportedNumberType, refused",
    "405, InsufficientBalance, ACCOUNT",
    "406, UserInBlacklist, refused",
    "407, CouldNotRoute, MESSAGE",
    "409, DoNotDisturbRejection, refused",
    "500, InternalServerError, MESSAGE",
    "501, GatewayError, MESSAGE",
    "502, RejectedByGateway, refused",
    "777, NewToUs, MESSAGE",
  })
  void each_status_code_has_its_consequence(int code, String status, String consequence) {
    String body =
        "{\"SMSMessageData\":{\"Message\":\"\",\"Recipients\":[{\"statusCode\":%d,\"status\":\"%s\"}]}}"
            .formatted(code, status);
    assertThat(consequence(answer(201, body))).isEqualTo(consequence);
  }

  @Test
  void an_empty_list_of_recipients_is_no_success_though_the_status_is_201() {
    String body = "{\"SMSMessageData\":{\"Message\":\"InvalidSenderId\",\"Recipients\":[]}}";
    assertThat(consequence(answer(201, body))).isEqualTo("PROVIDER");
    String other = "{\"SMSMessageData\":{\"Message\":\"Something\",\"Recipients\":[]}}";
    assertThat(consequence(answer(201, other))).isEqualTo("MESSAGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"SMSMessageData\":{\"Mess",
        "{}",
        "[]",
        "{\"SMSMessageData\":{\"Recipients\":[7]}}",
        "{\"SMSMessageData\":\"x\"}",
        "{\"SMSMessageData\":{\"Recipients\":[{\"statusCode\":\"101\"}]}}",
        "null",
        "{\"SMSMessageData\":null}",
        "{\"SMSMessageData\":{\"Recipients\":[null]}}",
        "{\"SMSMessageData\":{\"Recipients\":[{\"statusCode\":null}]}}",
      })
  void what_says_201_and_cannot_be_read_was_sent_and_is_not_sent_again(String body) {
    assertThat(answer(201, body))
        .isEqualTo(
            new Handed.Accepted(
                new Dispatches.Taken(
                    "africastalking", Optional.empty(), "unreadable", 1, Optional.empty())));
  }

  @Test
  void a_null_beside_what_counts_is_read_as_if_it_were_not_there() {
    String body =
        "{\"SMSMessageData\":{\"Message\":null,\"Recipients\":[{\"statusCode\":101,"
            + "\"status\":null,\"cost\":null,\"messageId\":\"ATXid_1\"}]}}";
    assertThat(answer(201, body))
        .isEqualTo(
            new Handed.Accepted(
                new Dispatches.Taken(
                    "africastalking", Optional.of("ATXid_1"), "101 ", 1, Optional.empty())));
    String nobody = "{\"SMSMessageData\":{\"Message\":null,\"Recipients\":[]}}";
    assertThat(consequence(answer(201, nobody))).isEqualTo("MESSAGE");
  }

  @Test
  void a_bad_key_stops_every_message_and_is_no_doubt() {
    Handed bad = answer(401, "The supplied authentication is invalid");
    assertThat(bad).isInstanceOf(Handed.Held.class).extracting("inDoubt").isEqualTo(false);
    assertThat(consequence(bad)).isEqualTo("ACCOUNT");
  }

  @ParameterizedTest
  @CsvSource({"17, 17", ", 5", "soon, 5", "99999999999, 5"})
  void too_many_requests_wait_as_long_as_the_provider_asks(String header, long seconds) {
    assertThat(SendFormat.answer(429, "", Optional.ofNullable(header), LETTER))
        .isInstanceOf(Handed.Held.class)
        .extracting("pause")
        .isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"500, true, PROVIDER", "503, true, PROVIDER", "400, false, MESSAGE"})
  void an_error_of_theirs_leaves_doubt_and_one_of_ours_does_not(
      int status, boolean doubt, String trouble) {
    Handed handed = answer(status, "x");
    assertThat(handed).extracting("inDoubt").isEqualTo(doubt);
    assertThat(consequence(handed)).isEqualTo(trouble);
  }

  private static Handed answer(int status, String body) {
    return SendFormat.answer(status, body, Optional.empty(), LETTER);
  }

  private static String consequence(Handed handed) {
    return switch (handed) {
      case Handed.Accepted _ -> "accepted";
      case Handed.Refused _ -> "refused";
      case Handed.Held held -> held.trouble().name();
    };
  }
}
