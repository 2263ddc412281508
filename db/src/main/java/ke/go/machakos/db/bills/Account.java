package ke.go.machakos.db.bills;

import java.util.Locale;

/** A side of the ledger. Every entry's lines sum to zero. */
public enum Account {
  /** What the county holds: money that came in is positive. */
  BANK,
  /** What bills are owed: what settles one is negative. */
  BILL,
  /** What was paid for a bill beyond what it owes, negative until it is used or sent back. */
  CREDIT,
  /** Money for which no bill is known, negative until it finds one. */
  UNMATCHED,
  /** What was let go, positive. */
  WAIVED;

  /** The form in the column. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The account of a code.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Account of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
