package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two models that OpenNLP trained over the same features: naive Bayes and maximum entropy.
 * Immutable and thread-safe.
 */
record Pair(View view, Vocabulary vocabulary, Linear bayes, Linear entropy) {
  /**
   * What the two say of a text.
   *
   * @param known whether it holds any feature that was seen in training
   */
  @SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
  record Opinion(boolean known, double[] bayes, double[] entropy) {}

  /**
   * Trains on texts; each of their labels is one of {@code labels}.
   *
   * @param few whether all texts are few of which these may be a part
   */
  static Pair train(List<Labelled> texts, List<String> labels, View view, double ridge, boolean few)
      throws IOException {
    List<String[]> features = texts.stream().map(it -> features(view, it)).toList();
    Vocabulary vocabulary = Vocabulary.of(features, few);
    List<Vocabulary.Vector> vectors = features.stream().map(vocabulary::vector).toList();
    List<String> truths = texts.stream().map(Labelled::label).toList();
    Map<String, Integer> numbers = new HashMap<>();
    labels.forEach(label -> numbers.put(label, numbers.size()));
    Learner learner = new Learner(numbers, vocabulary.size(), ridge);
    Linear bayes = few ? learner.complement(vectors, truths) : learner.bayes(vectors, truths);
    return new Pair(view, vocabulary, bayes, learner.entropy(vectors, truths));
  }

  /**
   * Asks both about a text.
   *
   * @param words those of the message that count
   */
  Opinion about(String message, List<String> words) {
    String[] features = view.of(message, words);
    Vocabulary.Vector vector = vocabulary.vector(features);
    return new Opinion(
        vocabulary.knows(features),
        vocabulary.isOfFew()
            ? bayes.scores(vector.numbers(), vector.values())
            : bayes.scores(vector.numbers()),
        entropy.scores(vector.numbers(), vector.values()));
  }

  /** The same of a text. */
  Opinion about(Labelled text) {
    return about(text.text(), Features.words(text.text()));
  }

  /** The features of a text that were seen in training. */
  Vocabulary.Vector vector(Labelled text) {
    return vocabulary.vector(features(view, text));
  }

  private static String[] features(View view, Labelled text) {
    return view.of(text.text(), Features.words(text.text()));
  }

  /** The same, which also knows the features that come often enough in some texts. */
  Pair knowing(List<Labelled> texts) {
    Vocabulary wider = vocabulary.and(texts.stream().map(it -> features(view, it)).toList());
    int[] rows = wider.placesOf(vocabulary);
    return new Pair(
        view, wider, bayes.spread(rows, wider.size()), entropy.spread(rows, wider.size()));
  }

  /** The same where maximum entropy's weights of some features are changed. */
  Pair changed(int[] features, double... by) {
    return new Pair(view, vocabulary, bayes, entropy.changed(features, by));
  }

  void write(DataOutputStream out) throws IOException {
    vocabulary.write(out);
    bayes.write(out);
    entropy.write(out);
  }

  static Pair read(DataInputStream in, View view) throws IOException {
    return new Pair(view, Vocabulary.read(in), Linear.read(in), Linear.read(in));
  }
}
