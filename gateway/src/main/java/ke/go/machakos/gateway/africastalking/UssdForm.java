package ke.go.machakos.gateway.africastalking;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.conversation.UssdTurn;
import ke.go.machakos.gateway.http.Form;

/**
 * Africa's Talking's USSD forms, read without I/O (contract sections 1 and 2).
 *
 * <p>The plus sign of a number often arrives unescaped and so as a space; a field may be doubled
 * only with the same value. Control characters that a phone cannot have typed are dropped.
 */
public final class UssdForm {
  private static final int LONGEST_ID = 128;

  private UssdForm() {}

  /** A body that was read. */
  public sealed interface Reading<T> {}

  /** A well-formed one. */
  public record Read<T>(T value) implements Reading<T> {}

  /** One that is no such form, and why; the reason quotes none of its values. */
  public record Malformed<T>(String reason) implements Reading<T> {}

  /**
   * The end of a dialogue as the network tells it, if it does.
   *
   * @param status Success, Incomplete or Failed, or what else the network says
   */
  public record Ending(String sessionId, Msisdn phone, String status) {}

  /** Reads a turn. */
  public static Reading<UssdTurn> turn(byte[] body) {
    return fields(
        body,
        (id, phone, fields) ->
            new UssdTurn(
                id,
                phone,
                fields.getOrDefault("serviceCode", ""),
                fields.getOrDefault("networkCode", "").strip(),
                typed(fields.getOrDefault("text", ""))));
  }

  /** Reads an end-of-session event. */
  public static Reading<Ending> ending(byte[] body) {
    return fields(
        body, (id, phone, fields) -> new Ending(id, phone, fields.getOrDefault("status", "")));
  }

  @FunctionalInterface
  private interface Maker<T> {
    T make(String sessionId, Msisdn phone, Map<String, String> fields);
  }

  private static <T> Reading<T> fields(byte[] body, Maker<T> maker) {
    Map<String, String> fields = new LinkedHashMap<>();
    Optional<String> fault = Form.read(body, fields);
    if (fault.isPresent()) {
      return new Malformed<>(fault.get());
    }
    String id = fields.getOrDefault("sessionId", "").strip();
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      return new Malformed<>("sessionId must have 1 to " + LONGEST_ID + " characters");
    }
    Optional<Msisdn> phone = Msisdn.parse(fields.getOrDefault("phoneNumber", ""));
    if (phone.isEmpty()) {
      return new Malformed<>("phoneNumber must be a phone number in international form");
    }
    return new Read<>(maker.make(id, phone.get(), fields));
  }

  private static String typed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return text.codePoints()
            .filter(point -> !Character.isISOControl(point))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  /** The bytes that answer a turn. */
  public static byte[] answer(boolean more, String text) {
    return ((more ? "CON " : "END ") + text).getBytes(StandardCharsets.UTF_8);
  }
}
