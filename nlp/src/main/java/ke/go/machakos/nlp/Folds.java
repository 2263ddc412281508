package ke.go.machakos.nlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Predictions about texts by models that did not see them. */
final class Folds {
  private static final int COUNT = 5;

  private Folds() {}

  /** Makes a classifier of texts. */
  interface Training {
    Classifier train(List<Labelled> texts) throws IOException;
  }

  /**
   * Deals each label's texts round the folds in file order, so that every fold holds the labels in
   * proportion.
   */
  static List<Prediction> predict(List<Labelled> texts, Training training) throws IOException {
    Map<String, Integer> dealt = new HashMap<>();
    List<List<Labelled>> folds = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      folds.add(new ArrayList<>());
    }
    for (Labelled text : texts) {
      int turn = dealt.merge(text.label(), 1, Integer::sum);
      folds.get(turn % COUNT).add(text);
    }
    List<Prediction> predictions = new ArrayList<>();
    for (int fold = 0; fold < COUNT; fold++) {
      List<Labelled> held = folds.get(fold);
      List<List<Labelled>> others = new ArrayList<>(folds);
      others.remove(fold);
      List<Labelled> rest = others.stream().flatMap(List::stream).toList();
      if (!held.isEmpty() && rest.stream().map(Labelled::label).distinct().count() > 1) {
        predictions.addAll(Prediction.of(held, training.train(rest)));
      }
    }
    return predictions;
  }
}
