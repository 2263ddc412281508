package ke.go.machakos.nlp;

import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.maxent.quasinewton.Function;

/**
 * What a change of weights costs, as a function of the change, for OpenNLP's minimiser: how
 * surprised the model is by each target after it. Where the target is what the model said before,
 * no change costs least. For one thread.
 */
final class Drift implements Function {
  /**
   * A text that the change is judged by.
   *
   * @param features of those that may change, the numbers of the ones it has, ascending
   * @param values their weights in it
   * @param scores of each label before the change
   * @param target the share of each label that is wanted
   */
  @SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
  record Text(int[] features, float[] values, double[] scores, double[] target) {}

  private final List<Text> texts;
  private final int labels;
  private final float heard;
  private final double[] at;
  private final double[] slope;
  private double value = Double.NaN;

  /**
   * Of texts.
   *
   * @param features how many may change
   * @param heard what a weight is multiplied by in a label's score
   */
  Drift(List<Text> texts, int features, int labels, double heard) {
    this.texts = List.copyOf(texts);
    this.labels = labels;
    this.heard = (float) heard;
    this.at = new double[features * labels];
    this.slope = new double[features * labels];
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
    Arrays.fill(slope, 0);
    value = 0;
    for (Text text : texts) {
      double[] chances = chances(text);
      for (int label = 0; label < labels; label++) {
        double wanted = text.target()[label];
        value -= wanted == 0 ? 0 : wanted * Math.log(Math.max(chances[label], Float.MIN_NORMAL));
        chances[label] -= wanted;
      }
      push(text, chances);
    }
  }

  /** The probability of each label after the change. */
  private double[] chances(Text text) {
    double[] scores = text.scores().clone();
    for (int i = 0; i < text.features().length; i++) {
      int row = text.features()[i] * labels;
      float feature = text.values()[i] * heard;
      for (int label = 0; label < labels; label++) {
        scores[label] += at[row + label] * feature;
      }
    }
    return Mix.chances(scores);
  }

  private void push(Text text, double... error) {
    for (int i = 0; i < text.features().length; i++) {
      int row = text.features()[i] * labels;
      float feature = text.values()[i] * heard;
      for (int label = 0; label < labels; label++) {
        slope[row + label] += error[label] * feature;
      }
    }
  }
}
