package ke.go.machakos.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TalkPlayerTest {
  private final List<Turn> delivered = new ArrayList<>();
  private final TalkPlayer player =
      new TalkPlayer(this::reply, SessionIds.from(new SplittableRandom(1)), "*483#");

  private UssdLine.Reply reply(Turn turn) {
    delivered.add(turn);
    return turn.text().length() < 3
        ? new UssdLine.Reply(200, "CON You said " + turn.text() + "\nMore?")
        : new UssdLine.Reply(200, "END Enough");
  }

  private static Talk talk(String steps) {
    return Talk.parse("caller +254700000001\n" + steps);
  }

  @Test
  void a_talk_that_goes_as_written_has_no_difference() {
    Talk talk =
        talk(
            """
            dial *483#
            < CON You said
            < More?
            > 1
            < CON You said 1
            < More?
            again
            < CON You said 1
            < More?
            > 2
            < END Enough
            network 63903
            dial *483*7#
            < CON You said 7
            < More?
            """
                .replace("said\n", "said \n"));
    assertThat(player.play(talk)).isEmpty();
    assertThat(delivered).extracting(Turn::text).containsExactly("", "1", "1", "1*2", "7");
    assertThat(delivered.get(1)).isEqualTo(delivered.get(2));
    assertThat(delivered.getLast().networkCode()).isEqualTo("63903");
    assertThat(delivered.getLast().sessionId()).isNotEqualTo(delivered.getFirst().sessionId());
  }

  @Test
  void the_first_difference_is_shown_row_by_row() {
    Talk talk = talk("dial *483*7#\n< CON You said 8\n< More?\n< 0 Back\n> 1\n< END never\n");
    assertThat(player.play(talk).map(Difference::toString))
        .hasValue(
            """
            line 3: another screen (- expected, + shown)
              - CON You said 8
              + CON You said 7
                More?
              - 0 Back""");
    assertThat(delivered).hasSize(1);
  }

  @Test
  void a_turn_without_a_screen_is_not_compared_unless_it_ended_the_session() {
    assertThat(player.play(talk("dial *483*7#\n> 1\n"))).isEmpty();
    assertThat(player.play(talk("dial *483*7#\n> 1\n> 2\n")).map(Difference::line)).hasValue(4);
  }

  @Test
  void an_http_error_is_a_screen_of_its_own() {
    var broken = new TalkPlayer(_ -> new UssdLine.Reply(404, "no"), () -> "ATUid_0", "*483#");
    assertThat(broken.play(talk("dial *483#\n< END Asante\n")).orElseThrow().actual())
        .isEqualTo("HTTP 404\nno");
  }
}
