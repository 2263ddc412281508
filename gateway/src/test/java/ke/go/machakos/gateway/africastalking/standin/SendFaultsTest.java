package ke.go.machakos.gateway.africastalking.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpClosedException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import ke.go.machakos.gateway.web.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a request to send is told to fail. */
class SendFaultsTest extends StandInCase {
  private Answer meeting(String fault) throws Exception {
    standIn.faults().tell(SendFault.of(fault).orElseThrow(), 1);
    return send(fields("Karibu"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, RiskHold",
    "402, InvalidSenderId",
    "403, InvalidPhoneNumber",
    "404, UnsupportedNumberType",
    "405, InsufficientBalance",
    "406, UserInBlacklist",
    "407, CouldNotRoute",
    "409, DoNotDisturbRejection",
    "500, InternalServerError",
    "501, GatewayError",
    "502, RejectedByGateway",
  })
  void a_status_code_comes_with_201_and_nothing_reaches_the_phone(int code, String status)
      throws Exception {
    Answer answer = meeting(status);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .isEqualTo(
            "{\"SMSMessageData\":{\"Message\":\"Sent to 0/1 Total Cost: 0 [Message parts: 1]\","
                + "\"Recipients\":[{\"statusCode\":"
                + code
                + ",\"number\":\"+254700000001\",\"status\":\""
                + status
                + "\",\"cost\":\"0\",\"messageId\":\"None\"}]}}");
    assertThat(letters()).extracting(Letter::place).containsExactly(Letter.Place.LOST);
    assertThat(letters().getFirst().fates()).containsExactly(status);
  }

  @Test
  void processed_is_a_code_of_success() throws Exception {
    assertThat(meeting("Processed").body()).contains("\"statusCode\":100,", "Sent to 1/1");
    assertThat(letters()).extracting(Letter::place).containsExactly(Letter.Place.PHONE);
  }

  @Test
  void a_sender_id_that_is_not_ours_gives_201_and_no_recipients() throws Exception {
    Answer answer = meeting("EmptyRecipients");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .isEqualTo("{\"SMSMessageData\":{\"Message\":\"InvalidSenderId\",\"Recipients\":[]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "Http401, 401, The supplied authentication is invalid",
    "Http429, 429, Too Many Requests",
    "Http500, 500, There was an internal server error.",
  })
  void a_http_status_comes_in_plain_text(String fault, int status, String body) throws Exception {
    Answer answer = meeting(fault);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo(body);
    assertThat(letters()).extracting(Letter::place).containsExactly(Letter.Place.LOST);
  }

  @Test
  void a_malformed_body_is_half_of_one_and_the_message_was_sent() throws Exception {
    Answer answer = meeting("MalformedBody");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).startsWith("{\"SMSMessageData\"").doesNotEndWith("}");
    assertThat(letters()).extracting(Letter::place).containsExactly(Letter.Place.PHONE);
    assertThat(service.next().body()).contains(letters().getFirst().id(), "status=Success");
  }

  @ParameterizedTest
  @CsvSource({"NoAnswer, LOST", "SentNoAnswer, PHONE"})
  void silence_outlasts_the_callers_patience(String fault, Letter.Place place) {
    assertThatThrownBy(() -> meeting(fault)).isInstanceOf(TimeoutException.class);
    assertThat(letters()).extracting(Letter::place).containsExactly(place);
  }

  @Test
  void a_connection_is_cut_after_the_message_was_sent_and_the_report_comes_none_the_less()
      throws Exception {
    assertThatThrownBy(() -> meeting("SentConnectionCut")).isInstanceOf(HttpClosedException.class);
    assertThat(letters()).extracting(Letter::place).containsExactly(Letter.Place.PHONE);
    assertThat(service.next().body()).contains(letters().getFirst().id(), "status=Success");
  }

  @Test
  void faults_come_as_often_as_told_and_in_the_order_told() throws Exception {
    standIn.faults().tell(SendFault.HTTP_429, 2);
    standIn.faults().tell(SendFault.HTTP_500, 1);
    assertThat(send(fields("a")).status()).isEqualTo(429);
    assertThat(send(fields("a")).status()).isEqualTo(429);
    assertThat(standIn.faults().left()).containsExactly(Map.entry(SendFault.HTTP_500, 1));
    assertThat(send(fields("a")).status()).isEqualTo(500);
    assertThat(send(fields("a")).status()).isEqualTo(201);
    standIn.faults().tell(SendFault.HTTP_500, 5);
    standIn.faults().clear();
    assertThat(send(fields("a")).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @EnumSource(SendFault.class)
  void every_fault_is_found_by_its_name(SendFault fault) {
    assertThat(SendFault.of(fault.wire())).contains(fault);
  }

  @Test
  void the_stand_in_stops_with_a_request_that_was_never_answered() {
    assertThatThrownBy(() -> meeting("NoAnswer")).isInstanceOf(TimeoutException.class);
    standIn.close();
  }
}
