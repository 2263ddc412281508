package ke.go.machakos.db.reference;

import java.util.Locale;
import java.util.Optional;

/**
 * A reference a citizen types on a keypad: a kind digit, a sequence of five to seven digits, and a
 * Damm check digit, which catches every single mistyped digit and every swap of two neighbours.
 *
 * @param kind what the reference names
 * @param digits all 7 to 9 digits, the form that is stored and shown
 */
public record Reference(Kind kind, String digits) {
  private static final long LARGEST = 9_999_999;

  public Reference {
    if (!wellFormed(digits) || digits.charAt(0) != kind.digit) {
      throw new IllegalArgumentException("not a reference of kind " + kind + ": " + digits);
    }
  }

  /** What a reference names; its digit comes first. */
  public enum Kind {
    PERMIT('1'),
    BILL('2'),
    PROJECT('3'),
    CASE('4'),
    INFORMATION('5'),
    APPLICATION('6'),
    VISIT('7');

    private final char digit;

    Kind(char digit) {
      this.digit = digit;
    }

    private static Kind of(char digit) {
      return values()[digit - '1'];
    }
  }

  /** The reference of a sequence number from 1 to 9,999,999. */
  public static Reference of(Kind kind, long sequence) {
    if (sequence < 1 || sequence > LARGEST) {
      throw new IllegalArgumentException("sequence out of range: " + sequence);
    }
    String body = kind.digit + String.format(Locale.ROOT, "%05d", sequence);
    return new Reference(kind, body + Damm.checkDigit(body));
  }

  /**
   * Reads what was typed, passing over spaces and dashes; empty when its length, kind or check
   * digit is wrong.
   */
  public static Optional<Reference> parse(String typed) {
    String digits = typed.replaceAll("[\\s-]", "");
    return wellFormed(digits)
        ? Optional.of(new Reference(Kind.of(digits.charAt(0)), digits))
        : Optional.empty();
  }

  /** The sequence number inside. */
  public long sequence() {
    return Long.parseLong(digits.substring(1, digits.length() - 1));
  }

  private static boolean wellFormed(String digits) {
    return digits.matches("[1-7](?:[0-9]{5}|[1-9][0-9]{5,6})[0-9]")
        && Damm.holds(digits)
        && !digits.substring(1, digits.length() - 1).matches("0+");
  }

  @Override
  public String toString() {
    return digits;
  }
}
