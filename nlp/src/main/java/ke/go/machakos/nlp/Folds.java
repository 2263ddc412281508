package ke.go.machakos.nlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts parted into three, so that each part is judged by who saw only the others. */
final class Folds {
  private static final int COUNT = 3;

  private Folds() {}

  /** Makes a classifier of texts. */
  interface Training {
    Classifier train(List<Labelled> texts) throws IOException;
  }

  /** A part held out, and the rest. */
  record Fold(List<Labelled> held, List<Labelled> rest) {}

  /**
   * Deals whole authors round the folds, or, where there are none, each label's texts in file
   * order, so that every fold holds the labels in proportion.
   */
  static List<Fold> of(List<Labelled> texts) {
    Map<String, Integer> dealt = new HashMap<>();
    Map<String, Integer> authors = new HashMap<>();
    List<List<Labelled>> parts = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      parts.add(new ArrayList<>());
    }
    for (Labelled text : texts) {
      int part =
          text.author().isEmpty()
              ? dealt.merge(text.label(), 1, Integer::sum)
              : authors.computeIfAbsent(text.author(), author -> authors.size());
      parts.get(part % COUNT).add(text);
    }
    List<Fold> folds = new ArrayList<>();
    for (int part = 0; part < COUNT; part++) {
      List<Labelled> held = parts.get(part);
      List<List<Labelled>> others = new ArrayList<>(parts);
      others.remove(part);
      List<Labelled> rest = others.stream().flatMap(List::stream).toList();
      if (!held.isEmpty() && rest.stream().map(Labelled::label).distinct().count() > 1) {
        folds.add(new Fold(held, rest));
      }
    }
    return folds;
  }

  /** Predictions about texts by models that did not see them. */
  static List<Prediction> predict(List<Labelled> texts, Training training) throws IOException {
    List<Prediction> predictions = new ArrayList<>();
    for (Fold fold : of(texts)) {
      predictions.addAll(Prediction.of(fold.held(), training.train(fold.rest())));
    }
    return predictions;
  }
}
