package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * What an OpenNLP model learnt, as a table: a weight for each feature and label, in one byte.
 * OpenNLP's own form of it takes eight bytes a weight and looks every feature up by name; this one
 * is a tenth of the size and the same model to within its rounding. Immutable and thread-safe.
 */
final class Linear {
  private static final int FINE = 127;

  /** A few steps do where hundreds of weights are summed and the sum counts for little. */
  private static final int COARSE = 15;

  private final int labels;
  private final float[] bias;
  private final byte[] table;
  private final float step;

  private Linear(int labels, float[] bias, byte[] table, float step) {
    this.labels = labels;
    this.bias = bias;
    this.table = table;
    this.step = step;
  }

  /** Rounds a table of weights, {@code weights[feature][label]}. */
  static Linear of(float[][] weights, float... bias) {
    return of(FINE, weights, bias);
  }

  /** The same in a third of the space. */
  static Linear coarse(float[][] weights, float... bias) {
    return of(COARSE, weights, bias);
  }

  private static Linear of(int steps, float[][] weights, float... bias) {
    float largest = 1e-6f;
    for (float[] row : weights) {
      for (float weight : row) {
        largest = Math.max(largest, Math.abs(weight));
      }
    }
    float step = largest / steps;
    byte[] table = new byte[weights.length * bias.length];
    for (int feature = 0; feature < weights.length; feature++) {
      for (int label = 0; label < bias.length; label++) {
        table[feature * bias.length + label] = (byte) Math.round(weights[feature][label] / step);
      }
    }
    return new Linear(bias.length, bias.clone(), table, step);
  }

  /** The parameters that a trained OpenNLP model holds for features that are named by number. */
  static float[][] parameters(AbstractModel model, int features, Map<String, Integer> labels) {
    Object[] parts = model.getDataStructures();
    Map<?, ?> contexts = (Map<?, ?>) parts[1];
    String[] outcomes = (String[]) parts[2];
    float[][] weights = new float[features][labels.size()];
    contexts.forEach(
        (name, learnt) -> {
          Context context = (Context) learnt;
          for (int i = 0; i < context.getOutcomes().length; i++) {
            int label = labels.getOrDefault(outcomes[context.getOutcomes()[i]], 0);
            weights[Integer.parseInt(name.toString())][label] = (float) context.getParameters()[i];
          }
        });
    return weights;
  }

  /** The score of each label: its bias and the weights of the features, times their values. */
  double[] scores(int[] features, float... values) {
    double[] scores = new double[labels];
    for (int i = 0; i < features.length; i++) {
      int row = features[i] * labels;
      for (int label = 0; label < labels; label++) {
        scores[label] += (double) table[row + label] * values[i];
      }
    }
    for (int label = 0; label < labels; label++) {
      scores[label] = scores[label] * step + bias[label];
    }
    return scores;
  }

  /** The same where each feature counts once. */
  double[] scores(int... features) {
    float[] ones = new float[features.length];
    Arrays.fill(ones, 1);
    return scores(features, ones);
  }

  /** The same among more features, of which the others weigh nothing. */
  Linear spread(int[] places, int features) {
    byte[] wider = new byte[features * labels];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(table, i * labels, wider, places[i] * labels, labels);
    }
    return new Linear(labels, bias, wider, step);
  }

  /**
   * The same where the weights of some features are changed; all others stay to the bit.
   *
   * @param by the change for each label, feature by feature; beyond the largest weight there is it
   *     is cut
   */
  Linear changed(int[] features, double... by) {
    byte[] changed = table.clone();
    for (int i = 0; i < features.length; i++) {
      for (int label = 0; label < labels; label++) {
        int at = features[i] * labels + label;
        long steps = table[at] + Math.round(by[i * labels + label] / step);
        changed[at] = (byte) Math.clamp(steps, -FINE, FINE);
      }
    }
    return new Linear(labels, bias, changed, step);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(labels);
    for (float each : bias) {
      out.writeFloat(each);
    }
    out.writeFloat(step);
    out.writeInt(table.length);
    out.write(table);
  }

  static Linear read(DataInputStream in) throws IOException {
    float[] bias = new float[in.readInt()];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = in.readFloat();
    }
    float step = in.readFloat();
    byte[] table = new byte[in.readInt()];
    in.readFully(table);
    return new Linear(bias.length, bias, table, step);
  }
}
