package ke.go.machakos.gateway.africastalking;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.gateway.http.Form;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Handed.Trouble;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.menus.gsm.GsmText;

/**
 * Africa's Talking's request to send and its answers (contract section 3), without I/O.
 *
 * <p>One number a request: an answer is then about one message, and a message that cannot be sent
 * holds up no other.
 */
final class SendFormat {
  /** Where requests are posted, below the account's URL. */
  static final String PATH = "/version1/messaging";

  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final Pattern PARTS = Pattern.compile("Message parts: (\\d{1,3})");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");

  private SendFormat() {}

  /** The body of a request. */
  static String request(Settings.AfricasTalking account, Sender.Letter letter) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", account.username());
    fields.put("to", letter.to().e164());
    fields.put("message", letter.body());
    account.senderId().ifPresent(from -> fields.put("from", from));
    fields.put("bulkSMSMode", "1");
    // taken at once, and sent on as fast as the networks take it
    fields.put("enqueue", "1");
    return Form.write(fields);
  }

  /**
   * What an answer comes to.
   *
   * @param retryAfter the header of this name, in seconds; dates are not read
   */
  static Handed answer(int status, String body, Optional<String> retryAfter, Sender.Letter letter) {
    return switch (status) {
      case 200, CREATED -> taken(body, letter);
      case UNAUTHORIZED -> Handed.Held.of("401: the key or the user is wrong", Trouble.ACCOUNT);
      case TOO_MANY ->
          new Handed.Held(
              "429: too many requests",
              Trouble.ACCOUNT,
              false,
              Optional.of(
                  retryAfter
                      .filter(text -> SECONDS.matcher(text).matches())
                      .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                      .orElse(Duration.ofSeconds(5))));
      default ->
          status >= 500
              ? Handed.Held.inDoubt("HTTP " + status)
              : Handed.Held.of("HTTP " + status, Trouble.MESSAGE);
    };
  }

  private static Handed taken(String body, Sender.Letter letter) {
    try {
      JsonObject data = new JsonObject(body).getJsonObject("SMSMessageData");
      JsonArray recipients = data == null ? null : data.getJsonArray("Recipients");
      if (data == null || recipients == null) {
        return Recipient.unreadable(parts("", letter));
      }
      String message = text(data, "Message");
      if (recipients.isEmpty()) {
        return nobody(message);
      }
      JsonObject first = recipients.getJsonObject(0);
      Integer code = first == null ? null : first.getInteger("statusCode");
      return first == null || code == null
          ? Recipient.unreadable(parts("", letter))
          : recipient(code, first).handed(parts(message, letter));
    } catch (DecodeException | ClassCastException unreadable) {
      return Recipient.unreadable(parts("", letter));
    }
  }

  /** 201 with no recipients says what is wrong in its message alone. */
  private static Handed nobody(String message) {
    Trouble trouble = message.contains("InvalidSenderId") ? Trouble.PROVIDER : Trouble.MESSAGE;
    return Handed.Held.of("no recipients: " + Recipient.plain(message), trouble);
  }

  private static Recipient recipient(int code, JsonObject recipient) {
    return new Recipient(
        code,
        text(recipient, "status"),
        Optional.ofNullable(recipient.getString("messageId")),
        Optional.ofNullable(recipient.getString("cost")));
  }

  /** A text that may be missing, or null, which the reader's own default does not stand in for. */
  private static String text(JsonObject from, String name) {
    return Optional.ofNullable(from.getString(name)).orElse("");
  }

  private static int parts(String message, Sender.Letter letter) {
    Matcher parts = PARTS.matcher(message);
    return parts.find()
        ? Integer.parseInt(parts.group(1))
        : GsmText.measure(letter.body()).segments();
  }
}
