package ke.go.machakos.db.audit;

/** What a walk along the audit chain found. */
public sealed interface ChainCheck {
  /** Every event follows from the one before it, to the head; {@code head} is hexadecimal. */
  record Whole(long events, String head) implements ChainCheck {}

  /** The first event that does not. */
  record Broken(long event, String why) implements ChainCheck {}
}
