package ke.go.machakos.gateway.complaints;

import java.security.SecureRandom;
import java.util.Locale;

/** The secret codes by which reports are followed whose reporter leaves no number. Thread-safe. */
@FunctionalInterface
public interface FollowCodes {
  /** How many digits a code has: few enough to be remembered, and typed on a keypad. */
  int DIGITS = 6;

  /** A code that nobody can foresee. */
  String next();

  /** Codes by chance. */
  static FollowCodes random() {
    SecureRandom random = new SecureRandom();
    return () -> String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
  }
}
