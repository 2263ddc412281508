package ke.go.machakos.nlp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ke.go.machakos.nlp.Ranking.Score;

/**
 * Two models that OpenNLP trained over the same features, heard together, and the calibration of
 * what they say. Immutable and thread-safe.
 */
final class Classifier {
  private final List<String> labels;
  private final Vocabulary vocabulary;
  private final Linear bayes;
  private final Linear entropy;
  private final Calibration calibration;

  private Classifier(
      List<String> labels,
      Vocabulary vocabulary,
      Linear bayes,
      Linear entropy,
      Calibration calibration) {
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.bayes = bayes;
    this.entropy = entropy;
    this.calibration = calibration;
  }

  /**
   * What the two models said of a text that they had not seen.
   *
   * @param truth the number of its label
   * @param known whether it held any feature that was seen in training
   */
  @SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
  record Opinion(Labelled text, int truth, boolean known, double[] bayes, double[] entropy) {}

  /**
   * Trains on all texts, and calibrates on what models of four fifths of them said about the other
   * fifth.
   */
  static Classifier train(List<Labelled> texts) throws IOException {
    return learn(texts).classifier();
  }

  /**
   * A trained classifier.
   *
   * @param heldOut what it would have said of each text had it not seen it
   */
  record Learnt(Classifier classifier, List<Prediction> heldOut) {}

  /** The same, with what was said of the texts while they were held out. */
  static Learnt learn(List<Labelled> texts) throws IOException {
    List<String> labels = texts.stream().map(Labelled::label).distinct().sorted().toList();
    List<Opinion> opinions =
        Folds.of(texts).parallelStream().flatMap(fold -> opinions(fold, labels)).toList();
    Calibration calibration = Calibration.fit(labels, opinions);
    List<Prediction> heldOut =
        opinions.stream()
            .map(
                it ->
                    new Prediction(
                        it.text().label(), calibration.ranking(labels, it.bayes(), it.entropy())))
            .toList();
    return new Learnt(uncalibrated(texts, labels).with(calibration), heldOut);
  }

  private static Stream<Opinion> opinions(Folds.Fold fold, List<String> labels) {
    try {
      Classifier part = uncalibrated(fold.rest(), labels);
      return fold.held().stream().map(part::opinion);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private static Classifier uncalibrated(List<Labelled> texts, List<String> labels)
      throws IOException {
    List<String[]> features = texts.stream().map(text -> Features.of(text.text())).toList();
    Vocabulary vocabulary = Vocabulary.of(features);
    List<Vocabulary.Vector> vectors = features.stream().map(vocabulary::vector).toList();
    List<String> truths = texts.stream().map(Labelled::label).toList();
    Map<String, Integer> numbers = new HashMap<>();
    labels.forEach(label -> numbers.put(label, numbers.size()));
    Learner learner = new Learner(numbers, vocabulary.size());
    return new Classifier(
        labels,
        vocabulary,
        learner.bayes(vectors, truths),
        learner.entropy(vectors, truths),
        Calibration.NONE);
  }

  private Classifier with(Calibration fitted) {
    return new Classifier(labels, vocabulary, bayes, entropy, fitted);
  }

  private Opinion opinion(Labelled text) {
    String[] features = Features.of(text.text());
    Vocabulary.Vector vector = vocabulary.vector(features);
    return new Opinion(
        text,
        labels.indexOf(text.label()),
        vocabulary.knows(features),
        bayes.scores(vector.numbers()),
        entropy.scores(vector.numbers(), vector.values()));
  }

  /**
   * Ranks the labels for a message; empty where no feature of it was seen in training, instead of
   * how common each label is.
   */
  Ranking rank(String message) {
    return rank(Features.of(message));
  }

  private Ranking rank(String... features) {
    if (!vocabulary.knows(features)) {
      return new Ranking(List.of());
    }
    Vocabulary.Vector vector = vocabulary.vector(features);
    return calibration.ranking(
        labels, bayes.scores(vector.numbers()), entropy.scores(vector.numbers(), vector.values()));
  }

  /** Whether a ranking is sure enough to be acted upon without asking. */
  boolean isSure(Ranking ranking, String language) {
    return ranking.confidence() >= calibration.routeAt(language);
  }

  /** Whether asking which of the first three was meant is likely to find it. */
  boolean isWorthAsking(Ranking ranking) {
    return ranking.confidence() >= calibration.askAt();
  }

  /**
   * The words of a message that speak most for its likeliest label: those without which it would be
   * least likely.
   */
  List<Score> reasons(String message, int atMost) {
    List<String> words = Features.words(message);
    Ranking whole = rank(message);
    if (whole.isEmpty()) {
      return List.of();
    }
    String label = whole.scores().getFirst().label();
    return IntStream.range(0, words.size())
        .mapToObj(
            i ->
                new Score(
                    words.get(i),
                    whole.probability(label) - rank(Features.without(message, i)).probability(label)))
        .filter(reason -> reason.probability() > 0)
        .sorted(Comparator.comparingDouble(Score::probability).reversed())
        .limit(atMost)
        .toList();
  }

  /** Reads a model that {@link #save} wrote; load only what this program trained. */
  static Classifier load(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  void save(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out);
    }
  }

  /** Writes the model, compressed; the stream stays open. */
  void write(OutputStream stream) throws IOException {
    GZIPOutputStream zip = new GZIPOutputStream(stream, 1 << 16);
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip));
    out.writeInt(labels.size());
    for (String label : labels) {
      out.writeUTF(label);
    }
    vocabulary.write(out);
    bayes.write(out);
    entropy.write(out);
    calibration.write(out);
    out.flush();
    zip.finish();
  }

  /** Reads what {@link #write} wrote. */
  static Classifier read(InputStream stream) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream, 1 << 16)));
    List<String> labels = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      labels.add(in.readUTF());
    }
    return new Classifier(
        List.copyOf(labels),
        Vocabulary.read(in),
        Linear.read(in),
        Linear.read(in),
        Calibration.read(in));
  }
}
