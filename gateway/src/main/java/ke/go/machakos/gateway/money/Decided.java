package ke.go.machakos.gateway.money;

/** What came of a wish or a decision at the desk. */
public sealed interface Decided {
  /** It waits for a second person. */
  record Proposed(long proposal) implements Decided {}

  /** It is done. */
  record Approved(long proposal) implements Decided {}

  /** It is for M-Pesa to do, which is asked by a gateway that runs and has answered nothing yet. */
  record LeftToMpesa(long proposal) implements Decided {}

  /** It is not done, and will not be. */
  record Declined(long proposal) implements Decided {}

  /** Nothing changed. */
  record Refused(Refusal why) implements Decided {}
}
