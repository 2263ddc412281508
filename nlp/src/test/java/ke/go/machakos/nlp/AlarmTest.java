package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlarmTest {
  private static final Ranking FIRE = Classifier.ranking(List.of("FIRE_RESCUE", "JUNK"), 0.9, 0.1);
  private static final Ranking JUNK = Classifier.ranking(List.of("FIRE_RESCUE", "JUNK"), 0.1, 0.9);

  private static Ranking presses(double probability) {
    return Classifier.ranking(List.of("urgent", "routine"), probability, 1 - probability);
  }

  private static Classifier.Held held(String label, String text, Ranking said) {
    return new Classifier.Held(new Labelled(label, text, "en", "a"), new Prediction(label, said));
  }

  /** Of a hundred fires nearly all press, and of a hundred jokes none. */
  private static Alarm fitted() {
    return Alarm.fit(
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    held(
                        i < 97 ? "urgent" : "routine",
                        "text " + i,
                        presses(i < 97 ? 0.4 + i / 1000.0 : 0.3)))
            .toList(),
        IntStream.range(0, 200)
            .mapToObj(
                i -> held(i < 100 ? "FIRE_RESCUE" : "JUNK", "text " + i, i < 100 ? FIRE : JUNK))
            .toList(),
        DangerWords.shipped());
  }

  @Test
  void what_is_usual_for_the_service_decides_where_the_words_leave_it_open() {
    Alarm alarm = fitted();
    assertThat(alarm.rings(presses(0.42), FIRE, "en")).isTrue();
    assertThat(alarm.rings(presses(0.42), JUNK, "en")).isFalse();
  }

  @Test
  void nearly_all_that_presses_is_found_in_any_language() {
    Alarm alarm = fitted();
    long found =
        IntStream.range(0, 97)
            .filter(i -> alarm.rings(presses(0.4 + i / 1000.0), FIRE, "kam"))
            .count();
    assertThat(found).isBetween(93L, 95L);
  }

  @Test
  void it_survives_being_written_and_read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    fitted().write(new DataOutputStream(bytes));
    assertThat(Alarm.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(fitted());
  }
}
