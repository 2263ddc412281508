package ke.go.machakos.db.payments;

import java.util.Locale;

/** Why money or evidence needs a person. */
public enum Why {
  /** No account was given. */
  NO_ACCOUNT,
  /** There is no bill of the account that was given. */
  UNKNOWN_ACCOUNT,
  /** The bill is owed no more. */
  CANCELLED_BILL,
  /** The amount is not of whole shillings. */
  CENTS,
  /** It is no amount that can be paid: none, negative, or beyond all measure. */
  NO_AMOUNT,
  /** More than M-Pesa carries at once. */
  TOO_MUCH,
  /** It is no receipt. */
  NO_RECEIPT,
  /** It answers a push that nobody here asked for, or not yet. */
  UNKNOWN_REQUEST,
  /** The amount is another one than was asked for, or than was said before. */
  AMOUNT,
  /** The account is another one than was said before, or than the push was for. */
  ACCOUNT,
  /** The receipt is known for another push. */
  REQUEST,
  /** The push has another receipt. */
  RECEIPT,
  /** The same phone paid the same amount for the same bill within a day, by another receipt. */
  POSSIBLE_DOUBLE,
  /** Another payment is for the same plate and day. */
  PLATE_AND_DAY,
  /** One was proved without a receipt, and one of the same bill and amount has another push's. */
  PROVEN_TWICE,
  /** What was sent could not be read. */
  UNREADABLE;

  /** The form in columns, for example {@code unknown_account}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of a code. */
  public static Why of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
