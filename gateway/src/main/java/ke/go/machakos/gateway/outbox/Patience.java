package ke.go.machakos.gateway.outbox;

import java.time.Duration;
import java.time.Instant;
import ke.go.machakos.db.outbox.Leased;

/** How long a message waits for its next try, and when it is given up. Stateless. */
final class Patience {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 8;
  private static final int TRIES = 6;

  /** What is two days late helps nobody; and a person has read the alarm by then. */
  private static final Duration USEFUL = Duration.ofDays(2);

  private Patience() {}

  /**
   * When it is tried again: 5 s after the first try, then twice as long each time, 15 min at most;
   * up to a fifth more, by its number, so that what failed together does not come together.
   */
  static Instant next(Leased leased, Instant now) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(leased.attempts() - 1, DOUBLINGS));
    Duration most = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return now.plus(most).plus(most.dividedBy(5).multipliedBy(leased.id() % 16).dividedBy(16));
  }

  static boolean over(Leased leased, Handed.Trouble trouble, Instant now) {
    boolean tried = trouble == Handed.Trouble.MESSAGE && leased.attempts() >= TRIES;
    return tried || !leased.createdAt().plus(USEFUL).isAfter(now);
  }
}
