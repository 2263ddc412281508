package ke.go.machakos.nlp;

import java.util.Comparator;
import java.util.List;

/** How soon somebody must act, and from which probability on a message is taken to say so. */
public enum Urgency {
  ROUTINE,
  URGENT,
  EMERGENCY;

  /** How many of the held-out messages that were not routine the threshold must find. */
  private static final double RECALL = 0.95;

  /** The word for it in data. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The probability that a message is not routine. */
  static double danger(Ranking said) {
    return said.isEmpty() ? 0 : 1 - said.probability(ROUTINE.code());
  }

  /**
   * The highest probability from which on nearly every held-out message that was not routine is
   * found. Better one call too many than one too few.
   */
  static double threshold(List<Prediction> heldOut) {
    List<Double> dangers =
        heldOut.stream()
            .filter(it -> !it.truth().equals(ROUTINE.code()))
            .map(it -> danger(it.said()))
            .sorted(Comparator.reverseOrder())
            .toList();
    return dangers.isEmpty() ? 1 : dangers.get((int) Math.floor(RECALL * (dangers.size() - 1)));
  }
}
