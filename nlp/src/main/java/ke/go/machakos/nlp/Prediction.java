package ke.go.machakos.nlp;

import java.util.List;

/** What a classifier said about a text, beside what is true of it. */
record Prediction(String truth, Ranking said) {
  static List<Prediction> of(List<Labelled> texts, Classifier classifier) {
    return texts.stream()
        .map(text -> new Prediction(text.label(), classifier.rank(text.text())))
        .toList();
  }

  boolean right() {
    return said.has(truth, 1);
  }
}
