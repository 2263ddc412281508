package ke.go.machakos.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HandsetTest {
  private final SessionIds ids = SessionIds.from(new SplittableRandom(483));
  private final Handset phone = Handset.of("+254700000001", Handset.SAFARICOM, "*483#");

  @Test
  void the_text_grows_by_one_answer_a_turn() {
    Handset dialled = phone.dial("*483#", ids);
    assertThat(dialled.turn().text()).isEmpty();
    Handset once = dialled.hear("CON ?").answer("1");
    assertThat(once.turn().text()).isEqualTo("1");
    Handset twice = once.hear("CON ?").answer("2");
    assertThat(twice.turn().text()).isEqualTo("1*2");
    assertThat(twice.turn().sessionId()).isEqualTo(dialled.turn().sessionId());
  }

  @Test
  void a_star_inside_an_answer_is_left_as_it_is() {
    Handset answered = phone.dial("*483#", ids).answer("a*b").answer("").answer("c");
    assertThat(answered.turn().text()).isEqualTo("a*b**c");
  }

  @Test
  void an_empty_first_answer_is_an_input_too() {
    assertThat(phone.dial("*483#", ids).answer("").answer("5").turn().text()).isEqualTo("*5");
  }

  @Test
  void a_preset_path_is_the_text_of_the_first_turn() {
    Turn turn = phone.dial("*483*1*2#", ids).turn();
    assertThat(turn.text()).isEqualTo("1*2");
    assertThat(turn.serviceCode()).isEqualTo("*483#");
  }

  @Test
  void a_session_id_looks_like_the_aggregators_and_is_new_at_every_dial() {
    String first = phone.dial("*483#", ids).turn().sessionId();
    assertThat(first).matches("ATUid_[0-9a-f]{32}");
    assertThat(phone.dial("*483#", ids).turn().sessionId()).isNotEqualTo(first);
  }

  @Test
  void a_turn_asked_again_is_byte_for_byte_the_same() {
    Handset answered = phone.dial("*483#", ids).answer("1").hear("END Asante");
    String form = answered.turn().form();
    assertThat(answered.turn().form()).isEqualTo(form);
    assertThat(answered.drop().turn().form()).isEqualTo(form);
  }

  @Test
  void the_form_is_encoded_as_browsers_and_aggregators_do() {
    Turn turn = phone.dial("*483#", () -> "ATUid_0").answer("Mũthyoo & co").answer("1+1").turn();
    assertThat(turn.form())
        .isEqualTo(
            "sessionId=ATUid_0&phoneNumber=%2B254700000001&networkCode=63902"
                + "&serviceCode=*483%23&text=M%C5%A9thyoo+%26+co*1%2B1");
  }

  @Test
  void only_con_keeps_the_session() {
    Handset dialled = phone.dial("*483#", ids);
    assertThat(dialled.hear("CON ?").open()).isTrue();
    assertThat(dialled.hear("END .").open()).isFalse();
    assertThat(dialled.hear(" CON ?").open()).isFalse();
    assertThat(dialled.drop().open()).isFalse();
  }

  @Test
  void another_card_or_number_ends_the_session() {
    Handset dialled = phone.dial("*483#", ids);
    assertThat(dialled.withNetwork("63903").session()).isEmpty();
    assertThat(dialled.withNumber("+254700000002").session()).isEmpty();
  }

  @Test
  void there_is_no_answer_without_a_session_and_no_dial_without_a_code() {
    assertThatThrownBy(() -> phone.answer("1")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(phone::turn).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> phone.dial("0700", ids)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_end_event_carries_every_documented_field() {
    var event =
        new EndEvent(
            Instant.parse("2026-03-05T09:08:07Z"),
            phone.dial("*483#", () -> "ATUid_0").answer("1").turn(),
            EndEvent.Status.INCOMPLETE,
            Duration.ofMillis(1234),
            2,
            "CON Lugha?");
    assertThat(event.form())
        .isEqualTo(
            "date=2026-03-05+09%3A08%3A07&sessionId=ATUid_0&serviceCode=*483%23&networkCode=63902"
                + "&phoneNumber=%2B254700000001&status=Incomplete&cost=KES+0.0000"
                + "&durationInMillis=1234&hopsCount=2&hopsMetadata=&input=1"
                + "&lastAppResponse=CON+Lugha%3F");
  }
}
