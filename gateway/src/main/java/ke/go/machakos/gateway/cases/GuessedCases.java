package ke.go.machakos.gateway.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import ke.go.machakos.db.cases.WrongCodes;
import ke.go.machakos.db.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The cases that were sent many wrong secret codes lately, by whomever: each number then has one
 * try at such a case, where it had five. Somebody who guesses with many phones is stopped by it,
 * and whoever knows the code is not, from any phone that sent no wrong one within the hour.
 *
 * <p>In memory alone, each node for itself: a row would say at which moment a case was tried, and
 * the row of the number who tried at that moment. Thread-safe.
 */
final class GuessedCases {
  /** More than people mistype at one case. */
  static final int MANY = 20;

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int CASES = 10_000;

  private final Cache<String, Wrong> lately =
      Caffeine.newBuilder().maximumSize(CASES).expireAfterWrite(WINDOW).build();

  /** So many, with less than the window between any two. */
  private record Wrong(int codes, Instant last) {
    boolean counts(Instant now) {
      return last.isAfter(now.minus(WINDOW));
    }
  }

  /** How many wrong codes a number may have sent within the hour that still has a try at a case. */
  int tries(Reference about, Instant now) {
    @Nullable Wrong wrong = lately.getIfPresent(about.digits());
    return wrong != null && wrong.codes() >= MANY && wrong.counts(now) ? 1 : WrongCodes.TRIES;
  }

  /** Counts one. */
  void add(Reference about, Instant now) {
    lately
        .asMap()
        .merge(
            about.digits(),
            new Wrong(1, now),
            (before, one) -> before.counts(now) ? new Wrong(before.codes() + 1, now) : one);
  }
}
