package ke.go.machakos.menus.gsm;

import java.text.Normalizer;

/**
 * Text measured and folded for the GSM default alphabet (ETSI TS 123 038, clause 6.2.1 with its
 * extension table 6.2.1.1).
 *
 * <p>A character of the basic table is one septet, one of the extension table two (escape and
 * character). Any other character makes the whole text UCS-2, counted in 16-bit units. Stateless
 * and thread-safe.
 */
public final class GsmText {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";

  /** What a character costs in septets, 0 where the GSM alphabet has no such character. */
  private static final byte[] COST = new byte[0x20B0];

  static {
    BASIC.chars().forEach(c -> COST[c] = 1);
    EXTENSION.chars().forEach(c -> COST[c] = 2);
  }

  private GsmText() {}

  /** The two encodings of a USSD page or a short message. */
  public enum Encoding {
    GSM7(160, 153),
    UCS2(70, 67);

    private final int single;
    private final int concatenated;

    Encoding(int single, int concatenated) {
      this.single = single;
      this.concatenated = concatenated;
    }
  }

  /**
   * The size of a text.
   *
   * @param encoding the one it must be sent in
   * @param units septets, or 16-bit units in UCS-2
   * @param segments short messages needed, at least 1 (TS 123 040: 160/153 septets, 70/67 units)
   */
  public record Size(Encoding encoding, int units, int segments) {
    /** Whether the text fits a page of this many septets; UCS-2 has 7/16 of that in characters. */
    public boolean fits(int septets) {
      return units <= (encoding == Encoding.GSM7 ? septets : septets * 7 / 16);
    }
  }

  /** Measures a text exactly as a network will. */
  public static Size measure(String text) {
    int septets = septets(text);
    return septets >= 0
        ? new Size(Encoding.GSM7, septets, segments(text, septets, Encoding.GSM7))
        : new Size(Encoding.UCS2, text.length(), segments(text, text.length(), Encoding.UCS2));
  }

  /** Septets of a text in the GSM alphabet, or -1 where it has a character outside it. */
  public static int septets(String text) {
    int total = 0;
    for (int i = 0; i < text.length(); i++) {
      int cost = cost(text.charAt(i));
      if (cost == 0) {
        return -1;
      }
      total += cost;
    }
    return total;
  }

  /**
   * The text in the GSM alphabet: letters lose marks that the alphabet lacks (ĩ becomes i, ũ u),
   * typographic signs become plain ones, what is left becomes a question mark.
   */
  public static String fold(String text) {
    if (septets(text) >= 0) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(point -> foldPoint(folded, point));
    return folded.toString();
  }

  /** The longest beginning of a folded text within a number of septets, marked with ".." if cut. */
  public static String cut(String folded, int septets) {
    int whole = septets(folded);
    if (whole >= 0 && whole <= septets) {
      return folded;
    }
    int used = 0;
    int end = 0;
    while (end < folded.length() && used + Math.max(1, cost(folded.charAt(end))) <= septets - 2) {
      used += Math.max(1, cost(folded.charAt(end)));
      end++;
    }
    return folded.substring(0, end).stripTrailing() + (septets >= 2 ? ".." : "");
  }

  private static void foldPoint(StringBuilder out, int point) {
    if (point < COST.length && COST[point] > 0) {
      out.append((char) point);
      return;
    }
    String plain = plain(point);
    if (!plain.isEmpty()) {
      out.append(plain);
      return;
    }
    int before = out.length();
    Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
        .chars()
        .map(c -> c == '\u2044' ? '/' : c) // a half is 1/2, not 12
        .filter(c -> cost((char) c) > 0)
        .forEach(c -> out.append((char) c));
    if (out.length() == before && !invisible(point)) {
      out.append('?');
    }
  }

  private static boolean invisible(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          true;
      default -> false;
    };
  }

  private static String plain(int point) {
    return switch (point) {
      case '\u2018', '\u2019', '\u02BC', '\u201B', '\u2032', '`', '\u00B4' -> "'";
      case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> "\"";
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> "-";
      case '\u2022', '\u00B7' -> "-";
      case '\u2026' -> "...";
      case '\t', '\u00A0' -> " ";
      default -> "";
    };
  }

  private static int segments(String text, int units, Encoding encoding) {
    if (units <= encoding.single) {
      return 1;
    }
    int segments = 1;
    int used = 0;
    for (int i = 0; i < text.length(); i++) {
      int cost = encoding == Encoding.GSM7 ? cost(text.charAt(i)) : 1;
      boolean pair = encoding == Encoding.UCS2 && Character.codePointAt(text, i) > 0xFFFF;
      int needed = pair ? 2 : cost; // an escape or a surrogate pair never straddles two messages
      if (used + needed > encoding.concatenated) {
        segments++;
        used = 0;
      }
      used += cost;
    }
    return segments;
  }

  private static int cost(char c) {
    return c < COST.length ? COST[c] : 0;
  }
}
