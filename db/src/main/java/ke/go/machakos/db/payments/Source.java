package ke.go.machakos.db.payments;

import java.util.Locale;
import ke.go.machakos.db.bills.Money;

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

  /** The most that M-Pesa carries in one payment (Daraja, limits). */
  public static final Money MOST_BY_MPESA = new Money(250_000);

  /** The form in columns. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it came by M-Pesa. */
  boolean isMpesa() {
    return this != BANK && this != CASH;
  }
}
