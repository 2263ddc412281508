package ke.go.machakos.db.payments;

import java.util.Optional;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reference.Reference;

/** What a payer typed as an account, read with patience. Pure. */
public final class AccountText {
  private static final int LONGEST_STORED = 60;

  private AccountText() {}

  /** The digits without spaces, dashes and leading zeros. */
  static String plain(String typed) {
    return typed.replaceAll("[\\s\\p{Z}\\p{Pd}]", "").replaceFirst("^0+", "");
  }

  /** The bill whose number was typed, its check digit held. */
  public static Optional<Reference> bill(String typed) {
    return Reference.parse(plain(typed)).filter(found -> found.kind() == Reference.Kind.BILL);
  }

  /** The form in a column in the clear: a phone number hidden, at most 60 characters. */
  public static String stored(String typed) {
    if (bill(typed).isPresent()) {
      return plain(typed);
    }
    String masked = NumberMask.mask(typed.strip());
    return masked.substring(0, Math.min(LONGEST_STORED, masked.length()));
  }
}
