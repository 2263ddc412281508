package ke.go.machakos.gateway.africastalking.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.africastalking.sms.Recipient;
import com.google.gson.JsonSyntaxException;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import ke.go.machakos.db.outbox.Dispatches;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All that the SDK can answer, and what each comes to. */
class SdkAnswersTest {
  private static final Sender.Letter LETTER =
      new Sender.Letter(new Msisdn("+254711000111"), "Kesi 4000014", "once");

  @ParameterizedTest
  @CsvSource({
    "100, Processed, accepted",
    "101, Success, accepted",
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
    "0, , MESSAGE",
  })
  void each_status_code_has_the_consequence_that_it_has_by_the_web_client(
      int code, String status, String consequence) {
    Handed handed = SdkAnswers.told(List.of(recipient(code, status)), LETTER);
    assertThat(consequence(handed)).isEqualTo(consequence);
  }

  @Test
  void what_was_taken_keeps_the_provider_s_id_and_cost_and_counts_its_own_parts() {
    Recipient told = recipient(101, "Success");
    told.messageId = "ATXid_1";
    told.cost = "KES 0.8000";
    assertThat(SdkAnswers.told(List.of(told), LETTER))
        .isEqualTo(
            new Handed.Accepted(
                new Dispatches.Taken(
                    "africastalking",
                    Optional.of("ATXid_1"),
                    "101 Success",
                    1,
                    Optional.of("KES 0.8000"))));
  }

  @Test
  void no_recipients_may_be_a_wrong_sender_name_and_so_the_message_waits() {
    Handed handed = SdkAnswers.told(List.of(), LETTER);
    assertThat(consequence(handed)).isEqualTo("PROVIDER");
    assertThat(handed).extracting("inDoubt").isEqualTo(false);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void each_exception_has_its_consequence(Throwable failure, String consequence, boolean doubt) {
    Handed handed = SdkAnswers.failed(failure, LETTER);
    assertThat(consequence(handed)).isEqualTo(consequence);
    assertThat(handed instanceof Handed.Held held && held.inDoubt()).isEqualTo(doubt);
    assertThat(handed.toString()).doesNotContain("254711000111");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new ConnectException("refused"), "PROVIDER", false),
        Arguments.of(new UnknownHostException("api"), "PROVIDER", false),
        Arguments.of(new SSLHandshakeException("untrusted"), "PROVIDER", false),
        Arguments.of(new SocketTimeoutException("timeout"), "PROVIDER", true),
        Arguments.of(new IOException("unexpected end of stream"), "PROVIDER", true),
        Arguments.of(new IOException("Service Unavailable"), "PROVIDER", true),
        Arguments.of(new IOException("The supplied authentication is invalid"), "ACCOUNT", false),
        Arguments.of(
            new IOException("Invalid phone number: +254711000111; Expecting"), "refused", false),
        Arguments.of(new MalformedJsonException("<html>"), "accepted", false),
        Arguments.of(new JsonSyntaxException("not an object"), "accepted", false),
        Arguments.of(new EOFException("End of input at line 1 column 1"), "accepted", false),
        Arguments.of(new EOFException(), "PROVIDER", true),
        Arguments.of(new NullPointerException(), "accepted", false),
        Arguments.of(new IllegalStateException("broken"), "PROVIDER", true));
  }

  private static Recipient recipient(int code, String status) {
    Recipient told = new Recipient();
    told.statusCode = code;
    told.status = status;
    return told;
  }

  private static String consequence(Handed handed) {
    return switch (handed) {
      case Handed.Accepted _ -> "accepted";
      case Handed.Refused _ -> "refused";
      case Handed.Held held -> held.trouble().name();
    };
  }
}
