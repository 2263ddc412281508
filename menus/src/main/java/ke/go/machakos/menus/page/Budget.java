package ke.go.machakos.menus.page;

/**
 * How much one network carries in one USSD exchange (Africa's Talking, help article 1284096).
 *
 * @param page septets of a screen
 * @param input septets of an answer
 */
public record Budget(int page, int input) {
  /** Safaricom's, and that of every network that is not known: the smallest. */
  public static final Budget SMALLEST = new Budget(160, 80);

  /** Airtel's. */
  public static final Budget AIRTEL = new Budget(184, 90);

  /** The budget of a mobile network code, known or not. */
  public static Budget of(String networkCode) {
    return "63903".equals(networkCode) ? AIRTEL : SMALLEST;
  }
}
