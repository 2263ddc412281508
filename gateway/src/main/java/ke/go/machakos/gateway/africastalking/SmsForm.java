package ke.go.machakos.gateway.africastalking;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.africastalking.UssdForm.Malformed;
import ke.go.machakos.gateway.africastalking.UssdForm.Read;
import ke.go.machakos.gateway.africastalking.UssdForm.Reading;
import ke.go.machakos.gateway.http.Form;

/**
 * Africa's Talking's forms about short messages that people sent, read without I/O (contract
 * section 4).
 *
 * <p>What a message cannot do without is its id, its sender and its text; a citizen's words are not
 * lost for a date or a network code that cannot be read.
 */
public final class SmsForm {
  /** What the inbox calls this provider. */
  public static final String PROVIDER = "africastalking";

  private static final String ID = "[\\x21-\\x7e]{1,80}";
  private static final int LONGEST_CODE = 20;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private SmsForm() {}

  /** A change of who subscribes to a product of the short code. */
  public enum Subscription {
    ADDITION,
    DELETION
  }

  /**
   * Reads a message that somebody sent; empty where a name stands in place of a number, as in what
   * networks and companies send: nobody could be answered.
   */
  public static Reading<Optional<IncomingMessage>> incoming(byte[] body) {
    return form(
        body,
        fields -> {
          String from = fields.getOrDefault("from", "");
          String id = fields.getOrDefault("id", "").strip();
          String text = fields.get("text");
          if (from.isBlank()) {
            return new Malformed<>("from is missing");
          }
          if (!id.matches(ID)) {
            return new Malformed<>("id must have 1 to 80 plain characters");
          }
          return text == null
              ? new Malformed<>("text is missing")
              : new Read<>(Msisdn.parse(from).map(phone -> message(phone, id, text, fields)));
        });
  }

  private static IncomingMessage message(
      Msisdn phone, String id, String text, Map<String, String> fields) {
    return new IncomingMessage(
        PROVIDER,
        id,
        phone,
        start(typed(fields.getOrDefault("to", "")).strip()),
        optional(fields, "linkId", 80),
        optional(fields, "networkCode", 10),
        typed(text),
        date(fields.getOrDefault("date", "")));
  }

  /** Reads who opted out at the provider. */
  public static Reading<Msisdn> optOut(byte[] body) {
    return fields(body, "phoneNumber", (phone, fields) -> new Read<>(phone));
  }

  /** Reads that somebody subscribed or no longer does. */
  public static Reading<Subscription> subscription(byte[] body) {
    return fields(
        body,
        "phoneNumber",
        (phone, fields) ->
            switch (fields.getOrDefault("updateType", "").strip()) {
              case "Addition", "addition" -> new Read<>(Subscription.ADDITION);
              case "Deletion", "deletion" -> new Read<>(Subscription.DELETION);
              default -> new Malformed<>("updateType must be Addition or Deletion");
            });
  }

  @FunctionalInterface
  private interface Maker<T> {
    Reading<T> make(Msisdn phone, Map<String, String> fields);
  }

  private static <T> Reading<T> form(byte[] body, Function<Map<String, String>, Reading<T>> maker) {
    Map<String, String> fields = new LinkedHashMap<>();
    Optional<String> fault = Form.read(body, fields);
    return fault.isPresent() ? new Malformed<>(fault.get()) : maker.apply(fields);
  }

  private static <T> Reading<T> fields(byte[] body, String phoneField, Maker<T> maker) {
    return form(
        body,
        fields -> {
          Optional<Msisdn> phone = Msisdn.parse(fields.getOrDefault(phoneField, ""));
          return phone.isEmpty()
              ? new Malformed<>(phoneField + " must be a phone number in international form")
              : maker.make(phone.get(), fields);
        });
  }

  /** A date as both of the provider's systems write it; they mean UTC. */
  private static Optional<Instant> date(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      return Optional.of(Instant.parse(iso.endsWith("Z") ? iso : iso + "Z"))
          .filter(date -> date.isAfter(EARLIEST) && date.isBefore(LATEST));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> optional(Map<String, String> fields, String name, int longest) {
    return Optional.of(typed(fields.getOrDefault(name, "")).strip())
        .filter(value -> !value.isEmpty() && value.length() <= longest);
  }

  private static String start(String code) {
    return code.substring(0, Math.min(code.length(), LONGEST_CODE));
  }

  /** Without control characters; the ends of lines stay. */
  private static String typed(String text) {
    return text.codePoints()
        .filter(point -> point == '\n' || !Character.isISOControl(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
