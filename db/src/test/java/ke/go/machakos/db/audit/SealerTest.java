package ke.go.machakos.db.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.sql.Tx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One writer of the chain, whatever else goes on. */
class SealerTest {
  private static final int TURNS = 12 * Integer.getInteger("storm.percent", 5);
  private static final int WRITERS = 8;

  private final TestStores stores = TestStores.get();
  private final Log log = new Log();

  @BeforeEach
  void empty() {
    stores.reset();
  }

  @Test
  void in_a_storm_of_commits_and_rollbacks_two_nodes_seal_each_event_once() throws Exception {
    long seed = System.nanoTime();
    int committed = 0;
    int sealed = 0;
    try (Database one = Database.open(stores.settings(), 2);
        Database other = Database.open(stores.settings(), 2);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch done = new CountDownLatch(WRITERS);
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random(seed + i);
        writers.add(threads.submit(() -> write(random, done)));
      }
      List<Future<Integer>> sealers =
          List.of(
              threads.submit(() -> seal(new Sealer(one), done)),
              threads.submit(() -> seal(new Sealer(other), done)));
      for (Future<Integer> each : writers) {
        committed += each.get();
      }
      for (Future<Integer> each : sealers) {
        sealed += each.get();
      }
    }
    sealed += log.sealer.sealAll(Log.NOW).events();
    assertThat(sealed).as("seed " + seed).isEqualTo(committed).isPositive();
    assertThat(log.verify())
        .as("seed " + seed)
        .isEqualTo(new ChainCheck.Whole(committed, log.heads().getLast().hash(), 0, 0));
  }

  /** Returns how many events were committed. */
  private int write(Random random, CountDownLatch done) {
    int committed = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      int events = 1 + random.nextInt(3);
      boolean fails = random.nextInt(4) == 0;
      try {
        log.database.write(
            tx -> {
              for (int i = 0; i < events; i++) {
                log.audit.append(tx, Log.event("event " + i));
              }
              if (fails) {
                throw new IllegalStateException("the fact did not happen");
              }
              return 0;
            });
        committed += events;
      } catch (IllegalStateException rolledBack) {
        assertThat(fails).isTrue();
      }
    }
    done.countDown();
    return committed;
  }

  private static int seal(Sealer sealer, CountDownLatch done) {
    int sealed = 0;
    while (done.getCount() > 0) {
      sealed += sealer.sealAll(Log.NOW).events();
    }
    return sealed;
  }

  @Test
  void an_event_that_commits_after_a_later_one_takes_the_next_place() throws Exception {
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    CompletableFuture<Long> slow =
        CompletableFuture.supplyAsync(
            () ->
                log.database.<Long>write(
                    tx -> {
                      long id = log.audit.append(tx, Log.event("slow"));
                      appended.countDown();
                      await(overtaken);
                      return id;
                    }),
            Thread::startVirtualThread);
    await(appended);
    long quick = log.append("quick");
    assertThat(log.sealer.sealAll(Log.NOW).events()).isEqualTo(1);
    overtaken.countDown();
    assertThat(slow.join()).isLessThan(quick);
    assertThat(log.sealer.sealAll(Log.NOW).events()).isEqualTo(1);
    List<Link> links = log.database.read(tx -> Link.after(tx, 0, 9));
    assertThat(links).extracting(Link::entry).containsExactly(quick, slow.join());
    assertThat(log.verify()).isInstanceOf(ChainCheck.Whole.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_sealer_leaves_it_to_another_that_is_at_work() {
    log.fill(1, Log.NOW);
    log.append("one");
    log.database.write(
        tx -> {
          Sealed mine = log.sealer.seal(tx, Log.NOW);
          assertThat(log.sealer.sealAll(Log.NOW)).isEqualTo(Sealed.NOTHING);
          return mine;
        });
    log.append("two");
    assertThat(log.sealer.sealAll(Log.NOW).events()).isEqualTo(1);
    assertThat(log.verify()).isInstanceOf(ChainCheck.Whole.class);
  }

  @Test
  void a_sealer_that_hangs_in_the_middle_loses_its_place_to_another() {
    log.fill(1, Log.NOW);
    log.append("two");
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    CompletableFuture<Sealed> hanging =
        CompletableFuture.supplyAsync(
            () ->
                log.database.write(
                    tx -> {
                      Sealed sealed = new Sealer(log.database, 1).seal(tx, Log.NOW);
                      hangs.countDown();
                      await(overtaken);
                      return sealed;
                    }),
            Thread::startVirtualThread);
    await(hangs);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(9);
    while (log.sealer.sealAll(Log.NOW).events() == 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
    overtaken.countDown();
    assertThatException().isThrownBy(hanging::join).withCauseInstanceOf(StoreUnavailable.class);
    assertThat(log.verify()).isEqualTo(new ChainCheck.Whole(2, log.heads().getLast().hash(), 0, 0));
  }

  @Test
  void a_rollback_in_the_middle_of_sealing_leaves_no_gap() {
    log.fill(3, Log.NOW);
    log.append("four");
    assertThatException().isThrownBy(() -> log.database.write(this::sealAndFail));
    assertThat(log.audit.unsealedOrNaN()).isEqualTo(1);
    log.append("five");
    assertThat(log.sealer.sealAll(Log.NOW).events()).isEqualTo(2);
    assertThat(log.verify(log.heads()))
        .isEqualTo(new ChainCheck.Whole(5, log.heads().getLast().hash(), 1, 0));
  }

  private int sealAndFail(Tx tx) {
    assertThat(log.sealer.seal(tx, Log.NOW).events()).isEqualTo(1);
    throw new IllegalStateException("half way");
  }

  @Test
  void a_kill_of_the_database_in_the_middle_of_sealing_leaves_no_gap() {
    log.fill(3, Log.NOW);
    log.append("four");
    try {
      assertThatException()
          .isThrownBy(() -> log.database.write(this::sealAndKill))
          .isInstanceOf(StoreUnavailable.class);
    } finally {
      stores.startMariaDb();
    }
    log.append("five");
    assertThat(log.sealer.sealAll(Log.NOW).events()).isEqualTo(2);
    assertThat(log.verify(log.heads()))
        .isEqualTo(new ChainCheck.Whole(5, log.heads().getLast().hash(), 1, 0));
  }

  private Sealed sealAndKill(Tx tx) {
    Sealed sealed = log.sealer.seal(tx, Log.NOW);
    stores.killMariaDb();
    return sealed;
  }

  @Test
  void each_day_of_nairobi_is_closed_once_and_keeps_its_head() {
    Instant beforeMidnight = Instant.parse("2026-11-23T20:59:59.900Z");
    log.fill(2, beforeMidnight);
    DayHead running = log.heads().getLast();
    assertThat(running.day()).isEqualTo("2026-11-23");
    assertThat(running.closed()).isFalse();

    log.append("after midnight");
    Sealed run = log.sealer.sealAll(beforeMidnight.plusMillis(100));
    DayHead closed = run.closed().orElseThrow();
    assertThat(closed.sequence()).isEqualTo(2);
    assertThat(closed.hash()).isEqualTo(running.hash());

    log.append("by a node whose clock is behind");
    log.sealer.sealAll(beforeMidnight);
    assertThat(log.sealer.sealAll(beforeMidnight.plus(Duration.ofDays(3))).closed())
        .map(DayHead::day)
        .hasValue(LocalDate.parse("2026-11-24"));
    log.append("days later");
    log.sealer.sealAll(beforeMidnight.plus(Duration.ofDays(3)));

    assertThat(log.heads())
        .extracting(head -> head.day() + " " + head.sequence() + " " + head.closed())
        .containsExactly("2026-11-23 2 true", "2026-11-24 4 true", "2026-11-26 5 false");
    assertThat(log.verify(log.heads()))
        .isEqualTo(new ChainCheck.Whole(5, log.heads().getLast().hash(), 3, 0));
  }
}
