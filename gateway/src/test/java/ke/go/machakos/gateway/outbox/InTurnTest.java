package ke.go.machakos.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.outbox.Dispatches;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.operations.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order in which one person is told things. */
class InTurnTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Msisdn WANJIKU = new Msisdn("+254722000931");
  private static final Msisdn MUTUA = new Msisdn("+254722000932");

  private final Database database = TestStores.get().database();
  private final Outbox outbox = new Outbox(database, TestKeys.vault());
  private final Vertx vertx = Vertx.vertx();
  private final List<String> handed = new CopyOnWriteArrayList<>();
  private final CountDownLatch answer = new CountDownLatch(1);
  private Optional<Dispatcher> dispatcher = Optional.empty();

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @AfterEach
  void stop() throws Exception {
    answer.countDown();
    dispatcher.ifPresent(Dispatcher::close);
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  private void begin(Sender sender) {
    var metrics = new OutboxMetrics(new Metrics(Set.of()));
    dispatcher =
        Optional.of(
            new Dispatcher(vertx, database, TestKeys.vault(), sender, 1000, () -> NOW, metrics));
  }

  @Test
  void what_one_person_is_told_at_one_moment_comes_in_its_order() {
    IntStream.range(0, 40).forEach(i -> enqueue(WANJIKU, "wanjiku " + i));
    begin(
        letter -> {
          handed.add(letter.body());
          return taken();
        });
    await(() -> count("state = 'sent'") == 40);
    assertThat(handed)
        .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(i -> "wanjiku " + i).toList());
  }

  @Test
  void a_message_that_comes_while_another_is_in_hand_waits_for_it_and_no_other_person_does() {
    begin(this::first);
    enqueue(WANJIKU, "first");
    await(() -> handed.contains("first"));
    enqueue(WANJIKU, "second");
    enqueue(MUTUA, "other");
    await(() -> count("state = 'sent'") == 1);
    await(() -> count("state = 'sending'") == 2);
    assertThat(handed).containsExactly("first", "other");
    answer.countDown();
    await(() -> count("state = 'sent'") == 3);
    assertThat(handed).containsExactly("first", "other", "second");
  }

  private Handed first(Sender.Letter letter) {
    handed.add(letter.body());
    if (letter.body().equals("first")) {
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return taken();
  }

  @Test
  void what_is_put_off_holds_up_nothing() {
    begin(
        letter ->
            letter.body().equals("first")
                ? Handed.Held.of("busy", Handed.Trouble.MESSAGE)
                : taken());
    enqueue(WANJIKU, "first");
    enqueue(WANJIKU, "second");
    await(() -> count("state = 'sent'") == 1);
    await(() -> count("state = 'waiting' AND last_error = 'busy'") == 1);
  }

  @Test
  void nobody_waits_longer_than_patience_for_one_that_is_never_done() {
    InTurn turns = new InTurn(Duration.ofMillis(10));
    turns.queue(WANJIKU);
    assertThat(turns.queue(WANJIKU).<String>take(() -> "done")).isEqualTo("done");
    assertThat(turns.queue(WANJIKU).<String>take(() -> "at once")).isEqualTo("at once");
  }

  private static Handed taken() {
    return new Handed.Accepted(
        new Dispatches.Taken("test", Optional.empty(), "101 Success", 1, Optional.empty()));
  }

  private void enqueue(Msisdn to, String body) {
    var message =
        new OutgoingMessage(
            "test", to, "en", Optional.empty(), body, NOW, Optional.empty(), body, true);
    database.<Boolean>write(tx -> outbox.enqueue(tx, message, NOW));
    dispatcher.ifPresent(Dispatcher::nudge);
  }

  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      Thread.onSpinWait();
    }
  }

  private static int count(String condition) {
    return TestStores.get().count("outbox WHERE " + condition);
  }
}
