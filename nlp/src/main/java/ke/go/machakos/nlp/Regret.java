package ke.go.machakos.nlp;

import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.maxent.quasinewton.Function;

/**
 * How surprising the true urgencies of messages are to {@link Stakes}, as a function of what is
 * added to their table, for OpenNLP's minimiser. For one thread.
 */
final class Regret implements Function {
  private static final double SMALLEST = 1e-12;

  private final List<Stakes.Said> messages;
  private final int[] truths;
  private final double[] start;
  private final double[] at;
  private final double[] table;
  private final double[] slope;
  private double value = Double.NaN;

  /**
   * Of messages.
   *
   * @param truths the number of the urgency of each
   * @param start the table before anything is added
   */
  Regret(List<Stakes.Said> messages, int[] truths, double... start) {
    this.messages = List.copyOf(messages);
    this.truths = truths.clone();
    this.start = start.clone();
    this.at = new double[start.length];
    this.table = start.clone();
    this.slope = new double[start.length];
  }

  @Override
  public int getDimension() {
    return at.length;
  }

  @Override
  public double valueAt(double[] place) {
    goTo(place);
    return value;
  }

  /** A copy: the minimiser adds to it. */
  @Override
  public double[] gradientAt(double[] place) {
    goTo(place);
    return slope.clone();
  }

  private void goTo(double... place) {
    if (!Double.isNaN(value) && Arrays.equals(place, at)) {
      return;
    }
    System.arraycopy(place, 0, at, 0, at.length);
    Arrays.setAll(table, i -> start[i] + at[i]);
    Arrays.fill(slope, 0);
    value = 0;
    for (int i = 0; i < truths.length; i++) {
      learn(messages.get(i), truths[i]);
    }
  }

  private void learn(Stakes.Said said, int truth) {
    int services = said.services().length;
    double[][] experts = new double[services][];
    double likely = SMALLEST;
    for (int i = 0; i < services; i++) {
      experts[i] = Stakes.expert(table, said.services()[i], said.words());
      likely += said.chances()[i] * experts[i][truth];
    }
    value -= Math.log(likely);
    for (int i = 0; i < services; i++) {
      double share = said.chances()[i] * experts[i][truth] / likely;
      int row = Stakes.row(said.services()[i]);
      for (int level = 0; level < Stakes.LEVELS; level++) {
        double push = share * (experts[i][level] - (level == truth ? 1 : 0));
        slope[row] += push * said.words()[level];
        slope[row + 1 + level] += push;
      }
    }
  }
}
