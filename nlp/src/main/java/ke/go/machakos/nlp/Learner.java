package ke.go.machakos.nlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassDataIndexer;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * OpenNLP's two trainers over one vocabulary: naive Bayes, which learns much from few texts, and
 * maximum entropy by L-BFGS over weighted features, which knows better how sure it is. Features go
 * in by number: OpenNLP's own generators are fixed in what they make.
 */
final class Learner {
  /** Lidstone's, as OpenNLP's own naive Bayes has it. */
  private static final double SMOOTHING = 0.05;

  /** The same of what the other labels hold, where texts are few. */
  private static final double COMPLEMENT_SMOOTHING = 0.6;

  /** How strongly weights are held small where there are many labels that words tell apart. */
  static final double LIGHT = 0.05;

  /** The same where the labels are a matter of judgement, on which authors differ. */
  static final double FIRM = 0.17;

  private static final int ROUNDS = 30;
  private static final int REMEMBERED = 5;

  /** So often at most is the function looked at; the rounds end it before. */
  private static final int TRIES = 1000;

  private final Map<String, Integer> labels;
  private final int features;
  private final double ridge;

  Learner(Map<String, Integer> labels, int features, double ridge) {
    this.labels = labels;
    this.features = features;
    this.ridge = ridge;
  }

  /** Naive Bayes: log probabilities, from the counts that OpenNLP gathered. */
  Linear bayes(List<Vocabulary.Vector> texts, List<String> truths) throws IOException {
    float[][] counts = counts(texts, truths);
    logarithms(counts, SMOOTHING);
    return Linear.coarse(counts, new float[labels.size()]);
  }

  /**
   * The same of the complement (Rennie and others, 2003): the less often the texts of all other
   * labels have a feature, the more it speaks for a label. Of few texts each label has too few to
   * be counted alone, and unequally few.
   */
  Linear complement(List<Vocabulary.Vector> texts, List<String> truths) throws IOException {
    float[][] counts = counts(texts, truths);
    for (float[] row : counts) {
      float all = 0;
      for (float count : row) {
        all += count;
      }
      for (int label = 0; label < row.length; label++) {
        row[label] = all - row[label];
      }
    }
    logarithms(counts, COMPLEMENT_SMOOTHING);
    for (float[] row : counts) {
      for (int label = 0; label < row.length; label++) {
        row[label] = -row[label];
      }
    }
    return Linear.of(counts, new float[labels.size()]);
  }

  /** In how many texts of each label OpenNLP's naive Bayes saw each feature. */
  private float[][] counts(List<Vocabulary.Vector> texts, List<String> truths) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      events.add(new Event(truths.get(i), names(texts.get(i))));
    }
    TrainingParameters parameters = parameters();
    DataIndexer indexer = index(new OnePassDataIndexer(), events, parameters);
    NaiveBayesTrainer trainer = new NaiveBayesTrainer(parameters);
    return Linear.parameters(trainer.trainModel(indexer), features, labels);
  }

  /** Makes counts the logarithms of how likely each feature is for a label. */
  private void logarithms(float[][] counts, double smoothing) {
    double[] totals = new double[labels.size()];
    for (float[] row : counts) {
      for (int label = 0; label < row.length; label++) {
        totals[label] += row[label];
      }
    }
    for (float[] row : counts) {
      for (int label = 0; label < row.length; label++) {
        row[label] =
            (float) Math.log((row[label] + smoothing) / (totals[label] + smoothing * features));
      }
      centre(row);
    }
  }

  /** Only differences between labels count; centred, they lose less by rounding. */
  private static void centre(float... row) {
    double mean = IntStream.range(0, row.length).mapToDouble(i -> row[i]).average().orElse(0);
    for (int i = 0; i < row.length; i++) {
      row[i] -= (float) mean;
    }
  }

  /** Maximum entropy over weighted features. */
  Linear entropy(List<Vocabulary.Vector> texts, List<String> truths) {
    int[] numbers = truths.stream().mapToInt(truth -> labels.getOrDefault(truth, 0)).toArray();
    Surprise surprise = new Surprise(texts, numbers, features, labels.size());
    double[] found = new QNMinimizer(0, ridge, ROUNDS, REMEMBERED, TRIES).minimize(surprise);
    float[][] weights = new float[features][labels.size()];
    for (int i = 0; i < found.length; i++) {
      weights[i / labels.size()][i % labels.size()] = (float) found[i];
    }
    return Linear.of(weights, new float[labels.size()]);
  }

  private static String[] names(Vocabulary.Vector text) {
    return IntStream.of(text.numbers()).mapToObj(Integer::toString).toArray(String[]::new);
  }

  private static TrainingParameters parameters() {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0); // the vocabulary has cut already
    parameters.put(TrainingParameters.ITERATIONS_PARAM, ROUNDS);
    return parameters;
  }

  private static DataIndexer index(
      DataIndexer indexer, List<Event> events, TrainingParameters parameters) throws IOException {
    indexer.init(parameters, new java.util.HashMap<>());
    indexer.index(ObjectStreamUtils.createObjectStream(events));
    return indexer;
  }
}
