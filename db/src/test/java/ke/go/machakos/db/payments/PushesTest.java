package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.turns.TurnKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant LATER = Till.NOW.plusSeconds(60);

  private final Till till = new Till();
  private Reference bill = new Reference(Reference.Kind.BILL, "2010011");

  @BeforeEach
  void county() {
    TestData.county();
    bill = till.bill(1000);
  }

  @AfterEach
  void the_books_are_right() {
    assertThat(till.ledgers.faults(0, 1_000_000_000)).isEmpty();
  }

  @Test
  void one_push_is_open_at_a_time_of_a_bill_and_a_phone() {
    var first = want("turn 1", Till.NOW);
    assertThat(first.fresh()).isTrue();
    assertThat(want("turn 1", Till.NOW)).isEqualTo(new Pushes.Wanted(first.push(), false));
    assertThat(want("turn 2", Till.NOW)).isEqualTo(new Pushes.Wanted(first.push(), false));
    LeasedPush leased = due(Till.NOW).getFirst();
    assertThat(refused(leased, "1032", Optional.empty())).isTrue();
    var second = want("turn 3", Till.NOW);
    assertThat(second.fresh()).isTrue();
    assertThat(second.push()).isNotEqualTo(first.push());
    assertThat(find(first.push()).code()).contains("1032");
  }

  @Test
  void a_push_is_leased_when_it_is_due_and_by_one_node() throws Exception {
    for (int i = 0; i < 40; i++) {
      Reference each = till.bill(100);
      want(each, LATER);
    }
    assertThat(due(Till.NOW)).isEmpty();
    var seen = new ArrayList<Long>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<List<LeasedPush>>> nodes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String owner = "node " + i % 2;
        nodes.add(() -> till.leases.dueNow(owner, 5, LATER, MINUTE));
      }
      for (Future<List<LeasedPush>> leased : threads.invokeAll(nodes)) {
        leased.get().forEach(push -> seen.add(push.id()));
      }
    }
    for (var rest = due(LATER); !rest.isEmpty(); rest = due(LATER)) {
      rest.forEach(push -> seen.add(push.id()));
    }
    assertThat(seen).hasSize(40);
    assertThat(new HashSet<>(seen)).hasSize(40);
  }

  @Test
  void a_sweep_for_leases_that_ran_out_makes_nobody_pass_over_the_push_that_is_due_longest()
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread sweep =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!done.get()) {
                    till.leases.recover(Till.NOW);
                  }
                });
    try {
      for (int i = 0; i < 100; i++) {
        Reference longest = till.bill(100);
        want(longest, Till.NOW.minusSeconds(1));
        want(till.bill(100), Till.NOW);
        List<LeasedPush> leased = till.leases.dueNow("node", 1, Till.NOW, MINUTE);
        assertThat(leased).extracting(LeasedPush::bill).containsExactly(longest);
        leased.forEach(push -> refused(push, "1032", Optional.empty()));
        due(Till.NOW).forEach(push -> refused(push, "1032", Optional.empty()));
      }
    } finally {
      done.set(true);
      sweep.join();
    }
  }

  @Test
  void the_end_of_a_session_brings_its_push_forward() {
    want("turn", LATER);
    assertThat(till.database.<Integer>write(tx -> till.pushes.sooner(tx, Till.PAYER, Till.NOW)))
        .isEqualTo(1);
    assertThat(due(Till.NOW)).hasSize(1);
  }

  @Test
  void a_callback_before_the_response_of_its_push_is_matched_when_that_arrives() {
    LeasedPush push = till.leased(bill, Till.PAYER, 1000, Till.NOW);
    assertThat(till.receive(Till.stk("EARLY1", 1000, "ws_early", Till.PAYER)))
        .isInstanceOfSatisfying(
            Received.Unmatched.class, it -> assertThat(it.why()).isEqualTo(Why.UNKNOWN_REQUEST));
    assertThat(till.now(bill).paid()).isEqualTo(Money.ZERO);
    assertThat(sent(push, "ws_early").money()).containsInstanceOf(Received.Posted.class);
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
    assertThat(find(push.id()).state()).isEqualTo(PushState.PAID);
    assertThat(till.receive(Till.stk("EARLY1", 1000, "ws_early", Till.PAYER)))
        .isInstanceOf(Received.Again.class);
    assertThat(till.told).hasSize(1);
    assertThat(till.database.<Integer>read(tx -> till.matters.openCount(tx, Matter.Kind.UNMATCHED)))
        .isZero();
  }

  @Test
  void money_before_the_response_that_fits_no_bill_then_is_news_when_that_arrives() {
    LeasedPush push = till.leased(bill, Till.PAYER, 1000, Till.NOW);
    till.receive(Till.stk("SHORT1", 900, "ws_a", Till.PAYER));
    assertThat(whyNowhere(sent(push, "ws_a"))).isEqualTo(Why.AMOUNT);
    LeasedPush other = till.leased(bill, Till.OTHER, 1000, Till.NOW);
    till.receive(Till.stk("EARLY1", 1000, "ws_b", Till.OTHER));
    till.database.write(tx -> till.changes.cancel(tx, bill, "wrong", Till.NOW));
    assertThat(whyNowhere(sent(other, "ws_b"))).isEqualTo(Why.CANCELLED_BILL);
    assertThat(till.database.<Integer>read(tx -> till.matters.openCount(tx, Matter.Kind.UNMATCHED)))
        .isEqualTo(2);
  }

  private static Why whyNowhere(Pushes.Early early) {
    assertThat(early.money()).containsInstanceOf(Received.Unmatched.class);
    return ((Received.Unmatched) early.money().orElseThrow()).why();
  }

  @Test
  void a_proof_and_a_refusal_before_the_response_are_taken_when_that_arrives() {
    LeasedPush push = till.leased(bill, Till.PAYER, 600, Till.NOW);
    assertThat(till.receive(new Evidence.Proof("ws_a", Till.NOW)))
        .isInstanceOf(Received.Unmatched.class);
    assertThat(sent(push, "ws_a").money()).containsInstanceOf(Received.Waiting.class);
    assertThat(till.now(bill).paid()).isEqualTo(new Money(600));
    LeasedPush other = till.leased(bill, Till.OTHER, 400, Till.NOW);
    assertThat(result("ws_b", "1037", Optional.of(LATER))).isEqualTo(Pushes.Answered.EARLY);
    assertThat(result("ws_b", "1037", Optional.of(LATER))).isEqualTo(Pushes.Answered.EARLY);
    assertThat(sent(other, "ws_b")).isEqualTo(new Pushes.Early(Optional.empty(), true));
    assertThat(find(other.id()).state()).isEqualTo(PushState.RETRY);
    assertThat(due(LATER)).extracting(LeasedPush::attempts).containsExactly(2);
  }

  @Test
  void a_payer_is_asked_twice_at_most_also_where_the_answer_came_first() {
    till.pushed(bill, Till.PAYER, 1000, "ws_1", Till.NOW);
    assertThat(result("ws_1", "1037", Optional.of(LATER))).isEqualTo(Pushes.Answered.TAKEN);
    LeasedPush second = due(LATER).getFirst();
    assertThat(result("ws_2", "1037", Optional.of(LATER))).isEqualTo(Pushes.Answered.EARLY);
    assertThat(sent(second, "ws_2")).isEqualTo(new Pushes.Early(Optional.empty(), true));
    assertThat(find(second.id()).state()).isEqualTo(PushState.FAILED);
    till.pushed(bill, Till.OTHER, 1000, "ws_3", Till.NOW);
    result("ws_3", "1037", Optional.of(LATER));
    sent(due(LATER).getFirst(), "ws_4");
    assertThat(result("ws_4", "1037", Optional.of(LATER))).isEqualTo(Pushes.Answered.TAKEN);
    assertThat(till.push("ws_4").state()).isEqualTo(PushState.FAILED);
  }

  @Test
  void an_answer_moves_only_the_attempt_that_it_is_for() {
    till.pushed(bill, Till.PAYER, 1000, "ws_1", Till.NOW);
    assertThat(result("ws_1", "1037", Optional.of(LATER))).isEqualTo(Pushes.Answered.TAKEN);
    LeasedPush again = due(LATER).getFirst();
    sent(again, "ws_2");
    assertThat(result("ws_1", "1032", Optional.empty())).isEqualTo(Pushes.Answered.LATE);
    assertThat(find(again.id()).state()).isEqualTo(PushState.SENT);
    till.receive(Till.stk("LATE1", 1000, "ws_1", Till.PAYER));
    assertThat(find(again.id()).state()).isEqualTo(PushState.PAID);
    assertThat(result("ws_2", "1032", Optional.empty())).isEqualTo(Pushes.Answered.LATE);
    assertThat(find(again.id()).state()).isEqualTo(PushState.PAID);
  }

  @Test
  void a_push_without_an_answer_is_found_until_it_has_one() {
    till.pushed(bill, Till.PAYER, 1000, "ws_1", Till.NOW);
    assertThat(unanswered(Till.NOW)).isEmpty();
    assertThat(unanswered(LATER))
        .singleElement()
        .satisfies(push -> assertThat(push.requestId()).contains("ws_1"));
    till.receive(new Evidence.Proof("ws_1", LATER));
    assertThat(unanswered(LATER)).isEmpty();
  }

  @Test
  void a_push_whose_node_died_is_of_unknown_fate_and_its_money_is_taken_none_the_less() {
    LeasedPush push = till.leased(bill, Till.PAYER, 1000, Till.NOW);
    assertThat(till.leases.recover(Till.NOW)).isZero();
    assertThat(till.leases.recover(Till.NOW.plusSeconds(61))).isEqualTo(1);
    assertThat(find(push.id()).state()).isEqualTo(PushState.UNKNOWN);
    assertThat(refused(push, "x", Optional.empty())).isFalse();
    till.receive(Till.stk("LOST1", 1000, "ws_lost", Till.PAYER));
    till.receive(Till.c2b("LOST1", 1000, bill.digits()));
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
    assertThat(want("next", Till.NOW).fresh()).isTrue();
  }

  @Test
  void nobody_is_asked_for_what_was_paid_or_is_owed_no_more() {
    want("turn", LATER);
    till.receive(Till.c2b("PAID1", 1000, bill.digits()));
    assertThat(due(LATER)).isEmpty();
    Reference other = till.bill(50);
    till.database.write(
        tx ->
            till.pushes.want(
                tx, other, Till.PAYER, new Money(50), LATER, TurnKey.of("other"), Till.NOW));
    till.database.write(tx -> till.changes.cancel(tx, other, "a mistake", Till.NOW));
    assertThat(due(LATER)).isEmpty();
    assertThat(till.database.read(tx -> till.pushes.lastOf(tx, other)).orElseThrow().code())
        .contains(DropPushes.CANCELLED);
  }

  @Test
  void the_phone_is_nowhere_in_the_clear() {
    want("turn", LATER);
    String row =
        TestStores.get()
            .cell("SELECT CONCAT_WS(' ', HEX(phone_hash), HEX(phone_sealed)) FROM payment_push");
    assertThat(row).doesNotContain("373131303030303031");
  }

  private Pushes.Wanted want(String turn, Instant dueAt) {
    return till.database.write(
        tx ->
            till.pushes.want(
                tx, bill, Till.PAYER, new Money(1000), dueAt, TurnKey.of(turn), Till.NOW));
  }

  private void want(Reference each, Instant dueAt) {
    till.database.write(
        tx ->
            till.pushes.want(
                tx, each, Till.PAYER, new Money(100), dueAt, TurnKey.of(each.digits()), Till.NOW));
  }

  private List<LeasedPush> due(Instant now) {
    return till.leases.dueNow("node", 5, now, MINUTE);
  }

  private Pushes.Early sent(LeasedPush push, String requestId) {
    return till.database.write(tx -> till.pushes.sent(tx, push, requestId, null, Till.NOW));
  }

  private Pushes.Answered result(String requestId, String code, Optional<Instant> again) {
    return till.database.write(tx -> till.pushes.result(tx, requestId, code, again, Till.NOW));
  }

  private boolean refused(LeasedPush push, String code, Optional<Instant> again) {
    return till.database.<Boolean>write(tx -> till.pushes.refused(tx, push, code, again, Till.NOW));
  }

  private List<Push> unanswered(Instant before) {
    return till.database.read(tx -> till.pushes.unanswered(tx, before, 9));
  }

  private Push find(long id) {
    return till.database.read(tx -> till.pushes.find(tx, id)).orElseThrow();
  }
}
