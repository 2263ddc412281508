package ke.go.machakos.db.audit;

import java.time.Instant;

/** What a walk along the audit chain found. */
public sealed interface ChainCheck {
  /**
   * Every event follows from the one before it, and every head agrees.
   *
   * @param events how many are sealed
   * @param head the last one's hash, in hexadecimal
   * @param agreed how many published heads were compared
   * @param waiting how many events were written a moment ago and wait for their seal
   */
  record Whole(long events, String head, int agreed, long waiting) implements ChainCheck {}

  /**
   * Something was changed since.
   *
   * @param event the first place in the chain that differs, counted from 1
   */
  record Broken(long event, String why) implements ChainCheck {}

  /**
   * The chain is whole, but an event waits too long for its place in it.
   *
   * @param entry the number of the oldest such event's row
   * @param since when it was written
   * @param count how many wait too long
   */
  record Unsealed(long entry, Instant since, long count) implements ChainCheck {}
}
