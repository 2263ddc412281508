package ke.go.machakos.gateway.settings;

/** Whether the process serves citizens or shows itself. */
public enum Mode {
  /** Real secrets and keys are demanded; nothing is seeded. */
  PRODUCTION,
  /**
   * Sample data is seeded, stand-ins answer for outside parties, and everything listens on
   * loopback.
   */
  DEMO
}
