package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning anew on a small part of the seed: three services, so that it takes seconds. */
class RetrainingTest {
  private static final Set<String> FEW = Set.of("WATER_SUPPLY", "GARBAGE", "ROAD_DAMAGE");
  private static final String ODD = "kibandaski imejaa tena";

  private static Seed seed = new Seed(List.of(), List.of());
  private static Understanding base = empty();

  @TempDir Path folder;

  private static Understanding empty() {
    try {
      return Understanding.shipped().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void train() throws IOException {
    seed = Seed.shipped().of(FEW);
    base = Understanding.train(seed.train());
  }

  private static List<Retraining.Correction> twenty(String words, String service) {
    return IntStream.range(0, 20)
        .mapToObj(i -> new Retraining.Correction(words + " " + i, service))
        .toList();
  }

  @Test
  void the_messages_in_the_jar_are_those_that_the_shipped_model_learnt_from() throws IOException {
    assertThat(Understanding.version(Seed.shipped().train()))
        .isEqualTo(Understanding.shipped().orElseThrow().version());
  }

  @Test
  void twenty_corrections_move_a_text_and_nothing_else_and_survive_being_written()
      throws IOException {
    Retraining retraining = new Retraining(base, seed);
    String before = base.first(ODD);
    String meant = before.equals("GARBAGE") ? "ROAD_DAMAGE" : "GARBAGE";
    Retraining.Trial trial = retraining.with(twenty(ODD, meant), base);
    System.out.println(before + " then " + meant + ": " + trial.lines());
    assertThat(trial.model().first(ODD)).isEqualTo(meant);
    assertThat(trial.model().version()).isNotEqualTo(base.version());
    assertThat(trial.lines()).extracting(Retraining.Line::language).contains("en", "sw", "kam");
    Path file = folder.resolve("one.model");
    ModelFile.write(file, trial.model());
    assertThat(ModelFile.read(file).read(ODD)).isEqualTo(trial.model().read(ODD));
    assertThat(retraining.with(twenty(ODD, meant), base).model().version())
        .isEqualTo(trial.model().version());
  }

  @Test
  void nothing_is_learnt_of_a_service_that_the_model_does_not_know_or_of_words_that_say_nothing()
      throws IOException {
    var corrections = new ArrayList<Retraining.Correction>();
    corrections.add(new Retraining.Correction(ODD, "STRAY_DOGS"));
    Retraining retraining = new Retraining(base, seed);
    assertThat(retraining.with(corrections, base).passes()).isTrue();
    corrections.add(new Retraining.Correction("", "GARBAGE"));
    Retraining.Trial trial = retraining.with(corrections, base);
    assertThat(trial.passes()).isTrue();
    assertThat(trial.model().read(ODD).services()).isEqualTo(base.read(ODD).services());
  }

  @Test
  void corrections_that_break_languages_do_not_pass() throws IOException {
    List<Retraining.Correction> wrong =
        seed.train().stream()
            .filter(it -> it.service().equals("WATER_SUPPLY"))
            .map(it -> new Retraining.Correction(it.text(), "GARBAGE"))
            .flatMap(it -> IntStream.range(0, 3).mapToObj(i -> it))
            .toList();
    Retraining.Trial trial = new Retraining(base, seed).with(wrong, base);
    System.out.println(trial.lines());
    assertThat(trial.passes()).isFalse();
    assertThat(trial.lines())
        .filteredOn(Retraining.Line::drops)
        .extracting(Retraining.Line::language)
        .contains("en", "sw");
  }
}
