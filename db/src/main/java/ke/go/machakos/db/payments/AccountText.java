package ke.go.machakos.db.payments;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reference.Reference;

/** What a payer typed as an account, read with patience. Pure. */
public final class AccountText {
  private static final int LONGEST_STORED = 60;
  private static final int LONGEST_TYPED = 20;

  private AccountText() {}

  /** The digits without spaces, dashes and leading zeros. */
  static String plain(String typed) {
    return typed.replaceAll("[\\s\\p{Z}\\p{Pd}]", "").replaceFirst("^0+", "");
  }

  /** The reference that was typed, its check digit held. */
  static Optional<Reference> reference(String typed) {
    return Reference.parse(plain(typed));
  }

  /** The bill whose number was typed, its check digit held. */
  static Optional<Reference> bill(String typed) {
    return reference(typed).filter(found -> found.kind() == Reference.Kind.BILL);
  }

  /** The form in a column in the clear: a phone number hidden, at most 60 characters. */
  public static String stored(String typed) {
    if (bill(typed).isPresent()) {
      return plain(typed);
    }
    String masked = NumberMask.mask(typed.strip());
    return masked.substring(0, Math.min(LONGEST_STORED, masked.length()));
  }

  /**
   * The numbers of bills that are one slip away from what was typed: a digit that is wrong, missing
   * or too much, or two neighbours that changed places.
   */
  static Set<String> oneSlipAway(String typed) {
    String digits = plain(typed).replaceAll("[^0-9]", "");
    var found = new LinkedHashSet<String>();
    if (digits.length() > LONGEST_TYPED) {
      return found;
    }
    for (int i = 0; i <= digits.length(); i++) {
      String before = digits.substring(0, i);
      String after = digits.substring(i);
      for (char digit = '0'; digit <= '9'; digit++) {
        keep(found, before + digit + after);
        keep(found, after.isEmpty() ? "" : before + digit + after.substring(1));
      }
      keep(found, after.isEmpty() ? "" : before + after.substring(1));
      if (after.length() > 1) {
        keep(found, before + after.charAt(1) + after.charAt(0) + after.substring(2));
      }
    }
    return found;
  }

  private static void keep(Set<String> found, String digits) {
    bill(digits).map(Reference::digits).filter(digits::equals).ifPresent(found::add);
  }
}
