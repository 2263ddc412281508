package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much each of two models is heard, which turns their scores into probabilities.
 *
 * @param bayes what naive Bayes' log scores are multiplied by: it takes every piece of a word for
 *     news of its own and is far too sure
 * @param entropy likewise for maximum entropy's
 */
record Mix(double bayes, double entropy) {
  private static final double[] BAYES = {0, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.14, 0.2};

  /** The same where it weighs features, which makes a text as long as one. */
  private static final double[] WEIGHING = {0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.6, 3.5, 5};

  private static final double[] ENTROPY = {0, 0.4, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.6};

  /** What was said of a text, and the number of its true label. */
  record Case(int truth, Pair.Opinion opinion) {}

  /**
   * Finds the weights under which the truths are likeliest.
   *
   * @param few whether the models came of few texts
   */
  static Mix fit(List<Case> cases, boolean few) {
    Mix best = new Mix(few ? 1 : 0.1, 1);
    double least = Double.MAX_VALUE;
    for (double bayes : few ? WEIGHING : BAYES) {
      for (double entropy : ENTROPY) {
        Mix tried = new Mix(bayes, entropy);
        double surprise =
            cases.stream().mapToDouble(it -> surprise(tried.of(it.opinion()), it.truth())).sum();
        if (surprise < least) {
          least = surprise;
          best = tried;
        }
      }
    }
    return best;
  }

  /** How surprising a truth is to who held it as likely as this. */
  static double surprise(double[] probabilities, int truth) {
    return -Math.log(Math.max(probabilities[truth], 1e-12));
  }

  /** The probability of each label. */
  double[] of(Pair.Opinion opinion) {
    return chances(scores(opinion));
  }

  /** The probability of each label where these are its scores, on a scale of logarithms. */
  static double[] chances(double... scores) {
    double highest = Arrays.stream(scores).max().orElse(0);
    return shares(Arrays.stream(scores).map(score -> Math.exp(score - highest)).toArray());
  }

  /** What the two together say for each label, on a scale of logarithms. */
  double[] scores(Pair.Opinion opinion) {
    return IntStream.range(0, opinion.bayes().length)
        .mapToDouble(i -> bayes * opinion.bayes()[i] + entropy * opinion.entropy()[i])
        .toArray();
  }

  /** The same in proportion, with a sum of one. */
  static double[] shares(double... weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(bayes);
    out.writeDouble(entropy);
  }

  static Mix read(DataInputStream in) throws IOException {
    return new Mix(in.readDouble(), in.readDouble());
  }
}
