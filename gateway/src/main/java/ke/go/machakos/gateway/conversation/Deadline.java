package ke.go.machakos.gateway.conversation;

import java.time.Duration;

/**
 * The moment by which a turn is answered, whatever the stores do.
 *
 * @param nanos on the scale of {@link System#nanoTime}
 */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /**
   * Goes on only while there is time.
   *
   * @throws TurnTooSlow when there is none left
   */
  void check() {
    if (System.nanoTime() - nanos > 0) {
      throw new TurnTooSlow();
    }
  }

  /** A turn that took longer than a person is kept waiting. */
  static final class TurnTooSlow extends RuntimeException {
    TurnTooSlow() {
      super("the turn took too long");
    }
  }
}
