package ke.go.machakos.nlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import ke.go.machakos.nlp.Classifier.Held;

/**
 * How a {@link Classifier} comes of texts: models of two thirds of the authors are asked about the
 * other third, and on what they said is found how the models of all are heard and from where on
 * they are sure.
 */
final class Training {
  private final List<Labelled> texts;
  private final List<String> labels;
  private final boolean withActs;
  private final double ridge;
  private final boolean few;

  Training(List<Labelled> texts, double ridge) {
    this.texts = texts;
    this.ridge = ridge;
    this.few = Vocabulary.areFew(texts.size());
    this.labels = texts.stream().map(Labelled::label).distinct().sorted().toList();
    this.withActs = Acts.areAmong(labels);
  }

  /** The models of some texts. */
  private record Models(Pair subjects, Optional<Pair> acts) {}

  /** What models said of a text that they had not seen. */
  private record Asked(Labelled text, Pair.Opinion subjects, Optional<Pair.Opinion> acts) {}

  Classifier.Learnt learn() {
    CompletableFuture<Models> whole = CompletableFuture.supplyAsync(() -> models(texts));
    List<Asked> asked =
        Folds.of(texts).parallelStream()
            .flatMap(this::ask)
            .filter(it -> it.subjects().known())
            .toList();
    Models models = whole.join();
    Mix mix =
        Mix.fit(
            asked.stream().map(it -> new Mix.Case(truth(it.text()), it.subjects())).toList(), few);
    Optional<Acts> acts =
        models
            .acts()
            .map(pair -> Acts.fit(pair, labels, asked.stream().map(it -> heard(it, mix)).toList()));
    List<Held> heldOut = asked.stream().map(it -> held(it, mix, acts)).toList();
    Thresholds thresholds =
        Thresholds.fit(
            heldOut.stream()
                .map(it -> new Thresholds.Spoken(it.text().language(), it.prediction()))
                .toList());
    return new Classifier.Learnt(
        new Classifier(labels, models.subjects(), mix, acts, thresholds), heldOut);
  }

  private Models models(List<Labelled> some) {
    try {
      return new Models(
          Pair.train(some, labels, View.WHOLE, ridge, few),
          withActs ? Optional.of(Acts.train(some, few)) : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private Stream<Asked> ask(Folds.Fold fold) {
    Models models = models(fold.rest());
    return fold.held().stream()
        .map(
            text ->
                new Asked(
                    text, models.subjects().about(text), models.acts().map(it -> it.about(text))));
  }

  private int truth(Labelled text) {
    return labels.indexOf(text.label());
  }

  private Acts.Case heard(Asked asked, Mix mix) {
    return new Acts.Case(truth(asked.text()), mix.of(asked.subjects()), asked.acts().orElseThrow());
  }

  private Held held(Asked asked, Mix mix, Optional<Acts> acts) {
    double[] alone = mix.of(asked.subjects());
    double[] all =
        acts.flatMap(it -> asked.acts().map(said -> it.heard(labels, alone, said))).orElse(alone);
    return new Held(
        asked.text(), new Prediction(asked.text().label(), Classifier.ranking(labels, all)));
  }
}
