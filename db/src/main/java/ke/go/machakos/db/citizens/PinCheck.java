package ke.go.machakos.db.citizens;

import java.time.Instant;

/** What came of a PIN that was entered. */
public sealed interface PinCheck {
  /**
   * It is right: the caller is who set it.
   *
   * @param linkedFrom how old a record's link to the number may be; one that is older was another's
   */
  record Right(Instant linkedFrom) implements PinCheck {}

  /** It is wrong, and may be tried again so many times before the number locks. */
  record Wrong(int triesLeft) implements PinCheck {}

  /** Five wrong ones were entered: only a desk can unlock it. */
  record Locked() implements PinCheck {}

  /** The number has no PIN. */
  record None() implements PinCheck {}
}
