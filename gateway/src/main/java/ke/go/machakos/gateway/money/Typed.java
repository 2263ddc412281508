package ke.go.machakos.gateway.money;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ke.go.machakos.db.reference.Reference;

/**
 * What numbers somebody may have meant by what they typed as the account: each with the likeliest
 * slip. No lookup, no clock.
 */
final class Typed {
  private static final Set<Reference.Kind> PAYABLE =
      Set.of(Reference.Kind.BILL, Reference.Kind.PERMIT, Reference.Kind.APPLICATION);
  private static final int LONGEST = 10;

  private final Map<Reference, Why> meant = new LinkedHashMap<>();

  private Typed() {}

  /** The numbers that may be meant, the likeliest reading of each; none where no digits are. */
  static Map<Reference, Why> meant(String account) {
    String digits = digits(account);
    Typed typed = new Typed();
    if (digits.length() >= 5 && digits.length() <= LONGEST) {
      typed.read(digits);
    }
    return typed.meant;
  }

  /** The digits, with O and I or L read as 0 and 1 in a word of digits; the longest run else. */
  private static String digits(String account) {
    String plain = account.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z ]", "");
    return Arrays.stream(plain.split(" ", -1))
        .map(word -> word.replaceAll("[^0-9OIL]", " "))
        .flatMap(word -> Arrays.stream(word.split(" ", -1)))
        .filter(word -> word.matches(".*[0-9].*[0-9].*"))
        .map(word -> word.replace('O', '0').replace('I', '1').replace('L', '1'))
        .reduce(Typed::joined)
        .orElse("");
  }

  /** {@code 2010 011} is one number; {@code 2010011 2026} is a number and something else. */
  private static String joined(String one, String other) {
    return one.length() + other.length() <= LONGEST - 1 ? one + other : longer(one, other);
  }

  private static String longer(String one, String other) {
    return Arrays.asList(one, other).stream()
        .max(Comparator.comparingInt(String::length))
        .orElse(one);
  }

  private void read(String digits) {
    note(digits, Why.EXACT);
    for (int at = 0; at < digits.length(); at++) {
      String before = digits.substring(0, at);
      String after = digits.substring(at + 1);
      if (at + 1 < digits.length()) {
        note(before + digits.charAt(at + 1) + digits.charAt(at) + after.substring(1), Why.SWAPPED);
      }
      note(before + after, Why.DIGIT_EXTRA);
      for (char digit = '0'; digit <= '9'; digit++) {
        note(before + digit + after, Why.ONE_DIGIT_OFF);
        note(before + digit + digits.substring(at), Why.DIGIT_MISSING);
      }
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      note(digits + digit, Why.NO_CHECK_DIGIT);
    }
  }

  private void note(String digits, Why why) {
    Reference.parse(digits)
        .filter(reference -> PAYABLE.contains(reference.kind()))
        .ifPresent(
            it -> meant.merge(it, why, (one, two) -> one.weight() >= two.weight() ? one : two));
  }
}
