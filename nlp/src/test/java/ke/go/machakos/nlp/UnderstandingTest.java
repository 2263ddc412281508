package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandingTest {
  private static List<Message> heldOut = List.of();

  @BeforeAll
  static void read() throws IOException {
    heldOut = Message.readAll(Path.of("src/main/data/held-out"));
  }

  private static Understanding shipped() throws IOException {
    return Understanding.shipped().orElseThrow();
  }

  @Test
  void messages_of_authors_it_never_saw_mostly_find_their_service() throws IOException {
    Understanding understanding = shipped();
    long right =
        heldOut.stream()
            .filter(
                it ->
                    understanding.read(it.text()).services().stream()
                        .limit(1)
                        .anyMatch(score -> score.label().equals(it.service())))
            .count();
    // a floor under a broken build, not the figure: that is in the report
    assertThat((double) right / heldOut.size()).isGreaterThan(0.65);
  }

  @ParameterizedTest
  @CsvSource({
    "fresh, en, 150, 0.88",
    "fresh, sw, 150, 0.86",
    "fresh, mixed, 150, 0.80",
    "desk, en, 100, 0.88",
    "desk, sw, 100, 0.86",
    "desk, mixed, 100, 0.80",
    "unseen, en, 100, 0.90",
    "unseen, sw, 100, 0.88",
    "unseen, mixed, 100, 0.88",
    "unseen, kam, 100, 0.78"
  })
  void messages_of_voices_that_nobody_tuned_for_find_their_service(
      String folder, String language, int least, double often) throws IOException {
    Understanding understanding = shipped();
    List<Message> written = written(folder, language);
    long right =
        written.stream().filter(it -> understanding.first(it.text()).equals(it.service())).count();
    assertThat(written).hasSizeGreaterThan(least);
    assertThat((double) right / written.size()).isGreaterThanOrEqualTo(often);
  }

  @ParameterizedTest
  @CsvSource({
    "fresh, en", "fresh, sw", "fresh, mixed",
    "desk, en", "desk, sw", "desk, mixed"
  })
  void those_that_press_are_found_with_few_false_calls(String folder, String language)
      throws IOException {
    Understanding understanding = shipped();
    List<Message> written = written(folder, language);
    List<Message> called =
        written.stream()
            .filter(it -> understanding.read(it.text()).urgency().orElseThrow() != Urgency.ROUTINE)
            .toList();
    double found = called.stream().filter(UnderstandingTest::presses).count();
    assertThat(found / written.stream().filter(UnderstandingTest::presses).count())
        .isGreaterThanOrEqualTo(0.95);
    assertThat(found / called.size()).isGreaterThanOrEqualTo(0.6);
  }

  private static List<Message> written(String folder, String language) throws IOException {
    return Message.readAll(Path.of("src/test/data", folder)).stream()
        .filter(it -> it.language().equals(language))
        .toList();
  }

  private static boolean presses(Message message) {
    return Urgency.of(message.urgency()) != Urgency.ROUTINE;
  }

  @Test
  void what_is_routed_without_asking_is_nearly_always_right() throws IOException {
    Understanding understanding = shipped();
    List<Message> routed =
        heldOut.stream()
            .filter(it -> understanding.read(it.text()).decision() == Verdict.Decision.ROUTE)
            .toList();
    long right =
        routed.stream()
            .filter(
                it ->
                    understanding
                        .read(it.text())
                        .services()
                        .getFirst()
                        .label()
                        .equals(it.service()))
            .count();
    assertThat(routed).hasSizeGreaterThan(heldOut.size() / 8);
    assertThat((double) right / routed.size()).isGreaterThan(0.88);
  }

  @Test
  void a_text_without_a_known_word_is_given_to_a_person() throws IOException {
    Verdict verdict = shipped().read("日本語 123");
    assertThat(verdict.decision()).isEqualTo(Verdict.Decision.HUMAN);
  }

  @ParameterizedTest
  @CsvSource({
    "how do I pay my bill, ENQUIRY",
    "win a free iphone, JUNK",
    "test, JUNK",
    "hi, JUNK",
    "nani huyu, JUNK",
    "no water in our estate since monday, WATER_SUPPLY",
    "maji hakuna wiki mbili sasa, WATER_SUPPLY",
    "asante sana kwa barabara mpya, PRAISE"
  })
  void what_everybody_would_read_alike_is_read_so(String message, String service)
      throws IOException {
    assertThat(shipped().first(message)).isEqualTo(service);
  }

  @Test
  void the_words_that_weighed_most_speak_for_the_service() throws IOException {
    List<String> reasons = shipped().reasons("please the borehole pump is broken at our school", 2);
    assertThat(reasons).isNotEmpty();
    assertThat(String.join(" ", reasons)).containsAnyOf("borehole", "pump");
  }

  @Test
  void a_model_survives_being_written_and_read() throws IOException {
    Understanding understanding = shipped();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    understanding.write(bytes);
    assertThat(bytes.size()).isLessThan(5_000_000);
    Understanding again = Understanding.read(new ByteArrayInputStream(bytes.toByteArray()));
    heldOut.stream()
        .limit(50)
        .forEach(it -> assertThat(again.read(it.text())).isEqualTo(understanding.read(it.text())));
  }
}
