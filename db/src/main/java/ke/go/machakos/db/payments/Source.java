package ke.go.machakos.db.payments;

import java.util.Locale;

/** Who says that money was paid. */
public enum Source {
  /** The answer to a push. */
  STK,
  /** The confirmation of a payment to the PayBill. */
  C2B,
  /** The provider's own list. */
  PULL,
  /** The provider's answer about one receipt. */
  STATUS,
  BANK,
  CASH;

  /** The form in columns. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it came by M-Pesa, which carries no more than 250,000 at once. */
  boolean isMpesa() {
    return this != BANK && this != CASH;
  }
}
