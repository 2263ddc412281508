package ke.go.machakos.db.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sessions.SessionStore.Mark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionStoreTest {
  private static final Instant DUE = Instant.parse("2026-11-27T09:00:00Z");
  private static final int LONG = 19;
  private static final Msisdn PHONE = new Msisdn("+254700000001");

  private final TestStores stores = TestStores.get();
  private final SessionKey key = SessionKey.of(TestKeys.vault(), PHONE, "ATUid_1");

  /** Another node: what this one remembers is not asked. */
  private SessionStore other;

  private SessionStore store;

  @BeforeEach
  void open() {
    stores.reset();
    store = new SessionStore(stores.redis(), TestKeys.vault());
    other = new SessionStore(stores.redis(), TestKeys.vault());
  }

  @AfterEach
  void close() {
    store.close();
    other.close();
  }

  @Test
  void the_newest_of_many_versions_is_what_another_node_goes_on_from() {
    for (int version = 1; version <= LONG; version++) {
      assertThat(put(store, version, "turn " + version)).isEmpty();
      assertThat(other.load(key).map(SessionStoreTest::read)).contains("turn " + version);
    }
  }

  @Test
  void of_twins_one_is_stored_and_all_others_are_given_it() throws Exception {
    put(store, 1, "begun");
    List<Optional<Stored>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Stored>>> twins =
          IntStream.range(0, 40)
              .mapToObj(i -> threads.submit(() -> put(i % 2 == 0 ? store : other, 2, "twin " + i)))
              .toList();
      for (Future<Optional<Stored>> twin : twins) {
        answers.add(twin.get());
      }
    }
    assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(1);
    String kept = store.load(key).map(SessionStoreTest::read).orElseThrow();
    assertThat(answers.stream().flatMap(Optional::stream).map(SessionStoreTest::read))
        .hasSize(39)
        .containsOnly(kept);
  }

  @Test
  void a_twin_that_comes_many_turns_late_changes_nothing() {
    IntStream.rangeClosed(1, LONG).forEach(version -> put(store, version, "turn " + version));
    for (int version = 1; version <= LONG; version++) {
      assertThat(put(other, version, "late").map(SessionStoreTest::read)).contains("turn " + LONG);
    }
    assertThat(other.load(key).map(SessionStoreTest::read)).contains("turn " + LONG);
  }

  @Test
  void few_versions_are_kept_whole_and_none_for_longer_than_is_said() {
    for (int version = 1; version <= LONG; version++) {
      put(store, version, "turn");
      assertThat(whole()).isLessThanOrEqualTo(4);
      assertThat(stores.redis().ttl(key.sessionBytes()))
          .isBetween(1L, SessionStore.KEPT.toSeconds());
    }
    assertThat(store.replace(key, stored(LONG + 1, "end"), Mark.CLOSE, DUE, new Greeting.Keep()))
        .isEmpty();
    assertThat(other.load(key).map(SessionStoreTest::read)).contains("end");
    assertThat(stores.redis().ttl(key.sessionBytes())).isBetween(1L, 180L);
    assertThat(stores.redis().exists(key.callerBytes())).isFalse();
  }

  @Test
  void what_is_overdue_is_struck_off_once_by_whichever_node_comes_first() {
    List<String> all = IntStream.range(0, 300).mapToObj(i -> "left " + i).toList();
    all.forEach(each -> begun(each, DUE));
    begun("under way", DUE.plusSeconds(1));
    List<CompletableFuture<List<String>>> nodes =
        Stream.of(store, other)
            .map(node -> CompletableFuture.supplyAsync(() -> struck(node, DUE)))
            .toList();
    assertThat(nodes.stream().flatMap(node -> node.join().stream()))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(store.liveOrNaN()).isOne();
  }

  private void begun(String content, Instant due) {
    SessionKey session = SessionKey.of(TestKeys.vault(), PHONE, content);
    assertThat(store.replace(session, stored(1, content), Mark.OPEN, due, new Greeting.Keep()))
        .isEmpty();
  }

  private static List<String> struck(SessionStore node, Instant now) {
    List<String> all = new ArrayList<>();
    while (node.liveOrNaN() > 1) {
      node.overdue(now, 7).forEach(each -> all.add(read(each.orElseThrow())));
    }
    return all;
  }

  @Test
  void a_redis_that_answers_and_takes_no_writes_is_not_up() {
    assertThat(store.answers()).isTrue();
    configure("min-replicas-to-write", "1");
    try {
      assertThat(store.answers()).isFalse();
      assertThat(store.liveOrNaN()).isZero();
    } finally {
      configure("min-replicas-to-write", "0");
    }
    assertThat(store.answers()).isTrue();
  }

  private void configure(String option, String value) {
    stores.redis().configSet(option, value);
  }

  private long whole() {
    return stores.redis().hvals(key.sessionBytes()).stream().filter(it -> it.length > 0).count();
  }

  private Optional<Stored> put(SessionStore node, int version, String content) {
    Mark mark = version == 1 ? Mark.OPEN : Mark.KEEP;
    return node.replace(key, stored(version, content), mark, DUE, new Greeting.Keep());
  }

  private static Stored stored(int version, String content) {
    return new Stored(version, content.getBytes(UTF_8));
  }

  private static String read(Stored stored) {
    return new String(stored.content(), UTF_8);
  }
}
