package ke.go.machakos.gateway.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An {@code application/x-www-form-urlencoded} body, read strictly and written, without I/O.
 *
 * <p>Ours and not Vert.x' own reader, which passes over broken escapes and doubled fields in
 * silence; a turn must not be guessed at.
 */
public final class Form {
  private static final int MOST_FIELDS = 64;

  private Form() {}

  /**
   * Reads fields into a map.
   *
   * @return what is wrong with the body, quoting none of it; empty where it is well-formed
   */
  public static Optional<String> read(byte[] body, Map<String, String> fields) {
    int from = 0;
    while (from < body.length) {
      int to = index(body, '&', from, body.length);
      int equals = index(body, '=', from, to);
      if (to > from) {
        String name = decode(body, from, equals);
        String value = decode(body, Math.min(equals + 1, to), to);
        if (name == null || value == null) {
          return Optional.of("a percent escape is broken");
        }
        String before = fields.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
          return Optional.of("a field comes twice with different values");
        }
        if (fields.size() > MOST_FIELDS) {
          return Optional.of("more than " + MOST_FIELDS + " fields");
        }
      }
      from = to + 1;
    }
    return Optional.empty();
  }

  /** The body of fields in the map's order, in UTF-8. */
  public static String write(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static int index(byte[] body, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (body[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  private static @Nullable String decode(byte[] body, int from, int to) {
    byte[] out = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = body[i];
      if (b == '+') {
        out[length++] = ' ';
      } else if (b == '%') {
        boolean whole = i + 2 < to;
        int high = whole ? Character.digit(body[i + 1], 16) : -1;
        int low = whole ? Character.digit(body[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        out[length++] = (byte) ((high << 4) | low);
        i += 2;
      } else {
        out[length++] = b;
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }
}
