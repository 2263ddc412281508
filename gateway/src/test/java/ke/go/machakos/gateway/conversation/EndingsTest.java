package ke.go.machakos.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sessions.Greeting;
import ke.go.machakos.db.sessions.SessionKey;
import ke.go.machakos.db.sessions.SessionStore;
import ke.go.machakos.db.sessions.SessionStore.Mark;
import ke.go.machakos.db.sessions.Stored;
import ke.go.machakos.gateway.operations.Metrics;
import ke.go.machakos.menus.engine.Reply;
import ke.go.machakos.menus.engine.Session;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dialogues that their callers left, counted by two nodes on the same Redis. */
class EndingsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Msisdn PHONE = new Msisdn("+254722000951");

  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics(Set.of("main"));
  private final SessionStore store = new SessionStore(TestStores.get().redis(), TestKeys.vault());
  private final SessionStore other = new SessionStore(TestStores.get().redis(), TestKeys.vault());
  private final BlockingQueue<Msisdn> over = new LinkedBlockingQueue<>();

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    other.close();
    metrics.close();
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  @Test
  void each_that_is_overdue_counts_once_where_it_waited_and_none_that_ended_or_goes_on() {
    IntStream.range(0, 250).forEach(i -> turn("left " + i, 1, Mark.OPEN, NOW.minusSeconds(i)));
    turn("goes on", 1, Mark.OPEN, NOW.plusSeconds(1));
    turn("ended", 1, Mark.OPEN, NOW);
    turn("ended", 2, Mark.CLOSE, NOW);
    List<CompletableFuture<Void>> nodes =
        Stream.of(store, other)
            .map(node -> CompletableFuture.runAsync(endings(node)::sweep))
            .toList();
    nodes.forEach(CompletableFuture::join);
    assertThat(left()).isEqualTo("250.0");
    assertThat(store.liveOrNaN()).isOne();
  }

  @Test
  void the_networks_word_makes_it_sooner_and_never_twice() throws Exception {
    turn("dropped", 1, Mark.OPEN, NOW.plusSeconds(180));
    turn("ended", 1, Mark.OPEN, NOW.plusSeconds(180));
    turn("ended", 2, Mark.CLOSE, NOW);
    Endings endings = endings(store);
    for (String session : List.of("dropped", "dropped", "ended", "unknown")) {
      endings.told(PHONE, session, "Incomplete");
      assertThat(over.poll(10, TimeUnit.SECONDS)).isEqualTo(PHONE);
    }
    endings.sweep();
    assertThat(left()).isEqualTo("1.0");
  }

  private Endings endings(SessionStore node) {
    return new Endings(vertx, node, TestKeys.vault(), metrics, over::add, () -> NOW);
  }

  private void turn(String session, int version, Mark mark, Instant due) {
    var reply = new Reply(mark != Mark.CLOSE, "main", "Machakos County");
    var waiting = new Session("book", Language.EN, List.of(), List.of());
    byte[] content =
        DialogueCodec.write(new Dialogue(session, 0, 0, "", reply, false, NOW, waiting));
    SessionKey key = SessionKey.of(TestKeys.vault(), PHONE, session);
    assertThat(store.replace(key, new Stored(version, content), mark, due, new Greeting.Keep()))
        .isEmpty();
  }

  private String left() {
    return metrics
        .scrape()
        .lines()
        .filter(
            line ->
                line.startsWith("mlango_sessions_ended_total{how=\"abandoned\",screen=\"main\"} "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst()
        .orElse("0");
  }
}
