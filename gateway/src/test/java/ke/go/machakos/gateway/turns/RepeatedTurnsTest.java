package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.talk.Turn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedTurnsTest {
  /** From the dial to the screen that asks whether these words are to be sent. */
  static final String[] TO_CONFIRM = {"3", "2", "3010016", "2", "3", "Pampu haipo * bado!"};

  private static RunningGateway node;
  private static RunningGateway other;
  private Caller caller;

  @BeforeAll
  static void start() {
    TestStores.get().reset();
    MovableClock clock = new MovableClock();
    node = RunningGateway.start(clock);
    other = RunningGateway.start(clock);
    Caller.agree(Caller.ENGLISH, node);
  }

  @AfterAll
  static void stop() {
    other.close();
    node.close();
  }

  @BeforeEach
  void forget() {
    Rows.forget();
    caller = Caller.of(Caller.ENGLISH, node);
  }

  @Test
  void a_turn_delivered_five_times_has_one_effect_and_one_reply() {
    String main = caller.dial("*483#");
    assertThat(caller.again()).isEqualTo(main).startsWith("CON Machakos County");
    for (String input : TO_CONFIRM) {
      String screen = caller.answer(input);
      assertThat(screen).startsWith("CON ");
      assertThat(caller.again()).isEqualTo(screen);
    }
    String thanks = caller.answer("1");
    assertThat(thanks).contains("Thank you");
    for (int i = 0; i < 5; i++) {
      assertThat(caller.again()).isEqualTo(thanks);
    }
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void a_star_inside_an_answer_is_stored() {
    caller.dial("*483#");
    caller.answers(TO_CONFIRM);
    caller.answer("1");
    assertThat(Rows.remark()).isEqualTo("Pampu haipo * bado!");
  }

  @Test
  void twenty_twins_at_once_have_one_effect_and_one_reply() throws Exception {
    caller.dial("*483#");
    caller.answers(TO_CONFIRM);
    assertThat(atOnce(caller.type("1"), node, node))
        .hasSize(1)
        .first()
        .asString()
        .contains("Thank");
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void twins_on_two_nodes_have_one_effect_and_one_reply() throws Exception {
    caller.dial("*483#");
    for (String input : TO_CONFIRM) {
      assertThat(atOnce(caller.type(input), node, other)).hasSize(1);
    }
    assertThat(atOnce(caller.type("1"), node, other))
        .hasSize(1)
        .first()
        .asString()
        .contains("Thank");
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void twins_of_the_first_turn_begin_one_dialogue() throws Exception {
    caller.dial("*483#");
    caller.drop();
    Rows.forget();
    assertThat(atOnce(caller.turn(), node, other)).hasSize(1);
  }

  @Test
  void late_turns_move_nothing() {
    caller.dial("*483#");
    Turn projects = caller.type("3");
    String choices = deliver(projects);
    Turn number = caller.type("2");
    String asks = deliver(number);
    assertThat(asks).isNotEqualTo(choices);
    assertThat(deliver(projects)).as("late").isEqualTo(asks);
    assertThat(deliver(with(projects, ""))).as("the dial, late").isEqualTo(asks);
    assertThat(deliver(with(projects, "1"))).as("another way").isEqualTo(asks);
    assertThat(deliver(with(projects, "32"))).as("no join").isEqualTo(asks);
    caller.answers("3010016", "2", "3", "Pampu haipo", "1");
    String thanks = caller.again();
    assertThat(thanks).contains("Thank you");
    Turn confirming = caller.turn();
    String before = confirming.text().substring(0, confirming.text().lastIndexOf('*'));
    assertThat(deliver(with(confirming, before))).isEqualTo(thanks);
    assertThat(caller.again()).isEqualTo(thanks);
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void a_node_that_another_got_ahead_of_tells_what_is_true() {
    caller.dial("*483#");
    Turn projects = caller.type("3");
    String choices = caller.on(other).again();
    String asks = caller.answer("2");
    assertThat(deliver(projects)).as("late, where only the dial is remembered").isEqualTo(asks);
    assertThat(deliver(with(projects, "1"))).as("another way").isEqualTo(asks);
    assertThat(asks).isNotEqualTo(choices);
    String screen = caller.on(node).answer("3010016");
    assertThat(screen).contains("Kivaa");
    assertThat(caller.on(other).again()).as("twin").isEqualTo(screen);
    assertThat(caller.answers("2", "3", "Pampu haipo")).contains("Send this");
    assertThat(caller.on(node).answer("1")).contains("Thank you");
    assertThat(caller.on(other).again()).contains("Thank you");
    assertThat(Rows.remarks()).isOne();
  }

  @Test
  void another_callers_session_id_opens_nothing() {
    caller.dial("*483#");
    caller.answers("3", "2");
    Turn mine = caller.turn();
    Turn theirs = new Turn(mine.sessionId(), "+254722000123", "63902", "*483#", "");
    assertThat(deliver(theirs)).contains("Chagua lugha");
    assertThat(caller.again()).contains("number");
  }

  private static String deliver(Turn turn) {
    return node.client().deliver(turn).screen();
  }

  private static Turn with(Turn turn, String text) {
    return new Turn(turn.sessionId(), turn.phoneNumber(), turn.networkCode(), "*483#", text);
  }

  /** The different replies to the same turn delivered twenty times at once. */
  private static List<String> atOnce(Turn turn, Node... nodes) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> replies = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Node to = nodes[i % nodes.length];
        replies.add(threads.submit(() -> to.client().deliver(turn).screen()));
      }
      List<String> screens = new ArrayList<>();
      for (Future<String> reply : replies) {
        screens.add(reply.get());
      }
      return screens.stream().distinct().toList();
    }
  }
}
