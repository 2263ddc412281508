package ke.go.machakos.gateway.simulator;

/** A network that a simulated phone can be on. */
public enum Carrier {
  SAFARICOM("63902", "Safaricom"),
  AIRTEL("63903", "Airtel"),
  TELKOM("63907", "Telkom"),
  EQUITEL("63999", "Equitel"),
  SANDBOX("99999", "Sandbox");

  private final String code;
  private final String title;

  Carrier(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The aggregator's network code, five digits. */
  public String code() {
    return code;
  }

  /** The name that people know it by. */
  public String title() {
    return title;
  }
}
