package ke.go.machakos.db.citizens;

import java.time.Instant;
import java.time.ZoneId;

/**
 * For how long a silent number is taken to be its holder's: twelve months, by Nairobi's calendar.
 */
final class Trust {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final int MONTHS = 12;

  private Trust() {}

  static Instant yearBefore(Instant instant) {
    return instant.atZone(NAIROBI).minusMonths(MONTHS).toInstant();
  }

  /**
   * The oldest link to a number that is its present holder's own, by when it came to be trusted.
   */
  static Instant linkedFrom(Instant trustedSince) {
    return yearBefore(trustedSince);
  }
}
