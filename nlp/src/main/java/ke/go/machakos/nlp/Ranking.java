package ke.go.machakos.nlp;

import java.util.List;

/**
 * Labels for a message, the likeliest first; empty where the message holds nothing that the
 * training data held.
 *
 * @param scores probabilities that sum to one over all labels
 */
public record Ranking(List<Score> scores) {
  /** A label and its probability. */
  public record Score(String label, double probability) {}

  public Ranking {
    scores = List.copyOf(scores);
  }

  boolean isEmpty() {
    return scores.isEmpty();
  }

  /** The probability of the likeliest label; 0 where there is none. */
  double confidence() {
    return isEmpty() ? 0 : scores.getFirst().probability();
  }

  /** The probability of a label; 0 where nothing was said of it. */
  double probability(String label) {
    return scores.stream()
        .filter(score -> score.label().equals(label))
        .mapToDouble(Score::probability)
        .findFirst()
        .orElse(0);
  }

  /** Whether a label is among the likeliest {@code count}. */
  boolean has(String label, int count) {
    return scores.stream().limit(count).anyMatch(score -> score.label().equals(label));
  }
}
