package ke.go.machakos.db.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times that evidence names, where they can be believed. Pure. */
public final class Moments {
  /** M-Pesa began. */
  private static final Instant FIRST = Instant.parse("2007-03-06T00:00:00Z");

  /** How far clocks of two houses may lie apart. */
  static final Duration SKEW = Duration.ofMinutes(2);

  private Moments() {}

  /** A time as evidence gives it; when it was heard, where it cannot be so. */
  public static Instant of(Instant given, Instant heard) {
    boolean plausible = !given.isBefore(FIRST) && given.isBefore(heard.plus(Duration.ofDays(1)));
    return (plausible ? given : heard).truncatedTo(ChronoUnit.MILLIS);
  }
}
