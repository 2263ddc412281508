package ke.go.machakos.gateway.africastalking.standin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** The provider's JSON answers (contract section 3), letter for letter. */
final class SendJson {
  /** What a part costs, in ten-thousandths of a shilling. */
  private static final long PART = 8000;

  private SendJson() {}

  /**
   * What became of one number.
   *
   * @param code the status code, 100 to 102 where it was taken
   */
  record Recipient(int code, String number, String status, String messageId) {
    boolean taken() {
      return code <= 102;
    }

    static Recipient refused(SendFault fault, String number) {
      return new Recipient(fault.code(), number, fault.wire(), "None");
    }
  }

  static String sent(List<Recipient> recipients, int parts) {
    long taken = recipients.stream().filter(Recipient::taken).count();
    String message =
        "Sent to %d/%d Total Cost: %s [Message parts: %d]"
            .formatted(taken, recipients.size(), money(taken * parts * PART), parts);
    var rows = new JsonArray();
    for (Recipient each : recipients) {
      rows.add(
          new JsonObject()
              .put("statusCode", each.code())
              .put("number", each.number())
              .put("status", each.status())
              .put("cost", money(each.taken() ? parts * PART : 0))
              .put("messageId", each.messageId()));
    }
    return data(new JsonObject().put("Message", message).put("Recipients", rows));
  }

  static String empty(String message) {
    return data(new JsonObject().put("Message", message).put("Recipients", new JsonArray()));
  }

  static String texted(List<Letter> letters) {
    var rows = new JsonArray();
    for (Letter letter : letters) {
      rows.add(
          new JsonObject()
              .put("linkId", CallbackForms.linkId(letter.id()))
              .put("text", letter.text())
              .put("to", letter.service())
              .put("id", letter.id())
              .put("date", letter.at().toString())
              .put("from", letter.phone().e164()));
    }
    return data(new JsonObject().put("Messages", rows));
  }

  static String balance() {
    return new JsonObject()
        .put("UserData", new JsonObject().put("balance", "KES 10000.0000"))
        .encode();
  }

  private static String data(JsonObject data) {
    return new JsonObject().put("SMSMessageData", data).encode();
  }

  private static String money(long tenThousandths) {
    return tenThousandths == 0
        ? "0"
        : String.format(
            Locale.ROOT, "KES %d.%04d", tenThousandths / 10_000, tenThousandths % 10_000);
  }
}
