package ke.go.machakos.db.bills;

import java.util.Locale;

/** What has become of a payment. */
public enum PaymentState {
  /** It is on the ledger against a bill. */
  POSTED,
  /** Proven to be paid and posted, but its receipt has not come yet. */
  RECEIPT_UNKNOWN,
  /** It came in and no bill is known for it: a desk looks into it. */
  UNMATCHED,
  /** It was taken back. */
  REVERSED;

  /** The form in files and columns, for example {@code receipt_unknown}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of a code.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static PaymentState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
