package ke.go.machakos.gateway.money;

/** Why some money may be for a bill, and how much that says. */
public enum Why {
  EXACT(100, "its number was typed"),
  SWAPPED(90, "two digits swapped"),
  ONE_DIGIT_OFF(85, "one digit off"),
  NO_CHECK_DIGIT(80, "the last digit missing"),
  DIGIT_MISSING(65, "one digit missing"),
  DIGIT_EXTRA(65, "one digit too many"),
  PERMIT(75, "the number of its permit was typed"),
  NEAR_PERMIT(50, "nearly the number of its permit was typed"),
  APPLICATION(75, "the number of its application was typed"),
  SAME_PAYER(45, "a bill of the same phone"),
  SAME_AMOUNT_NEARBY(30, "the same amount is open in the ward"),
  /** Of no weight alone: it only helps what something else points to. */
  AMOUNT_FITS(15, "the amount is just what is owed");

  private final int weight;
  private final String words;

  Why(int weight, String words) {
    this.weight = weight;
    this.words = words;
  }

  int weight() {
    return weight;
  }

  /** What the desk reads. */
  public String words() {
    return words;
  }
}
