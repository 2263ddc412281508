package ke.go.machakos.gateway.africastalking.standin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.http.Form;

/** The forms that the provider posts (contract section 4). */
final class CallbackForms {
  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private CallbackForms() {}

  static String incoming(Letter letter, String id, boolean isoDate, String network) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("date", isoDate ? iso(letter.at()) : SPACED.format(letter.at()));
    fields.put("from", letter.phone().e164());
    fields.put("id", id);
    fields.put("linkId", linkId(letter.id()));
    fields.put("text", letter.text());
    fields.put("to", letter.service());
    fields.put("cost", "KES 0.0000");
    fields.put("networkCode", network);
    return Form.write(fields);
  }

  static String report(Letter letter, String status, Phones.Manner manner) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", letter.id());
    fields.put("status", status);
    fields.put("phoneNumber", letter.phone().e164());
    fields.put("networkCode", manner.network());
    if (Reception.hasReason(status)) {
      fields.put("failureReason", manner.reason());
    }
    return Form.write(fields);
  }

  static String optOut(String senderId, Msisdn phone) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("senderId", senderId);
    fields.put("phoneNumber", phone.e164());
    return Form.write(fields);
  }

  static String subscription(SubscriptionOrder order, String shortCode) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("phoneNumber", order.from().e164());
    fields.put("shortCode", shortCode);
    fields.put("keyword", order.keyword());
    fields.put("updateType", order.updateType());
    return Form.write(fields);
  }

  /** What ties an answer to the text that asked; the stand-in makes it of the message's id. */
  static String linkId(String id) {
    return "link-" + id;
  }

  private static String iso(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
