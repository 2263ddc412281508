package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ke.go.machakos.nlp.Classifier.Opinion;
import ke.go.machakos.nlp.Ranking.Score;

/**
 * What turns two models' scores into probabilities that mean something.
 *
 * @param bayesWeight what naive Bayes' log scores are multiplied by: it takes every piece of a word
 *     for news of its own and is far too sure
 * @param entropyWeight likewise for maximum entropy's
 * @param routeAt by language, the probability from which {@link #AIM} of the held-out predictions
 *     were right; above 1 where none was high enough
 * @param askAt the probability from which one of the first three was right nearly always
 */
record Calibration(
    double bayesWeight, double entropyWeight, Map<String, Double> routeAt, double askAt) {
  /** How often what is routed without asking was right on held-out texts. */
  static final double AIM = 0.955;

  private static final double NEVER = 2;

  /** How often one of the first three must be the truth for a question to be worth it. */
  private static final double WORTH = 0.75;

  /** Wrong predictions that may have been missed among few. */
  private static final int DOUBTS = 3;

  /** Fewer predictions than this above a threshold prove nothing. */
  private static final int PROOF = 20;

  private static final double[] BAYES = {0, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.14, 0.2};
  private static final double[] ENTROPY = {0, 0.4, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.6};

  static final Calibration NONE = new Calibration(0.1, 1, Map.of(), NEVER);

  Calibration {
    routeAt = Map.copyOf(routeAt);
  }

  /** Finds the weights under which the truth of held-out texts is likeliest, then thresholds. */
  static Calibration fit(List<String> labels, List<Opinion> opinions) {
    List<Opinion> known = opinions.stream().filter(Opinion::known).toList();
    Calibration best = NONE;
    double least = Double.MAX_VALUE;
    for (double bayes : BAYES) {
      for (double entropy : ENTROPY) {
        Calibration tried = new Calibration(bayes, entropy, Map.of(), NEVER);
        double surprise = known.stream().mapToDouble(tried::surprise).sum();
        if (surprise < least) {
          least = surprise;
          best = tried;
        }
      }
    }
    return best.withThresholds(labels, known);
  }

  private double surprise(Opinion opinion) {
    double[] probabilities = probabilities(opinion.bayes(), opinion.entropy());
    return -Math.log(Math.max(probabilities[opinion.truth()], 1e-12));
  }

  private Calibration withThresholds(List<String> labels, List<Opinion> opinions) {
    double overall = threshold(predictions(labels, opinions, ""));
    Map<String, Double> thresholds = new HashMap<>();
    for (String language :
        new TreeSet<>(opinions.stream().map(it -> it.text().language()).toList())) {
      // a language with few messages may look better than it is
      thresholds.put(
          language, Math.max(overall, threshold(predictions(labels, opinions, language))));
    }
    double worth = 0;
    for (double at = 0.02; at < 0.5; at += 0.02) {
      double floor = at;
      List<Prediction> below =
          predictions(labels, opinions, "").stream()
              .filter(it -> it.said().confidence() < floor && it.said().confidence() >= floor - 0.1)
              .toList();
      long found = below.stream().filter(it -> it.said().has(it.truth(), 3)).count();
      if (below.size() >= PROOF && found < WORTH * below.size()) {
        worth = at;
      }
    }
    return new Calibration(bayesWeight, entropyWeight, thresholds, worth);
  }

  private static double threshold(List<Prediction> predictions) {
    Evaluation.Coverage sure = Evaluation.coverage(predictions, AIM, DOUBTS);
    return sure.count() < PROOF ? NEVER : sure.threshold();
  }

  private List<Prediction> predictions(
      List<String> labels, List<Opinion> opinions, String language) {
    return opinions.stream()
        .filter(it -> language.isEmpty() || it.text().language().equals(language))
        .map(it -> new Prediction(it.text().label(), ranking(labels, it.bayes(), it.entropy())))
        .toList();
  }

  Ranking ranking(List<String> labels, double[] bayes, double[] entropy) {
    double[] probabilities = probabilities(bayes, entropy);
    return new Ranking(
        IntStream.range(0, probabilities.length)
            .mapToObj(i -> new Score(labels.get(i), probabilities[i]))
            .sorted(
                Comparator.comparingDouble(Score::probability)
                    .reversed()
                    .thenComparing(Score::label))
            .toList());
  }

  private double[] probabilities(double[] bayes, double[] entropy) {
    double[] scores =
        IntStream.range(0, bayes.length)
            .mapToDouble(i -> bayesWeight * bayes[i] + entropyWeight * entropy[i])
            .toArray();
    double highest = Arrays.stream(scores).max().orElse(0);
    double[] weights = Arrays.stream(scores).map(score -> Math.exp(score - highest)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** The threshold of a language; of an unknown one the strictest of all. */
  double routeAt(String language) {
    return routeAt.getOrDefault(
        language, routeAt.values().stream().mapToDouble(it -> it).max().orElse(NEVER));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(bayesWeight);
    out.writeDouble(entropyWeight);
    out.writeDouble(askAt);
    out.writeInt(routeAt.size());
    for (Map.Entry<String, Double> each : new TreeMap<>(routeAt).entrySet()) {
      out.writeUTF(each.getKey());
      out.writeDouble(each.getValue());
    }
  }

  static Calibration read(DataInputStream in) throws IOException {
    double bayes = in.readDouble();
    double entropy = in.readDouble();
    double askAt = in.readDouble();
    Map<String, Double> routeAt = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String language = in.readUTF();
      routeAt.put(language, in.readDouble());
    }
    return new Calibration(bayes, entropy, routeAt, askAt);
  }
}
