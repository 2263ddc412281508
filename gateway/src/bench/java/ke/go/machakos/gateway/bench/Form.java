package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The five fields of a turn, percent-decoded; a field that is missing is empty. */
record Form(
    String sessionId, String phoneNumber, String networkCode, String serviceCode, String text) {

  /** Parses an application/x-www-form-urlencoded body; unknown fields are skipped. */
  static Form parse(byte[] body) {
    String[] values = {"", "", "", "", ""};
    int at = 0;
    while (at < body.length) {
      int end = indexOf(body, '&', at, body.length);
      int equals = indexOf(body, '=', at, end);
      int field = field(decode(body, at, equals));
      if (field >= 0) {
        values[field] = decode(body, Math.min(equals + 1, end), end);
      }
      at = end + 1;
    }
    return new Form(values[0], values[1], values[2], values[3], values[4]);
  }

  private static int field(String name) {
    return switch (name) {
      case "sessionId" -> 0;
      case "phoneNumber" -> 1;
      case "networkCode" -> 2;
      case "serviceCode" -> 3;
      case "text" -> 4;
      default -> -1;
    };
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  private static String decode(byte[] bytes, int from, int to) {
    byte[] plain = Arrays.copyOfRange(bytes, from, to);
    int length = 0;
    for (int i = 0; i < plain.length; i++) {
      byte b = plain[i];
      if (b == '%' && i + 2 < plain.length) {
        plain[length++] =
            (byte) (Character.digit(plain[i + 1], 16) << 4 | Character.digit(plain[i + 2], 16));
        i += 2;
      } else {
        plain[length++] = b == '+' ? (byte) ' ' : b;
      }
    }
    return new String(plain, 0, length, UTF_8);
  }
}
