package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StakesTest {
  private static final Ranking CALM = urgency(0.8, 0.15, 0.05);
  private static final Ranking LOUD = urgency(0.3, 0.5, 0.2);
  private static final Ranking NOTHING = new Ranking(List.of());

  /** A bribe presses however it is told, a payment never, a road where the words are loud. */
  private static final Stakes STAKES = Stakes.fit(heard());

  private static List<Stakes.Heard> heard() {
    List<Stakes.Heard> heard = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Ranking words = i % 2 == 0 ? CALM : LOUD;
      heard.add(heard("CORRUPTION", Urgency.URGENT, words));
      heard.add(heard("PAYMENT", Urgency.ROUTINE, words));
      heard.add(heard("ROAD_DAMAGE", i % 2 == 0 ? Urgency.ROUTINE : Urgency.URGENT, words));
    }
    return heard;
  }

  private static Stakes.Heard heard(String service, Urgency urgency, Ranking words) {
    Message message = new Message(service, urgency.code(), "en", "a", Set.of(), "a text");
    return new Stakes.Heard(message, sure(service), words);
  }

  private static Ranking sure(String service) {
    return Classifier.ranking(List.of(service), 1);
  }

  private static Ranking urgency(double routine, double urgent, double emergency) {
    return Classifier.ranking(
        List.of("routine", "urgent", "emergency"), routine, urgent, emergency);
  }

  private static double danger(Ranking about, Ranking words) {
    return Urgency.danger(STAKES.of(about, words));
  }

  @Test
  void the_same_words_press_of_one_service_and_not_of_another() {
    assertThat(danger(sure("CORRUPTION"), CALM)).isGreaterThan(0.9);
    assertThat(danger(sure("PAYMENT"), LOUD)).isLessThan(0.1);
    assertThat(danger(sure("ROAD_DAMAGE"), CALM)).isLessThan(0.2);
    assertThat(danger(sure("ROAD_DAMAGE"), LOUD)).isGreaterThan(0.8);
  }

  @Test
  void a_message_between_two_services_presses_as_far_as_it_is_likely_to_be_of_either() {
    Ranking either = Classifier.ranking(List.of("CORRUPTION", "PAYMENT"), 0.25, 0.75);
    assertThat(danger(either, CALM))
        .isCloseTo(
            0.25 * danger(sure("CORRUPTION"), CALM) + 0.75 * danger(sure("PAYMENT"), CALM),
            within(1e-9));
  }

  @Test
  void of_unknown_words_nothing_is_said_and_of_an_unknown_service_what_the_words_say() {
    assertThat(STAKES.of(sure("PAYMENT"), NOTHING).isEmpty()).isTrue();
    assertThat(STAKES.of(NOTHING, LOUD)).isEqualTo(LOUD);
    assertThat(STAKES.of(sure("STRAY_DOGS"), LOUD)).isEqualTo(LOUD);
  }

  @Test
  void what_is_written_is_read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    STAKES.write(new DataOutputStream(bytes));
    Stakes read = Stakes.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Ranking about = Classifier.ranking(List.of("CORRUPTION", "ROAD_DAMAGE"), 0.4, 0.6);
    assertThat(read.of(about, LOUD)).isEqualTo(STAKES.of(about, LOUD));
  }

  @Test
  void the_slope_of_regret_is_how_its_value_changes() {
    double[] start = {1, -0.3, -1.5, -2, 0.7, -2, -0.4, -1};
    List<Stakes.Said> said =
        List.of(
            new Stakes.Said(new int[] {0, 1}, new double[] {0.6, 0.4}, new double[] {-1, -0.7, -2}),
            new Stakes.Said(new int[] {1}, new double[] {1}, new double[] {-0.2, -2, -3}));
    Regret regret = new Regret(said, new int[] {1, 0}, start);
    double[] place = {0.1, -0.2, 0.3, 0, -0.4, 0.2, 0.1, -0.1};
    double[] slope = regret.gradientAt(place);
    for (int i = 0; i < place.length; i++) {
      double[] beside = place.clone();
      beside[i] += 1e-5;
      double more = regret.valueAt(beside);
      beside[i] -= 2e-5;
      assertThat(slope[i]).isCloseTo((more - regret.valueAt(beside)) / 2e-5, within(1e-6));
    }
  }
}
