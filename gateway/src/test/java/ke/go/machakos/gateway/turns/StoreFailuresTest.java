package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store goes away during a dialogue and comes back. */
class StoreFailuresTest {
  private static final TestStores STORES = TestStores.get();
  private static final Duration IN_TIME = Duration.ofMillis(3500);
  private static final Duration RECOVERED = Duration.ofSeconds(10);

  private static RunningGateway node;
  private Caller caller;

  /** How a store goes away, and how it comes back. */
  enum Trouble {
    MARIADB_STOPPED,
    MARIADB_KILLED,
    MARIADB_FROZEN,
    REDIS_STOPPED,
    REDIS_KILLED,
    REDIS_FROZEN;

    void begin() {
      switch (this) {
        case MARIADB_STOPPED -> STORES.stopMariaDb();
        case MARIADB_KILLED -> STORES.killMariaDb();
        case MARIADB_FROZEN -> STORES.freezeMariaDb();
        case REDIS_STOPPED -> STORES.stopRedis();
        case REDIS_KILLED -> STORES.killRedis();
        case REDIS_FROZEN -> STORES.freezeRedis();
      }
    }

    void end() {
      switch (this) {
        case MARIADB_STOPPED, MARIADB_KILLED -> STORES.startMariaDb();
        case MARIADB_FROZEN -> STORES.thawMariaDb();
        case REDIS_STOPPED, REDIS_KILLED -> STORES.startRedis();
        case REDIS_FROZEN -> STORES.thawRedis();
      }
    }
  }

  /** In the caller's language, which their node remembers even where Redis is away. */
  private static final String APOLOGY =
      "END Sorry, we could not do that just now. Nothing was lost.";

  @BeforeAll
  static void start() {
    STORES.reset();
    node = RunningGateway.start(new MovableClock());
    Caller.agree(Caller.ENGLISH, node);
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

  @ParameterizedTest
  @EnumSource
  void a_turn_without_a_store_is_answered_politely_and_the_dialogue_goes_on(Trouble trouble) {
    caller.dial("*483#");
    caller.answers("3", "2", "3010016", "2", "3", "Pampu haipo");
    trouble.begin();
    try {
      assertThat(inTime(() -> caller.answer("1"))).startsWith(APOLOGY);
      assertThat(inTime(caller::again)).startsWith(APOLOGY);
    } finally {
      trouble.end();
    }
    assertThat(recovered(caller::again)).contains("Thank you");
    assertThat(Rows.remarks()).isOne();
  }

  @ParameterizedTest
  @EnumSource(names = {"MARIADB_FROZEN", "REDIS_FROZEN", "MARIADB_KILLED", "REDIS_KILLED"})
  void a_dial_without_a_store_is_answered_in_both_languages(Trouble trouble) {
    trouble.begin();
    try {
      assertThat(inTime(() -> caller.dial("*483#"))).startsWith("END Samahani, ").contains("Sorry");
    } finally {
      trouble.end();
    }
    assertThat(recovered(caller::again)).startsWith("CON Machakos County");
  }

  @Test
  void who_dials_again_after_a_failure_goes_on_where_they_were() {
    caller.dial("*483#");
    String number = caller.answers("3", "2");
    STORES.freezeMariaDb();
    try {
      assertThat(inTime(() -> caller.answer("3010016"))).startsWith("END Sorry, we could not");
    } finally {
      STORES.thawMariaDb();
    }
    assertThat(recovered(() -> caller.dial("*483#"))).contains("Your last call was cut");
    assertThat(caller.answer("1")).isEqualTo(number);
    assertThat(caller.answer("3010016")).contains("Kivaa");
  }

  @Test
  void turns_that_find_no_room_are_told_so_and_counted() throws Exception {
    double before = node.metric("mlango_bulkhead_refusals_total", "");
    List<String> replies = new ArrayList<>();
    STORES.freezeRedis();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> turns = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Caller each = Caller.of("+25472200" + (1000 + i), node);
        turns.add(threads.submit(() -> each.dial("*483#")));
      }
      for (Future<String> turn : turns) {
        replies.add(turn.get());
      }
    } finally {
      STORES.thawRedis();
    }
    assertThat(replies).allMatch(reply -> reply.startsWith("END Samahani"));
    long busy = replies.stream().filter(reply -> reply.contains("many are calling")).count();
    assertThat(busy).isPositive();
    assertThat(node.metric("mlango_bulkhead_refusals_total", "")).isEqualTo(before + busy);
    assertThat(recovered(() -> caller.dial("*483#"))).startsWith("CON Machakos County");
  }

  private static String inTime(Supplier<String> turn) {
    long start = System.nanoTime();
    String screen = turn.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(screen).isLessThan(IN_TIME);
    return screen;
  }

  /** A turn delivered until the store is found again. */
  private static String recovered(Supplier<String> turn) {
    long start = System.nanoTime();
    String screen = turn.get();
    while (screen.contains("Sorry, ")) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(RECOVERED);
      screen = turn.get();
    }
    return screen;
  }
}
