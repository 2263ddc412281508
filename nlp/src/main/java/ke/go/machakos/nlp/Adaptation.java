package ke.go.machakos.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Teaches a trained pair of models what a few more texts are about, and holds it to what it says of
 * the texts that it came of: only the rare features of the new texts may change, and a change that
 * moves an old text costs as much as one that leaves a new text wrong.
 *
 * <p>Training anew on all texts moves every weight a little: measured twice with twenty corrections
 * among 37,000 messages, it took minutes and lost held-out messages that had nothing to do with
 * them. With frequent features too, one was lost for a smell that it shared with the corrections.
 */
final class Adaptation {
  private static final double RIDGE = Learner.LIGHT;
  private static final int ROUNDS = 60;
  private static final int REMEMBERED = 5;
  private static final int TRIES = 1000;

  private final List<String> labels;
  private final Pair pair;
  private final Mix mix;
  private final int[] changing;
  private final Map<Integer, Integer> places = new HashMap<>();

  private Adaptation(List<String> labels, Pair pair, Mix mix, List<Labelled> lessons) {
    this.labels = labels;
    this.pair = pair;
    this.mix = mix;
    this.changing =
        lessons.stream()
            .flatMapToInt(it -> IntStream.of(pair.vector(it).numbers()))
            .filter(pair.vocabulary()::isRare)
            .distinct()
            .sorted()
            .toArray();
    for (int number : changing) {
      places.put(number, places.size());
    }
  }

  /**
   * The pair after it has learnt.
   *
   * @param old the texts that it came of
   * @param lessons the new ones, each label among {@code labels}
   */
  static Pair of(
      List<String> labels, Pair pair, Mix mix, List<Labelled> old, List<Labelled> lessons) {
    return new Adaptation(labels, pair.knowing(lessons), mix, lessons).taught(old, lessons);
  }

  private Pair taught(List<Labelled> old, List<Labelled> lessons) {
    if (changing.length == 0) {
      return pair; // the minimiser looks for ever for a way down where there is none
    }
    List<Drift.Text> texts = new ArrayList<>();
    old.stream().map(this::asItWas).filter(it -> it.features().length > 0).forEach(texts::add);
    lessons.stream().map(this::asItShould).forEach(texts::add);
    Drift drift = new Drift(texts, changing.length, labels.size(), mix.entropy());
    double[] found = new QNMinimizer(0, RIDGE, ROUNDS, REMEMBERED, TRIES).minimize(drift);
    return pair.changed(changing, found);
  }

  private Drift.Text asItWas(Labelled text) {
    double[] scores = mix.scores(pair.about(text));
    return text(text, scores, Mix.chances(scores));
  }

  private Drift.Text asItShould(Labelled text) {
    double[] target = new double[labels.size()];
    target[labels.indexOf(text.label())] = 1;
    return text(text, mix.scores(pair.about(text)), target);
  }

  private Drift.Text text(Labelled text, double[] scores, double[] target) {
    Vocabulary.Vector vector = pair.vector(text);
    int[] known =
        IntStream.range(0, vector.numbers().length)
            .filter(i -> places.containsKey(vector.numbers()[i]))
            .toArray();
    int[] features = Arrays.stream(known).map(i -> places.get(vector.numbers()[i])).toArray();
    float[] values = new float[known.length];
    for (int i = 0; i < known.length; i++) {
      values[i] = vector.values()[known[i]];
    }
    return new Drift.Text(features, values, scores, target);
  }
}
