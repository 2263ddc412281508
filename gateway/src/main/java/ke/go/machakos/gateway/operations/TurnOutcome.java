package ke.go.machakos.gateway.operations;

/** How a USSD turn came out, as it is counted. */
public enum TurnOutcome {
  /** A screen that waits for an answer. */
  SHOWN("shown"),
  /** A screen that ends the dialogue. */
  ENDED("ended"),
  /** The same turn again: the stored reply, nothing run. */
  REPLAYED("replayed"),
  /** A turn out of its order: answered without moving the dialogue. */
  LATE("late"),
  /** The apology screen. */
  FAULT("fault"),
  /** Turned away by the bulkhead. */
  BUSY("busy"),
  /** A body that is no turn. */
  MALFORMED("malformed");

  final String label;

  TurnOutcome(String label) {
    this.label = label;
  }
}
