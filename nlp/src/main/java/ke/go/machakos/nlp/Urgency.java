package ke.go.machakos.nlp;

/** How soon somebody must act. */
public enum Urgency {
  ROUTINE,
  URGENT,
  EMERGENCY;

  /** The word for it in data. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The probability that a message is not routine. */
  static double danger(Ranking said) {
    return said.isEmpty() ? 0 : 1 - said.probability(ROUTINE.code());
  }
}
