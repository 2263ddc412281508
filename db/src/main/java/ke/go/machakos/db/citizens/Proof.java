package ke.go.machakos.db.citizens;

/** What a caller must show before personal records do. */
public enum Proof {
  /** Nothing: the number is in steady use by one holder. */
  OPEN,
  /** The PIN: the number is shared, or has been out of use for twelve months. */
  PIN_NEEDED,
  /** The reference of the record: as above, and no PIN was set. */
  REFERENCE_NEEDED,
  /** A visit to a desk: a wrong PIN was entered five times. */
  LOCKED
}
