package ke.go.machakos.gateway.complaints;

import java.security.SecureRandom;
import java.util.Locale;

/** The secret codes by which reports are followed whose reporter leaves no number. Thread-safe. */
final class FollowCodes {
  private static final int CODES = 1_000_000;

  private final SecureRandom random = new SecureRandom();

  /** Six digits, to be typed on a keypad. */
  String next() {
    return String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
  }
}
