package ke.go.machakos.db.bills;

/** Where a bill stands on a day. */
public enum Standing {
  UNPAID,
  PART_PAID,
  /** Something is still owed after the due day. */
  OVERDUE,
  PAID,
  OVERPAID,
  /** Nothing is owed, and all of it was waived. */
  WAIVED,
  CANCELLED
}
