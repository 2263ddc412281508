package ke.go.machakos.db.turns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ke.go.machakos.db.generated.Tables.DEPARTMENT;
import static ke.go.machakos.db.generated.Tables.TURN_RECEIPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.sql.Tx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnReceiptsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private final AtomicInteger codes = new AtomicInteger();
  private final TestStores stores = TestStores.get();
  private final Database database = stores.database();
  private final TurnReceipts receipts =
      new TurnReceipts(database, TestKeys.vault(), InstantSource.fixed(NOW));

  @BeforeEach
  void empty() {
    stores.reset();
  }

  @Test
  void a_second_delivery_returns_the_first_outcome_and_runs_nothing() {
    var key = TurnKey.of("session", "4");
    byte[] first = receipts.once(key, "remark", tx -> effect(tx, "one"));
    byte[] second = receipts.once(key, "remark", tx -> effect(tx, "two"));
    assertThat(second).isEqualTo(first).isEqualTo(bytes("one"));
    assertThat(effects()).isEqualTo(1);
    assertThat(receipts.find(key)).contains(bytes("one"));
    assertThat(receipts.find(TurnKey.of("session", "5"))).isEmpty();
  }

  @Test
  void a_twin_waits_for_the_first_and_returns_its_outcome() throws Exception {
    var key = TurnKey.of("twins");
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<byte[]> first =
          threads.submit(
              () ->
                  receipts.once(
                      key,
                      "pay",
                      tx -> {
                        inside.countDown();
                        await(goOn);
                        return effect(tx, "first");
                      }));
      await(inside);
      Future<byte[]> twin =
          threads.submit(() -> receipts.once(key, "pay", tx -> effect(tx, "twin")));
      assertThatExceptionOfType(java.util.concurrent.TimeoutException.class)
          .isThrownBy(() -> twin.get(300, TimeUnit.MILLISECONDS));
      goOn.countDown();
      assertThat(twin.get()).isEqualTo(first.get()).isEqualTo(bytes("first"));
    }
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void where_the_first_is_rolled_back_the_twin_runs() throws Exception {
    var key = TurnKey.of("rolled back");
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<byte[]> first =
          threads.submit(
              () ->
                  receipts.once(
                      key,
                      "pay",
                      tx -> {
                        effect(tx, "first");
                        inside.countDown();
                        await(goOn);
                        throw new IllegalStateException("no");
                      }));
      await(inside);
      Future<byte[]> twin =
          threads.submit(() -> receipts.once(key, "pay", tx -> effect(tx, "twin")));
      goOn.countDown();
      assertThat(twin.get()).isEqualTo(bytes("twin"));
      assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
          .isThrownBy(first::get)
          .withCauseInstanceOf(IllegalStateException.class);
    }
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void a_twin_of_one_that_hangs_gives_up_in_time() throws Exception {
    var key = TurnKey.of("hangs");
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<byte[]> first =
          threads.submit(
              () ->
                  receipts.once(
                      key,
                      "pay",
                      tx -> {
                        inside.countDown();
                        await(goOn);
                        return effect(tx, "first");
                      }));
      await(inside);
      long start = System.nanoTime();
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> receipts.once(key, "pay", tx -> effect(tx, "twin")));
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3));
      goOn.countDown();
      assertThat(first.get()).isEqualTo(bytes("first"));
    }
  }

  @Test
  void many_threads_and_few_keys_give_one_effect_a_key() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    int turns = 4 * Integer.getInteger("storm.percent", 5);
    int twins = 6;
    var ran = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int turn = 0; turn < turns; turn++) {
        var key = TurnKey.of("storm", "" + turn);
        var barrier = new CyclicBarrier(twins);
        boolean firstFails = random.nextInt(4) == 0;
        var failures = new AtomicInteger(firstFails ? 1 : 0);
        var answers = new ArrayList<Future<byte[]>>();
        for (int twin = 0; twin < twins; twin++) {
          answers.add(threads.submit(twin(key, barrier, failures, ran)));
        }
        var outcomes = new HashSet<String>();
        for (var answer : answers) {
          outcomes.add(new String(answer.get(), UTF_8));
        }
        outcomes.remove("failed");
        assertThat(outcomes).as("seed %s turn %s", seed, turn).hasSize(1);
      }
    }
    assertThat(effects()).as("seed %s", seed).isEqualTo(turns);
  }

  @Test
  void outcomes_are_stored_sealed_and_old_ones_are_forgotten() {
    var key = TurnKey.of("sealed");
    receipts.once(key, "remark", tx -> bytes("Mary Wanza"));
    byte[] stored =
        database.read(
            tx -> tx.jooq().select(TURN_RECEIPT.OUTCOME).from(TURN_RECEIPT).fetchSingle().value1());
    assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Mary");
    assertThat(database.<Integer>write(tx -> receipts.forgetBefore(tx, NOW))).isZero();
    assertThat(database.<Integer>write(tx -> receipts.forgetBefore(tx, NOW.plusMillis(1))))
        .isEqualTo(1);
  }

  @Test
  void a_key_has_32_bytes_and_its_parts_do_not_run_together() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TurnKey(new byte[31]));
    assertThat(TurnKey.of("ab", "c")).isNotEqualTo(TurnKey.of("a", "bc"));
    assertThat(new TurnKey(TurnKey.of("a").hash()))
        .isEqualTo(TurnKey.of("a"))
        .hasSameHashCodeAs(TurnKey.of("a"));
  }

  private Callable<byte[]> twin(
      TurnKey key, CyclicBarrier barrier, AtomicInteger failures, AtomicInteger ran) {
    return () -> {
      barrier.await();
      try {
        return receipts.once(
            key,
            "storm",
            tx -> {
              byte[] outcome = effect(tx, "run " + ran.incrementAndGet());
              if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the first fails");
              }
              return outcome;
            });
      } catch (IllegalStateException failed) {
        return bytes("failed");
      }
    };
  }

  private byte[] effect(Tx tx, String outcome) {
    tx.jooq()
        .insertInto(DEPARTMENT, DEPARTMENT.CODE, DEPARTMENT.NAME)
        .values("D" + codes.incrementAndGet(), outcome)
        .execute();
    return bytes(outcome);
  }

  private int effects() {
    return database.read(tx -> tx.jooq().fetchCount(DEPARTMENT));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
