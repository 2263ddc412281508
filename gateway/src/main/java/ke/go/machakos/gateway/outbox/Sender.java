package ke.go.machakos.gateway.outbox;

import ke.go.machakos.db.phone.Msisdn;

/**
 * A provider of short messages. Thread-safe; blocks its virtual thread for at most {@link
 * Dispatcher#ANSWER}.
 */
public interface Sender extends AutoCloseable {
  /**
   * A message to be handed over.
   *
   * @param once names it across repeats, for providers that care; no two messages share one
   */
  record Letter(Msisdn to, String body, String once) {}

  /** Hands a message over; whatever goes wrong is an outcome, not an exception. */
  Handed hand(Letter letter);

  /** Lets go of what it holds, where it holds anything. */
  @Override
  default void close() {}
}
