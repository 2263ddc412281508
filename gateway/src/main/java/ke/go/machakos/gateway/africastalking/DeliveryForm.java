package ke.go.machakos.gateway.africastalking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.outbox.DeliveryReport;
import ke.go.machakos.db.outbox.Progress;
import ke.go.machakos.gateway.africastalking.UssdForm.Malformed;
import ke.go.machakos.gateway.africastalking.UssdForm.Read;
import ke.go.machakos.gateway.africastalking.UssdForm.Reading;
import ke.go.machakos.gateway.http.Form;

/**
 * Africa's Talking's delivery reports, read without I/O (contract section 4). A status that is not
 * documented is kept as it is and moves nothing.
 */
final class DeliveryForm {
  private static final String ID = "[\\x21-\\x7e]{1,80}";

  private DeliveryForm() {}

  static Reading<DeliveryReport> read(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    Optional<String> fault = Form.read(body, fields);
    if (fault.isPresent()) {
      return new Malformed<>(fault.get());
    }
    String id = fields.getOrDefault("id", "").strip();
    String status = fields.getOrDefault("status", "").strip();
    if (!id.matches(ID)) {
      return new Malformed<>("id must have 1 to 80 plain characters");
    }
    if (!status.matches("[\\x20-\\x7e]{1,40}")) {
      return new Malformed<>("status must have 1 to 40 plain characters");
    }
    return new Read<>(
        new DeliveryReport(
            SmsForm.PROVIDER,
            id,
            status,
            progress(status),
            optional(fields, "failureReason", 60),
            optional(fields, "networkCode", 10),
            optional(fields, "retryCount", 4)
                .filter(count -> count.matches("\\d{1,4}"))
                .map(Integer::valueOf)));
  }

  private static Progress progress(String status) {
    return switch (status) {
      case "Sent" -> Progress.TAKEN;
      case "Submitted" -> Progress.SUBMITTED;
      case "Buffered" -> Progress.BUFFERED;
      case "AbsentSubscriber" -> Progress.ABSENT;
      case "Expired" -> Progress.EXPIRED;
      case "Success" -> Progress.DELIVERED;
      case "Rejected", "Failed" -> Progress.UNDELIVERED;
      default -> Progress.UNKNOWN;
    };
  }

  private static Optional<String> optional(Map<String, String> fields, String name, int longest) {
    return Optional.of(fields.getOrDefault(name, "").strip())
        .filter(value -> value.matches("[\\x20-\\x7e]{1," + longest + "}"));
  }
}
