package ke.go.machakos.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ke.go.machakos.db.outbox.DeliveryReport;
import ke.go.machakos.db.outbox.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryFormTest {
  @Test
  void a_whole_report_is_read() {
    assertThat(
            read(
                "id=ATXid_1&status=Failed&phoneNumber=%2B254711000111&networkCode=63902"
                    + "&failureReason=UserInBlackList&retryCount=2"))
        .isEqualTo(
            new UssdForm.Read<>(
                new DeliveryReport(
                    "africastalking",
                    "ATXid_1",
                    "Failed",
                    Progress.UNDELIVERED,
                    Optional.of("UserInBlackList"),
                    Optional.of("63902"),
                    Optional.of(2))));
  }

  @ParameterizedTest
  @CsvSource({
    "Sent, TAKEN",
    "Submitted, SUBMITTED",
    "Buffered, BUFFERED",
    "AbsentSubscriber, ABSENT",
    "Expired, EXPIRED",
    "Success, DELIVERED",
    "Rejected, UNDELIVERED",
    "Failed, UNDELIVERED",
    "Teleported, UNKNOWN",
  })
  void each_status_is_so_far(String status, Progress progress) {
    assertThat(read("id=a&status=" + status)).extracting("value.progress").isEqualTo(progress);
  }

  @Test
  void what_cannot_be_read_beside_the_status_is_left_out() {
    assertThat(read("id=a&status=Success&retryCount=many&failureReason=%00&networkCode="))
        .extracting("value.retryCount", "value.failureReason", "value.networkCode")
        .containsExactly(Optional.empty(), Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "status=Sent", "id=a", "id=%00&status=Sent", "id=a&status=%0A", "id=%"})
  void a_report_of_nothing_is_malformed(String body) {
    assertThat(read(body)).isInstanceOf(UssdForm.Malformed.class);
  }

  private static UssdForm.Reading<DeliveryReport> read(String body) {
    return DeliveryForm.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
