package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final int EVERY = 3;

  @Test
  void a_message_without_the_three_words_that_weighed_most_is_taken_less_for_its_service()
      throws IOException {
    Understanding model = Understanding.shipped().orElseThrow();
    List<Message> all = Message.readAll(Path.of("src/main/data/held-out"));
    List<String> heldOut =
        IntStream.range(0, all.size())
            .filter(i -> i % EVERY == 0)
            .mapToObj(i -> all.get(i).text())
            .filter(text -> !model.first(text).isEmpty())
            .toList();
    long lower = heldOut.stream().filter(text -> lowered(model, text)).count();
    System.out.printf("%d of %d held-out messages lowered%n", lower, heldOut.size());
    assertThat((double) lower / heldOut.size()).isGreaterThanOrEqualTo(0.95);
  }

  /** By the whole way of a message, not by the explanation's own sums. */
  private static boolean lowered(Understanding model, String text) {
    Explanation why = model.explain(text, model.first(text), 3);
    List<String> heaviest = why.words().stream().map(Explanation.Word::word).toList();
    String rest =
        Features.words(text).stream()
            .filter(word -> !heaviest.contains(word))
            .collect(Collectors.joining(" "));
    return model.explain(rest, why.service(), 0).probability() < why.probability();
  }

  @Test
  void the_words_that_weighed_most_are_words_of_the_message_and_speak_for_the_service()
      throws IOException {
    Explanation why =
        Understanding.shipped()
            .orElseThrow()
            .explain("Please, the BOREHOLE pump is broken at our school!", "WATER_SUPPLY", 3);
    assertThat(why.words()).extracting(Explanation.Word::word).containsAnyOf("borehole", "pump");
    assertThat(why.words()).allMatch(word -> word.weight() > 0);
    assertThat(why.words()).hasSizeLessThanOrEqualTo(3);
  }
}
