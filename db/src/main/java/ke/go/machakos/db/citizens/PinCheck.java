package ke.go.machakos.db.citizens;

/** What came of a PIN that was entered. */
public sealed interface PinCheck {
  /** It is right. */
  record Right() implements PinCheck {}

  /** It is wrong, and may be tried again so many times before the number locks. */
  record Wrong(int triesLeft) implements PinCheck {}

  /** Five wrong ones were entered: only a desk can unlock it. */
  record Locked() implements PinCheck {}

  /** The number has no PIN. */
  record None() implements PinCheck {}
}
