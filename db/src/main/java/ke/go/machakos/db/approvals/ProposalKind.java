package ke.go.machakos.db.approvals;

import java.util.Locale;

/** What is done with money, or with what is asked for, only after two people agreed. */
public enum ProposalKind {
  /** A part of a bill, or all of it, is let go. */
  WAIVE,
  /** A payment is taken back out of the books. */
  REVERSE,
  /** Money for no known bill is put on one. */
  MATCH,
  /** What was paid beyond a bill is paid back. */
  REFUND,
  /** A payment is sent back by the provider, and out of the books once it was. */
  SEND_BACK,
  /** Another schedule of fees holds: proposed and approved where schedules are taken in. */
  FEE_SCHEDULE;

  /** The form in files and columns, for example {@code fee_schedule}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a code.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static ProposalKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
