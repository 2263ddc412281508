package ke.go.machakos.nlp;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How good predictions are. A message about which nothing was said counts as wrong. */
record Evaluation(List<Prediction> predictions) {
  private static final int BINS = 10;

  Evaluation {
    predictions = List.copyOf(predictions);
  }

  /**
   * How much can be acted upon at an accuracy.
   *
   * @param share of all predictions
   * @param threshold the lowest confidence among those acted upon
   */
  record Coverage(int count, double share, double threshold) {}

  double accuracy() {
    return share(Prediction::right);
  }

  double topThree() {
    return share(prediction -> prediction.said().has(prediction.truth(), 3));
  }

  /** The share of messages with nothing in them that the training data held. */
  double notUnderstood() {
    return share(prediction -> prediction.said().isEmpty());
  }

  private double share(Predicate<Prediction> test) {
    return (double) predictions.stream().filter(test).count() / predictions.size();
  }

  SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    predictions.forEach(prediction -> labels.add(prediction.truth()));
    return labels;
  }

  /**
   * The mean over the labels of the harmonic mean of precision and recall: a rare label weighs as
   * much as a common one.
   */
  double macroF1() {
    return labels().stream().mapToDouble(this::f1).average().orElse(0);
  }

  double f1(String label) {
    double both = predictions.stream().filter(it -> it.truth().equals(label) && it.right()).count();
    double either =
        predictions.stream().filter(it -> it.truth().equals(label)).count()
            + predictions.stream().filter(it -> it.said().has(label, 1)).count();
    return either == 0 ? 0 : 2 * both / either;
  }

  /**
   * Expected calibration error: by how much confidence and accuracy differ, over ten equal bins of
   * confidence.
   */
  double calibrationError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int here = bin;
      List<Prediction> inside =
          predictions.stream()
              .filter(it -> Math.min(BINS - 1, (int) (it.said().confidence() * BINS)) == here)
              .toList();
      double confidence = inside.stream().mapToDouble(it -> it.said().confidence()).sum();
      error += Math.abs(confidence - inside.stream().filter(Prediction::right).count());
    }
    return error / predictions.size();
  }

  /**
   * The most predictions, taken from the surest down, that are right in at least the share {@code
   * accuracy}.
   */
  static Coverage coverage(List<Prediction> predictions, double accuracy) {
    return coverage(predictions, accuracy, 0);
  }

  /**
   * The same, more careful the less there is to go by.
   *
   * @param doubts wrong predictions that are counted though nobody has seen them
   */
  static Coverage coverage(List<Prediction> predictions, double accuracy, int doubts) {
    List<Prediction> surest =
        predictions.stream()
            .filter(it -> !it.said().isEmpty())
            .sorted(
                Comparator.comparingDouble((Prediction it) -> it.said().confidence()).reversed())
            .toList();
    Coverage best = new Coverage(0, 0, 1);
    int right = 0;
    for (int i = 0; i < surest.size(); i++) {
      double confidence = surest.get(i).said().confidence();
      right += surest.get(i).right() ? 1 : 0;
      // Equal confidences stand or fall together: no threshold can part them.
      boolean lastOfTies =
          i + 1 == surest.size() || surest.get(i + 1).said().confidence() < confidence;
      if (lastOfTies && right >= accuracy * (i + 1 + doubts)) {
        best = new Coverage(i + 1, (double) (i + 1) / predictions.size(), confidence);
      }
    }
    return best;
  }
}
