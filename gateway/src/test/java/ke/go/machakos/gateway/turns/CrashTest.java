package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.talk.Turn;
import ke.go.machakos.gateway.talk.UssdLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that dies at the worst moment, and what the next node makes of it. */
class CrashTest {
  private static final String PROJECT = "3010016";

  private static RunningGateway survivor;
  private Caller caller;

  @BeforeAll
  static void start() {
    TestStores.get().reset();
    survivor = RunningGateway.start(new MovableClock());
    Caller.agree(Caller.ENGLISH, survivor);
  }

  @AfterAll
  static void stop() {
    survivor.close();
  }

  @BeforeEach
  void forget() {
    Rows.forget();
    caller = Caller.of(Caller.ENGLISH, survivor);
  }

  @Test
  void a_dialogue_goes_on_at_another_node_when_its_own_is_killed() {
    try (GatewayProcess node = GatewayProcess.start()) {
      caller = Caller.of(Caller.ENGLISH, node);
      caller.dial("*483#");
      String asked = caller.answers("3", "2", PROJECT, "2", "3", "Pampu haipo");
      node.kill();
      caller.on(survivor);
      assertThat(caller.again()).isEqualTo(asked);
      assertThat(caller.answer("1")).contains("Thank you");
      assertThat(Rows.remarks()).isOne();
    }
  }

  @Test
  void a_node_killed_between_commit_and_reply_leaves_one_effect() throws Exception {
    try (GatewayProcess node = GatewayProcess.start()) {
      caller = Caller.of(Caller.ENGLISH, node);
      Turn confirming = toTheConfirmingTurn();
      CompletableFuture<UssdLine.Reply> reply = commitWithoutReply(node, confirming);
      node.kill();
      TestStores.get().thawRedis();
      assertThat(reply.handle((read, lost) -> lost).join()).isNotNull();
      try (GatewayProcess next = GatewayProcess.start()) {
        assertThat(caller.on(next).again()).contains("Thank you");
        assertThat(caller.on(survivor).again()).contains("Thank you");
      }
      assertThat(Rows.remarks()).isOne();
    } finally {
      TestStores.get().thawRedis();
    }
  }

  @Test
  void a_write_whose_reply_was_lost_is_found_done_after_a_drop() throws Exception {
    Turn confirming = toTheConfirmingTurn();
    try {
      CompletableFuture<UssdLine.Reply> reply = commitWithoutReply(survivor, confirming);
      assertThat(reply.get(5, TimeUnit.SECONDS).body()).startsWith("END Sorry, we could not");
    } finally {
      TestStores.get().thawRedis();
    }
    caller.drop();
    assertThat(caller.dial("*483#")).contains("Your last call was cut");
    String screen = caller.answer("1");
    if (screen.contains("Send this")) {
      screen = caller.answer("1");
    }
    assertThat(screen).contains("Thank you");
    assertThat(Rows.remarks()).isOne();
  }

  private Turn toTheConfirmingTurn() {
    caller.dial("*483#");
    caller.answers("3", "2", PROJECT, "2", "3", "Pampu haipo");
    return caller.type("1");
  }

  /** Delivers a turn whose effect is committed while Redis, which holds its reply, hangs. */
  private static CompletableFuture<UssdLine.Reply> commitWithoutReply(Node node, Turn turn)
      throws Exception {
    CompletableFuture<UssdLine.Reply> reply;
    try (HeldProject held = new HeldProject(PROJECT)) {
      reply = CompletableFuture.supplyAsync(() -> node.client().deliver(turn));
      held.awaitRemark();
      TestStores.get().freezeRedis();
    }
    long start = System.nanoTime();
    while (Rows.remarks() == 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(reply).isNotDone();
    return reply;
  }
}
