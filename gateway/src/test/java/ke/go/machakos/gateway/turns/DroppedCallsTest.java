package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that was cut, and the same person who dials again. */
class DroppedCallsTest {
  private static final String QUESTION = "Your last call was cut";
  private static final MovableClock CLOCK = new MovableClock();

  private static RunningGateway node;
  private Caller caller;
  private String last = "";

  @BeforeAll
  static void start() {
    TestStores.get().reset();
    node = RunningGateway.start(CLOCK);
    Caller.agree(Caller.ENGLISH, node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void cutAtTheConfirmation() {
    Rows.forget();
    caller = Caller.of(Caller.ENGLISH, node);
    caller.dial("*483#");
    last = caller.answers("3", "2", "3010016", "2", "3", "Pampu haipo");
    caller.drop();
  }

  @Test
  void one_goes_on_at_the_same_screen() {
    CLOCK.forward(Duration.ofMinutes(9));
    assertThat(caller.dial("*483#")).startsWith("CON " + QUESTION);
    assertThat(caller.again()).contains(QUESTION);
    assertThat(caller.answer("7")).contains("Not one of the choices", QUESTION);
    assertThat(caller.answer("1")).isEqualTo(last);
    assertThat(caller.again()).isEqualTo(last);
    assertThat(caller.answer("1")).contains("Thank you");
    assertThat(caller.again()).contains("Thank you");
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void two_starts_again() {
    caller.dial("*483#");
    assertThat(caller.answer("2")).startsWith("CON Machakos County");
    caller.drop();
    assertThat(caller.dial("*483#")).as("nothing to go on with").startsWith("CON Machakos County");
    assertThat(Rows.remarks()).isZero();
  }

  @Test
  void three_queues_one_message() {
    caller.dial("*483#");
    String promised = caller.answer("3");
    assertThat(promised).startsWith("END We will send you an SMS");
    assertThat(caller.again()).isEqualTo(promised);
    assertThat(Rows.outbox()).isOne();
    assertThat(caller.dial("*483#")).startsWith("CON Machakos County");
    assertThat(Rows.outbox()).isOne();
  }

  @Test
  void after_ten_minutes_nothing_is_asked() {
    CLOCK.forward(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(caller.dial("*483#")).startsWith("CON Machakos County");
  }

  @Test
  void a_dialogue_that_ended_is_not_gone_on_with() {
    caller.dial("*483#");
    caller.answers("2", "5");
    assertThat(caller.answer("1")).startsWith("END ");
    assertThat(caller.dial("*483#")).startsWith("CON Machakos County");
  }

  @Test
  void a_call_cut_twice_goes_on_as_well() {
    caller.dial("*483#");
    caller.drop();
    assertThat(caller.dial("*483#")).contains(QUESTION);
    assertThat(caller.answer("1")).isEqualTo(last);
    caller.drop();
    assertThat(caller.dial("*483#")).contains(QUESTION);
    assertThat(caller.answers("1", "1")).contains("Thank you");
    assertThat(Rows.remarks()).isOne();
  }
}
