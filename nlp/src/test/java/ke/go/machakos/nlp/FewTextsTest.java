package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FewTextsTest {
  private static final List<String> LABELS = List.of("A", "B", "C");

  @Test
  void a_feature_speaks_for_a_label_by_how_rarely_the_others_have_it() throws IOException {
    // feature 0 in both texts of A, 1 in B's only one, 2 in all: the others have of 0, 1, 2
    // A: 0, 1, 2 of 3; B: 2, 0, 3 of 5; C: 2, 1, 3 of 6
    List<Vocabulary.Vector> texts = List.of(vector(0, 2), vector(0, 2), vector(1, 2), vector(2));
    Linear model =
        new Learner(Map.of("A", 0, "B", 1, "C", 2), 3, Learner.LIGHT)
            .complement(texts, List.of("A", "A", "B", "C"));
    double[] scores = model.scores(0);
    assertThat(scores[0] - scores[1])
        .isCloseTo(Math.log(2.6 / 6.8) - Math.log(0.6 / 4.8), within(0.03));
    assertThat(scores[2] - scores[1])
        .isCloseTo(Math.log(2.6 / 6.8) - Math.log(2.6 / 7.8), within(0.03));
  }

  @Test
  void of_few_texts_a_feature_is_known_that_came_once_and_repetition_counts() {
    List<String[]> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      texts.add(new String[] {"p=of all", "p=of " + i});
    }
    Vocabulary few = Vocabulary.of(texts, true);
    assertThat(few.size()).isEqualTo(21);
    assertThat(few.vector("p=of 3", "p=of 4", "p=of 4").values())
        .satisfies(it -> assertThat(it[1] / it[0]).isCloseTo(1.69f, within(0.01f)));
    Vocabulary many = Vocabulary.of(texts, false);
    assertThat(many.size()).isEqualTo(1);
    assertThat(many.vector("p=of all", "p=of all").values()).containsExactly(1);
  }

  @Test
  void few_texts_are_heard_alike_by_the_model_that_was_written() throws IOException {
    Classifier trained = Classifier.train(texts(40));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trained.write(bytes);
    Classifier read = Classifier.read(new ByteArrayInputStream(bytes.toByteArray()));
    for (String message : List.of("say a 7", "say b b 11", "c 3")) {
      assertThat(read.rank(message)).isEqualTo(trained.rank(message));
    }
    assertThat(trained.rank("say b b 11").scores().getFirst().label()).isEqualTo("B");
  }

  private static List<Labelled> texts(int each) {
    List<Labelled> texts = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (String label : LABELS) {
        texts.add(new Labelled(label, "say " + label + " word" + i));
      }
    }
    return texts;
  }

  private static Vocabulary.Vector vector(int... numbers) {
    float[] values = new float[numbers.length];
    Arrays.fill(values, 1);
    return new Vocabulary.Vector(numbers, values);
  }
}
