package ke.go.machakos.nlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import ke.go.machakos.nlp.Ranking.Score;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * A trained OpenNLP categoriser with its calibration. Thread-safe. Our features go in as tokens
 * under the built-in bag of words: a generator of our own would have to be named to OpenNLP's
 * extension loader before every load.
 */
final class Classifier {
  /** Naive Bayes scores of long messages underflow; a temperature cannot be applied to zero. */
  private static final double SMALLEST = 1e-300;

  private final DoccatModel model;
  private final DocumentCategorizerME categorizer;
  private final Set<?> known;
  private final Calibration calibration;

  private Classifier(DoccatModel model) {
    this.model = model;
    categorizer = new DocumentCategorizerME(model);
    calibration = Calibration.of(model::getManifestProperty);
    Object[] parts = ((AbstractModel) model.getMaxentModel()).getDataStructures();
    known = ((Map<?, ?>) parts[1]).keySet();
  }

  /**
   * Trains on all texts, and calibrates on what models of four fifths of them said about the other
   * fifth.
   */
  static Classifier train(List<Labelled> texts) throws IOException {
    DoccatModel model = fit(texts);
    Calibration calibration = Calibration.fit(Folds.predict(texts, Classifier::uncalibrated));
    return new Classifier(
        new DoccatModel("und", model.getMaxentModel(), calibration.entries(), model.getFactory()));
  }

  /** Trains without calibration: what the folds are made of. */
  static Classifier uncalibrated(List<Labelled> texts) throws IOException {
    return new Classifier(fit(texts));
  }

  /** Reads a model that {@link #save} wrote; load only what this program trained. */
  static Classifier load(Path file) throws IOException {
    return new Classifier(new DoccatModel(file));
  }

  void save(Path file) throws IOException {
    model.serialize(file);
  }

  private static DoccatModel fit(List<Labelled> texts) throws IOException {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, NaiveBayesTrainer.NAIVE_BAYES_VALUE);
    // The standard cutoff of 5 throws most features of a small file away.
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    List<DocumentSample> samples =
        texts.stream()
            .map(text -> new DocumentSample(text.label(), Features.of(text.text())))
            .toList();
    DoccatFactory factory =
        new DoccatFactory(new FeatureGenerator[] {new BagOfWordsFeatureGenerator()});
    return DocumentCategorizerME.train(
        "und", ObjectStreamUtils.createObjectStream(samples), parameters, factory);
  }

  /**
   * Ranks the labels for a message; empty where no feature of it was seen in training, instead of
   * OpenNLP's prior.
   */
  Ranking rank(String message) {
    String[] features = Features.of(message);
    if (Arrays.stream(features).noneMatch(feature -> known.contains("bow=" + feature))) {
      return new Ranking(List.of());
    }
    double[] scores = categorizer.categorize(features);
    double[] logs =
        Arrays.stream(scores).map(score -> Math.log(Math.max(score, SMALLEST))).toArray();
    double[] probabilities = calibration.probabilities(logs);
    return new Ranking(
        IntStream.range(0, probabilities.length)
            .mapToObj(
                i ->
                    new Score(Objects.requireNonNull(categorizer.getCategory(i)), probabilities[i]))
            .sorted(
                Comparator.comparingDouble(Score::probability)
                    .reversed()
                    .thenComparing(Score::label))
            .toList());
  }

  /** Whether a ranking is sure enough to be acted upon without asking. */
  boolean isSure(Ranking ranking) {
    return ranking.confidence() >= calibration.routeAt();
  }
}
