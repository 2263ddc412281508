package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers dialled in advance, and dialogues that Redis lost: to the gateway they look the same. */
class LostDialoguesTest {
  private static RunningGateway node;
  private Caller caller;

  @BeforeAll
  static void start() {
    TestStores.get().reset();
    MovableClock clock = new MovableClock();
    node = RunningGateway.start(clock);
    Caller.agree(Caller.ENGLISH, node);
    clock.forward(Duration.ofMinutes(4)); // who agreed just now begins again
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void forget() {
    Rows.forget();
    caller = Caller.of(Caller.ENGLISH, node);
  }

  @Test
  void a_known_caller_dials_straight_to_a_screen() {
    assertThat(caller.dial("*483*3*2*3010016#")).startsWith("CON SAMPLE").contains("Kivaa");
    assertThat(caller.answer("2")).contains("true?");
  }

  @Test
  void language_and_consent_take_no_answer_dialled_in_advance() {
    Caller stranger = Caller.of("+254722000321", node);
    assertThat(stranger.dial("*483*3*2*3010016#")).contains("Choose language");
    assertThat(stranger.answer("2")).contains("in confidence");
    assertThat(stranger.answer("3")).contains("Kept:");
    assertThat(stranger.answer("1")).startsWith("CON SAMPLE").contains("Kivaa");
  }

  @Test
  void answers_dialled_in_advance_stop_where_something_is_to_be_confirmed() {
    assertThat(caller.dial("*483*3*2*3010016*2*3*Pampu haipo*1*1#")).contains("Send this");
    assertThat(caller.again()).contains("Send this");
    assertThat(Rows.remarks()).isZero();
    assertThat(caller.answer("1")).contains("Thank you");
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void a_wrong_answer_dialled_in_advance_ends_the_way() {
    assertThat(caller.dial("*483*3*9*3010016#")).contains("Not one of the choices");
    assertThat(caller.answer("2")).contains("number");
  }

  @Test
  void a_dialogue_lost_before_the_confirmation_is_asked_again() {
    caller.dial("*483#");
    caller.answers("3", "2", "3010016", "2", "3", "Pampu haipo");
    TestStores.get().redis().flushAll();
    String asked = caller.answer("1");
    assertThat(asked).startsWith("CON ").contains("Send this").contains("Pampu haipo");
    assertThat(caller.again()).isEqualTo(asked);
    assertThat(Rows.remarks()).isZero();
    assertThat(caller.answer("1")).contains("Thank you");
    assertThat(caller.again()).contains("Thank you");
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void a_dialogue_lost_where_nothing_is_written_goes_on_at_its_node() {
    caller.dial("*483#");
    caller.answers("3", "2");
    TestStores.get().redis().flushAll();
    String project = caller.answer("3010016");
    assertThat(project).startsWith("CON SAMPLE").contains("Kivaa");
    assertThat(caller.again()).as("stored again").isEqualTo(project);
  }

  @Test
  void a_dialogue_lost_after_the_write_knows_what_was_done() {
    caller.dial("*483#");
    caller.answers("3", "2", "3010016", "2", "3", "Pampu haipo");
    String thanks = caller.answer("1");
    TestStores.get().redis().flushAll();
    assertThat(caller.again()).isEqualTo(thanks);
    TestStores.get().redis().flushAll();
    assertThat(caller.answer("1")).as("another ward").contains("Masinga");
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void a_long_way_in_advance_is_gone_as_far_as_one_turn_allows() {
    String back = "*0*3010016".repeat(20);
    assertThat(caller.dial("*483*3*2*3010016" + back + "#")).startsWith("CON ");
    assertThat(caller.answer("00")).startsWith("CON Machakos County");
  }

  @Test
  void a_stranger_whose_dialogue_is_lost_is_asked_again_and_nothing_is_written() {
    Caller stranger = Caller.of("+254722000322", node);
    stranger.dial("*483#");
    assertThat(stranger.answers("2", "2")).as("without consent").contains("1. Permits");
    assertThat(stranger.answers("3", "2", "3010016", "2", "3", "Pampu haipo")).contains("Send");
    TestStores.get().redis().flushAll();
    assertThat(stranger.answer("1")).contains("Choose language");
    assertThat(Rows.remarks()).isZero();
  }
}
