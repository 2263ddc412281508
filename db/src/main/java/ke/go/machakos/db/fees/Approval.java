package ke.go.machakos.db.fees;

/** What became of an approval of a version. */
public enum Approval {
  /** It is in force from its day on. */
  DONE,
  /** Who approves has proposed it: a second person must. */
  SAME_PERSON,
  /** Somebody approved it before. */
  ALREADY,
  /** Others were approved since it was proposed, which it would undo unseen: propose it anew. */
  OVERTAKEN,
  /** There is no such version. */
  UNKNOWN
}
