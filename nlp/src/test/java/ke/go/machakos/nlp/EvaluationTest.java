package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ke.go.machakos.nlp.Ranking.Score;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private final Evaluation evaluation =
      new Evaluation(
          List.of(
              said("A", "A", 0.9),
              said("A", "A", 0.8),
              said("A", "B", 0.7),
              said("B", "B", 0.6),
              nothing("B")));

  @Test
  void the_figures_are_those_worked_out_by_hand() {
    assertThat(evaluation.accuracy()).isEqualTo(0.6);
    assertThat(evaluation.topThree()).isEqualTo(0.8);
    assertThat(evaluation.notUnderstood()).isEqualTo(0.2);
    // A: precision 1, recall 2/3; B: precision 1/2, recall 1/2.
    assertThat(evaluation.macroF1()).isCloseTo((0.8 + 0.5) / 2, within(1e-9));
    assertThat(evaluation.calibrationError()).isCloseTo((0.1 + 0.2 + 0.7 + 0.4) / 5, within(1e-9));
    assertThat(Evaluation.coverage(evaluation.predictions(), 0.95))
        .isEqualTo(new Evaluation.Coverage(2, 0.4, 0.8));
  }

  @Test
  void equal_confidences_are_covered_together_or_not_at_all() {
    List<Prediction> ties = List.of(said("A", "A", 0.9), said("A", "B", 0.9));
    assertThat(Evaluation.coverage(ties, 0.95).count()).isZero();
  }

  private static Prediction said(String truth, String first, double probability) {
    String second = first.equals("A") ? "B" : "A";
    return new Prediction(
        truth,
        new Ranking(List.of(new Score(first, probability), new Score(second, 1 - probability))));
  }

  private static Prediction nothing(String truth) {
    return new Prediction(truth, new Ranking(List.of()));
  }
}
