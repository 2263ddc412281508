package ke.go.machakos.nlp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ke.go.machakos.nlp.Ranking.Score;

/**
 * Says which label fits a text: two models over the same features, heard together, and, where the
 * labels are the county's services, two more that hear what the text does; with the probabilities
 * from which on it is sure. Immutable and thread-safe.
 */
final class Classifier {
  private final List<String> labels;
  private final Pair subjects;
  private final Mix mix;
  private final Optional<Acts> acts;
  private final Thresholds thresholds;

  Classifier(
      List<String> labels, Pair subjects, Mix mix, Optional<Acts> acts, Thresholds thresholds) {
    this.labels = List.copyOf(labels);
    this.subjects = subjects;
    this.mix = mix;
    this.acts = acts;
    this.thresholds = thresholds;
  }

  /**
   * Trains on all texts, and calibrates on what models of two thirds of them said about the other
   * third.
   */
  static Classifier train(List<Labelled> texts) throws IOException {
    return learn(texts, Learner.LIGHT).classifier();
  }

  /**
   * A trained classifier.
   *
   * @param heldOut what it would have said of each text had it not seen it
   */
  record Learnt(Classifier classifier, List<Held> heldOut) {}

  /** A text, and what was said of it while it was held out. */
  record Held(Labelled text, Prediction prediction) {}

  /** The same, with what was said of the texts while they were held out. */
  static Learnt learn(List<Labelled> texts, double ridge) throws IOException {
    return new Training(texts, ridge).learn();
  }

  /**
   * The same after it has learnt what some more texts are about; how sure it must be stays.
   *
   * @param old the texts that it came of
   * @param lessons the new ones; of a label that it does not know nothing is learnt
   */
  Classifier taught(List<Labelled> old, List<Labelled> lessons) {
    List<Labelled> known = lessons.stream().filter(it -> labels.contains(it.label())).toList();
    Pair taught = Adaptation.of(labels, subjects, mix, old, known);
    return new Classifier(labels, taught, mix, acts, thresholds);
  }

  /**
   * Ranks the labels for a message; empty where no feature of it was seen in training, instead of
   * how common each label is.
   */
  Ranking rank(String message) {
    return rank(message, Features.words(message));
  }

  /**
   * The same where only some words of a message count.
   *
   * @param message for its marks
   */
  Ranking rank(String message, List<String> words) {
    Pair.Opinion opinion = subjects.about(message, words);
    if (!opinion.known()) {
      return new Ranking(List.of());
    }
    double[] alone = mix.of(opinion);
    return ranking(
        labels,
        acts.map(it -> it.heard(labels, alone, it.pair().about(message, words))).orElse(alone));
  }

  static Ranking ranking(List<String> labels, double... probabilities) {
    return new Ranking(
        IntStream.range(0, probabilities.length)
            .mapToObj(i -> new Score(labels.get(i), probabilities[i]))
            .sorted(
                Comparator.comparingDouble(Score::probability)
                    .reversed()
                    .thenComparing(Score::label))
            .toList());
  }

  /** Whether a ranking is sure enough to be acted upon without asking. */
  boolean isSure(Ranking ranking, String language) {
    return ranking.confidence() >= thresholds.routeAt(language);
  }

  /** Whether asking which of the first three was meant is likely to find it. */
  boolean isWorthAsking(Ranking ranking) {
    return ranking.confidence() >= thresholds.askAt();
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
                    whole.probability(label) - rank(message, without(words, i)).probability(label)))
        .filter(reason -> reason.probability() > 0)
        .sorted(Comparator.comparingDouble(Score::probability).reversed())
        .limit(atMost)
        .toList();
  }

  private static List<String> without(List<String> words, int left) {
    List<String> rest = new ArrayList<>(words);
    rest.remove(left);
    return rest;
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
    subjects.write(out);
    mix.write(out);
    out.writeBoolean(acts.isPresent());
    if (acts.isPresent()) {
      acts.get().write(out);
    }
    thresholds.write(out);
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
        labels,
        Pair.read(in, View.WHOLE),
        Mix.read(in),
        in.readBoolean() ? Optional.of(Acts.read(in)) : Optional.empty(),
        Thresholds.read(in));
  }
}
