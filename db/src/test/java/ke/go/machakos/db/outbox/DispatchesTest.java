package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.lanes.Together;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Msisdn PHONE = new Msisdn("+254712345678");

  private final Database database = TestStores.get().database();
  private final Outbox outbox = new Outbox(database, TestKeys.vault());
  private final Dispatches dispatches = new Dispatches(database, TestKeys.vault());
  private final DeliveryReports reports = new DeliveryReports(database);

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void nodes_that_lease_at_once_never_hold_the_same_message() {
    IntStream.range(0, 200).forEach(i -> enqueue("m/" + i, true, NOW));
    List<CompletableFuture<List<Long>>> nodes =
        IntStream.range(0, 4)
            .mapToObj(node -> CompletableFuture.supplyAsync(() -> leaseAll("node-" + node)))
            .toList();
    List<Long> leased = nodes.stream().flatMap(node -> node.join().stream()).toList();
    assertThat(leased).hasSize(200).doesNotHaveDuplicates();
    assertThat(dispatches.lease("late", 10, true, NOW, LEASE)).isEmpty();
  }

  @Test
  void a_sweep_for_leases_that_ran_out_makes_nobody_pass_over_the_oldest_message()
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread sweep =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!done.get()) {
                    dispatches.recover(NOW);
                  }
                });
    try {
      for (int i = 0; i < 100; i++) {
        String cause = "m/" + i;
        enqueue(cause, true, NOW);
        enqueue(cause + "/after", true, NOW);
        assertThat(causes(dispatches.lease("one", 1, true, NOW, LEASE))).containsExactly(cause);
        database.<Integer>write(tx -> tx.jooq().deleteFrom(OUTBOX).execute());
      }
    } finally {
      done.set(true);
      sweep.join();
    }
  }

  private List<Long> leaseAll(String owner) {
    List<Long> all = new ArrayList<>();
    List<Leased> some = dispatches.lease(owner, 7, true, NOW, LEASE);
    while (!some.isEmpty()) {
      some.forEach(each -> all.add(each.id()));
      some = dispatches.lease(owner, 7, true, NOW, LEASE);
    }
    return all;
  }

  @Test
  void an_answer_is_leased_before_news_however_long_the_news_has_waited() {
    enqueue("news", false, NOW.minusSeconds(60));
    enqueue("answer", true, NOW);
    enqueue("tomorrow", true, NOW.plusSeconds(1));
    assertThat(causes(dispatches.lease("a", 1, true, NOW, LEASE))).containsExactly("answer");
    assertThat(dispatches.lease("a", 5, false, NOW, LEASE)).isEmpty();
    assertThat(causes(dispatches.lease("a", 5, true, NOW, LEASE))).containsExactly("news");
  }

  @Test
  void a_message_whose_lease_ran_out_comes_back_marked_and_its_old_holder_can_change_nothing() {
    enqueue("m", true, NOW);
    Leased lost = one("dead");
    assertThat(dispatches.recover(NOW.plus(LEASE))).isZero();
    Instant later = NOW.plus(LEASE).plusMillis(1);
    assertThat(dispatches.recover(later)).isOne();
    assertThat(cell("maybe_twice")).isEqualTo("1");
    Leased again = dispatches.lease("living", 1, true, later, LEASE).getFirst();
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(sent(lost, "id-1", later)).isFalse();
    assertThat(dispatches.end(new Dispatches.Later(lost, "x", later, true, false))).isFalse();
    assertThat(sent(again, "id-2", later)).isTrue();
    assertThat(cell("provider_message_id")).isEqualTo("id-2");
  }

  @Test
  void what_waits_for_another_try_is_leased_no_sooner_and_keeps_its_doubt() {
    enqueue("m", true, NOW);
    Instant next = NOW.plusSeconds(5);
    assertThat(dispatches.end(new Dispatches.Later(one("a"), "no answer", next, true, true)))
        .isTrue();
    assertThat(dispatches.lease("a", 1, true, NOW, LEASE)).isEmpty();
    Leased again = dispatches.lease("a", 1, true, next, LEASE).getFirst();
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(dispatches.end(new Dispatches.Later(again, "no money", next, false, false)))
        .isTrue();
    assertThat(cell("maybe_twice")).isEqualTo("1");
    assertThat(cell("last_error")).isEqualTo("no money");
    assertThat(dispatches.lease("a", 1, true, next, LEASE).getFirst().attempts()).isEqualTo(2);
  }

  @Test
  void a_message_given_up_is_final() {
    enqueue("m", true, NOW);
    assertThat(
            dispatches.end(
                new Dispatches.Given(one("a"), MessageState.FAILED, "x".repeat(300), NOW)))
        .isTrue();
    assertThat(cell("state")).isEqualTo("failed");
    assertThat(dispatches.recover(NOW.plusSeconds(99))).isZero();
    assertThat(dispatches.lease("a", 1, true, NOW.plusSeconds(99), LEASE)).isEmpty();
  }

  @Test
  void an_id_that_the_provider_gives_twice_loses_neither_message() {
    enqueue("m/1", true, NOW);
    enqueue("m/2", true, NOW);
    for (Leased each : dispatches.lease("a", 2, true, NOW, LEASE)) {
      assertThat(sent(each, "same", NOW)).isTrue();
    }
    assertThat(count("state = 'sent'")).isEqualTo(2);
    assertThat(count("provider_message_id = 'same'")).isOne();
  }

  @Test
  void ends_are_written_down_together_and_one_whose_lease_was_lost_changes_nothing() {
    IntStream.range(0, 5).forEach(i -> enqueue("m/" + i, true, NOW));
    List<Leased> leased = dispatches.lease("a", 5, true, NOW, LEASE);
    Leased first = leased.getFirst();
    Leased stolen =
        new Leased(first.id(), first.message(), "dead", first.attempts(), first.createdAt());
    Instant next = NOW.plusSeconds(5);
    List<Dispatches.End> ends =
        List.of(
            new Dispatches.Sent(stolen, taken("id-0"), NOW),
            new Dispatches.Sent(leased.get(1), taken("id-1"), NOW),
            new Dispatches.Later(leased.get(2), "no answer", next, true, true),
            new Dispatches.Given(leased.get(3), MessageState.FAILED, "no number", NOW),
            new Dispatches.Sent(leased.get(4), unknownId(), NOW));
    assertThat(dispatches.end(ends)).containsExactly(false, true, true, true, true);
    assertThat(count("state = 'sending' AND lease_owner = 'a'")).isOne();
    assertThat(count("state = 'sent' AND lease_owner IS NULL AND parts = 1")).isEqualTo(2);
    assertThat(count("provider_message_id = 'id-1' AND id = " + leased.get(1).id())).isOne();
    assertThat(count("state = 'waiting' AND maybe_twice")).isOne();
    assertThat(count("state = 'failed'")).isOne();
  }

  @Test
  void a_batch_with_an_id_given_twice_is_undone_whole_and_loses_nothing_one_by_one() {
    IntStream.range(0, 3).forEach(i -> enqueue("m/" + i, true, NOW));
    List<Dispatches.Sent> ends =
        dispatches.lease("a", 3, true, NOW, LEASE).stream()
            .map(each -> new Dispatches.Sent(each, taken("same"), NOW))
            .toList();
    assertThatThrownBy(() -> dispatches.end(ends))
        .isInstanceOf(IntegrityConstraintViolationException.class);
    assertThat(count("state = 'sending'")).isEqualTo(3);
    try (Together<Dispatches.End, Boolean> records =
        new Together<>("ends", 3, Duration.ofMillis(50), fault -> false, dispatches::end)) {
      List<CompletableFuture<Boolean>> written = ends.stream().map(records::ask).toList();
      assertThat(written).allMatch(CompletableFuture::join);
    }
    assertThat(count("state = 'sent'")).isEqualTo(3);
    assertThat(count("provider_message_id = 'same'")).isOne();
  }

  @Test
  void of_two_nodes_that_would_each_send_the_last_news_of_a_day_one_gives_way() {
    enqueue("n/1", false, NOW);
    enqueue("n/2", false, NOW);
    Leased first = one("a");
    Leased second = one("b");
    assertThat(dispatches.newsSince(first, NOW)).isZero();
    assertThat(dispatches.newsSince(second, NOW)).isOne();
    sent(first, "id", NOW);
    assertThat(dispatches.newsSince(second, NOW)).isOne();
    assertThat(dispatches.newsSince(second, NOW.plusMillis(1))).isZero();
  }

  @Test
  void a_report_moves_a_message_forward_and_never_back() {
    sent("id");
    assertThat(report("id", "Buffered", Progress.BUFFERED)).isTrue();
    report("id", "Submitted", Progress.SUBMITTED);
    assertThat(cell("provider_status")).isEqualTo("Buffered");
    report("id", "Success", Progress.DELIVERED);
    report("id", "Failed", Progress.UNDELIVERED);
    report("id", "Sent", Progress.TAKEN);
    report("id", "Teleported", Progress.UNKNOWN);
    assertThat(cell("state")).isEqualTo("delivered");
    assertThat(cell("provider_status")).isEqualTo("Success");
    assertThat(TestStores.get().count("delivery_report")).isEqualTo(6);
  }

  @Test
  void a_report_of_a_message_that_nobody_knows_is_kept() {
    assertThat(report("stranger", "Success", Progress.DELIVERED)).isFalse();
    assertThat(TestStores.get().count("delivery_report WHERE NOT matched")).isOne();
  }

  @Test
  void a_report_that_came_before_the_answer_counts_once_the_id_is_known() {
    report("early", "Success", Progress.DELIVERED);
    sent("early");
    assertThat(cell("state")).isEqualTo("sent");
    assertThat(reports.match(NOW)).isOne();
    assertThat(cell("state")).isEqualTo("delivered");
    assertThat(reports.match(NOW)).isZero();
  }

  private void sent(String id) {
    enqueue("m", true, NOW);
    sent(one("a"), id, NOW);
  }

  private boolean sent(Leased leased, String id, Instant at) {
    return dispatches.end(new Dispatches.Sent(leased, taken(id), at));
  }

  private static Dispatches.Taken unknownId() {
    return new Dispatches.Taken("p", Optional.empty(), "101 Success", 1, Optional.empty());
  }

  private boolean report(String id, String status, Progress progress) {
    return reports.take(
        new DeliveryReport(
            "p", id, status, progress, Optional.empty(), Optional.empty(), Optional.empty()),
        NOW);
  }

  private Leased one(String owner) {
    return dispatches.lease(owner, 1, true, NOW, LEASE).getFirst();
  }

  private static Dispatches.Taken taken(String id) {
    return new Dispatches.Taken("p", Optional.of(id), "101 Success", 1, Optional.of("KES 0.8000"));
  }

  private static List<String> causes(List<Leased> leased) {
    return leased.stream().map(each -> each.message().cause()).toList();
  }

  private void enqueue(String cause, boolean solicited, Instant notBefore) {
    var message =
        new OutgoingMessage(
            "test",
            PHONE,
            "en",
            Optional.empty(),
            "Habari",
            notBefore,
            Optional.empty(),
            cause,
            solicited);
    database.<Boolean>write(tx -> outbox.enqueue(tx, message, NOW));
  }

  private static int count(String condition) {
    return TestStores.get().count("outbox WHERE " + condition);
  }

  private static String cell(String column) {
    return TestStores.get().cell("SELECT " + column + " FROM outbox");
  }
}
