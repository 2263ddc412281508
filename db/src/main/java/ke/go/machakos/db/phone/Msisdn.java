package ke.go.machakos.db.phone;

import java.util.Optional;

/**
 * A phone number in E.164 form, for example {@code +254712345678}. A Kenyan number is always a
 * mobile one (07xx or 01xx); a number of another country is only checked to have 8 to 15 digits.
 * {@link #toString} masks it, so that it may reach a log.
 *
 * @param e164 a plus sign and digits alone
 */
public record Msisdn(String e164) {
  private static final String KENYA = "254";
  private static final int NATIONAL_DIGITS = 9;

  public Msisdn {
    if (e164.isEmpty() || e164.charAt(0) != '+' || !valid(e164.substring(1))) {
      throw new IllegalArgumentException("not a phone number in E.164 form");
    }
  }

  /**
   * Reads a number as people and aggregators write it: {@code +254712345678}, {@code 254712345678},
   * {@code 0712345678}, {@code 712345678}, or with the plus sign lost to form decoding ({@code "
   * 254712345678"}); spaces, dashes, dots and brackets inside are passed over. Empty when it is no
   * plausible number.
   */
  public static Optional<Msisdn> parse(String text) {
    boolean plus = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == ' ');
    var digits = new StringBuilder(16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c == '+' && digits.isEmpty()) {
        plus = true;
      } else if (" -.()\u00a0".indexOf(c) < 0) {
        return Optional.empty();
      }
      if (digits.length() > 16) {
        return Optional.empty();
      }
    }
    return international(digits.toString(), plus)
        .filter(Msisdn::valid)
        .map(d -> new Msisdn("+" + d));
  }

  private static Optional<String> international(String digits, boolean plus) {
    if (digits.startsWith(KENYA + "0")) {
      return Optional.of(KENYA + digits.substring(KENYA.length() + 1));
    }
    if (digits.startsWith(KENYA) && digits.length() == KENYA.length() + NATIONAL_DIGITS) {
      return Optional.of(digits);
    }
    if (digits.startsWith("0") && digits.length() == NATIONAL_DIGITS + 1) {
      return Optional.of(KENYA + digits.substring(1));
    }
    // A lost plus sign makes " 712345678" of nothing that exists: nine digits are a Kenyan's own
    // number.
    if (mobile(digits, 0)) {
      return Optional.of(KENYA + digits);
    }
    return plus ? Optional.of(digits) : Optional.empty();
  }

  private static boolean valid(String digits) {
    if (digits.length() < 8 || digits.length() > 15 || digits.charAt(0) == '0') {
      return false;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return !digits.startsWith(KENYA) || mobile(digits, KENYA.length());
  }

  private static boolean mobile(String digits, int from) {
    return digits.length() == from + NATIONAL_DIGITS
        && (digits.charAt(from) == '7' || digits.charAt(from) == '1');
  }

  /** The number with all but its country and last three digits hidden: {@code +254•••678}. */
  public String masked() {
    return (e164.startsWith("+" + KENYA) ? "+" + KENYA : e164.substring(0, 2))
        + "•••"
        + e164.substring(e164.length() - 3);
  }

  @Override
  public String toString() {
    return masked();
  }
}
