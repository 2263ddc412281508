package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How sure a prediction must be to be acted upon, or to be asked about.
 *
 * @param routeAt by language, the probability from which {@link #AIM} of the held-out predictions
 *     were right; above 1 where none was high enough
 * @param askAt the probability from which one of the first three was right nearly always
 */
record Thresholds(Map<String, Double> routeAt, double askAt) {
  /** How often what is routed without asking was right on held-out texts. */
  static final double AIM = 0.965;

  /** The same in a language of which too few were held out to tell one wrong from another. */
  private static final double AIM_OF_FEW = 0.97;

  private static final int FEW = 1000;

  private static final double NEVER = 2;

  /** How often one of the first three must be the truth for a question to be worth it. */
  private static final double WORTH = 0.75;

  /** Wrong predictions that may have been missed among few. */
  private static final int DOUBTS = 5;

  /** Fewer predictions than this above a threshold prove nothing. */
  private static final int PROOF = 20;

  Thresholds {
    routeAt = Map.copyOf(routeAt);
  }

  /** A prediction about a text in a language, which is empty where there is one for all. */
  record Spoken(String language, Prediction prediction) {}

  /** Finds them on predictions about texts that were held out. */
  static Thresholds fit(List<Spoken> heldOut) {
    double overall = threshold(heldOut.stream().map(Spoken::prediction).toList(), AIM);
    Map<String, Double> thresholds = new HashMap<>();
    for (String language : new TreeSet<>(heldOut.stream().map(Spoken::language).toList())) {
      List<Prediction> spoken =
          heldOut.stream()
              .filter(it -> it.language().equals(language))
              .map(Spoken::prediction)
              .toList();
      // a language with few messages may look better than it is
      double aim = spoken.size() < FEW ? AIM_OF_FEW : AIM;
      thresholds.put(language, Math.max(overall, threshold(spoken, aim)));
    }
    return new Thresholds(thresholds, worthAsking(heldOut));
  }

  private static double worthAsking(List<Spoken> heldOut) {
    double worth = 0;
    for (double at = 0.02; at < 0.5; at += 0.02) {
      double floor = at;
      List<Prediction> below =
          heldOut.stream()
              .map(Spoken::prediction)
              .filter(it -> it.said().confidence() < floor && it.said().confidence() >= floor - 0.1)
              .toList();
      long found = below.stream().filter(it -> it.said().has(it.truth(), 3)).count();
      if (below.size() >= PROOF && found < WORTH * below.size()) {
        worth = at;
      }
    }
    return worth;
  }

  private static double threshold(List<Prediction> predictions, double aim) {
    Evaluation.Coverage sure = Evaluation.coverage(predictions, aim, DOUBTS);
    return sure.count() < PROOF ? NEVER : sure.threshold();
  }

  /** The threshold of a language; of an unknown one the strictest of all. */
  double routeAt(String language) {
    return routeAt.getOrDefault(
        language, routeAt.values().stream().mapToDouble(it -> it).max().orElse(NEVER));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(askAt);
    out.writeInt(routeAt.size());
    for (Map.Entry<String, Double> each : new TreeMap<>(routeAt).entrySet()) {
      out.writeUTF(each.getKey());
      out.writeDouble(each.getValue());
    }
  }

  static Thresholds read(DataInputStream in) throws IOException {
    double askAt = in.readDouble();
    Map<String, Double> routeAt = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String language = in.readUTF();
      routeAt.put(language, in.readDouble());
    }
    return new Thresholds(routeAt, askAt);
  }
}
