package ke.go.machakos.nlp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What turns a classifier's scores into probabilities that mean something.
 *
 * @param temperature what log scores are divided by; naive Bayes counts every letter piece as news
 *     of its own and is far too sure without
 * @param routeAt the probability from which 95 in 100 held-out predictions were right; above 1
 *     where none was high enough
 */
record Calibration(double temperature, double routeAt) {
  private static final String TEMPERATURE = "mlango-temperature";
  private static final String ROUTE_AT = "mlango-route-at";
  private static final double NEVER = 2;

  /** Fewer predictions than this above a threshold prove nothing. */
  private static final int PROOF = 20;

  static Calibration of(Function<String, @Nullable String> entries) {
    return new Calibration(
        Optional.ofNullable(entries.apply(TEMPERATURE)).map(Double::valueOf).orElse(1.0),
        Optional.ofNullable(entries.apply(ROUTE_AT)).map(Double::valueOf).orElse(NEVER));
  }

  Map<String, String> entries() {
    return Map.of(TEMPERATURE, Double.toString(temperature), ROUTE_AT, Double.toString(routeAt));
  }

  /**
   * Finds the temperature under which the truth of held-out texts is likeliest, and then the
   * threshold.
   */
  static Calibration fit(List<Prediction> heldOut) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (double temperature : DoubleStream.iterate(1, t -> t < 200, t -> t * 1.15).toArray()) {
      double surprise = heldOut.stream().mapToDouble(it -> surprise(it, temperature)).sum();
      if (surprise < least) {
        least = surprise;
        best = temperature;
      }
    }
    Calibration warm = new Calibration(best, NEVER);
    List<Prediction> calibrated =
        heldOut.stream().map(it -> new Prediction(it.truth(), warm.apply(it.said()))).toList();
    Evaluation.Coverage coverage = Evaluation.coverage(calibrated, 0.95);
    return new Calibration(best, coverage.count() < PROOF ? NEVER : coverage.threshold());
  }

  private static double surprise(Prediction prediction, double temperature) {
    return new Calibration(temperature, NEVER)
        .apply(prediction.said()).scores().stream()
            .filter(score -> score.label().equals(prediction.truth()))
            .mapToDouble(score -> -Math.log(Math.max(score.probability(), 1e-12)))
            .sum();
  }

  private Ranking apply(Ranking raw) {
    double[] warm =
        probabilities(
            raw.scores().stream()
                .mapToDouble(score -> Math.log(Math.max(score.probability(), 1e-300)))
                .toArray());
    List<Ranking.Score> scores = raw.scores();
    return new Ranking(
        IntStream.range(0, warm.length)
            .mapToObj(i -> new Ranking.Score(scores.get(i).label(), warm[i]))
            .toList());
  }

  /** Probabilities of log scores, in the same order. */
  double[] probabilities(double[] logs) {
    double highest = Arrays.stream(logs).max().orElse(0);
    double[] weights =
        Arrays.stream(logs).map(log -> Math.exp((log - highest) / temperature)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
