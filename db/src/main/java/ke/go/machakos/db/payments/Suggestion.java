package ke.go.machakos.db.payments;

import ke.go.machakos.db.reference.Reference;

/** A bill that money may have been meant for. */
public record Suggestion(Reference bill, Likeness likeness) {

  /** What speaks for it. */
  public enum Likeness {
    /** Its number is what was typed but for one slip of a finger. */
    ONE_SLIP,
    /** The number of its permit or application was typed. */
    ITS_MATTER,
    /** It is open and of the same phone. */
    SAME_PHONE
  }
}
