package ke.go.machakos.db.revenue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.revenue.BillDifference.Kind;
import ke.go.machakos.db.revenue.Reconciliation.Counts;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationsTest {
  private static final String SYSTEM = RevenueBills.SYSTEM;
  private static final Instant NIGHT = Instant.parse("2026-11-23T20:59:59.9999Z");

  private final Reconciliations reconciliations =
      new Reconciliations(TestStores.get().database(), TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  @Test
  void what_became_of_a_file_and_each_difference_that_stays_is_kept() {
    take("one", NIGHT, bill("A", 100), bill("B", 100));
    Reconciliation done = take("two", NIGHT, bill("A", 150), bill("C", 7)).orElseThrow();
    assertThat(done.counts()).isEqualTo(new Counts(2, 1, 1, 0, 1));
    assertThat(reconciliations.last()).contains(done);
    assertThat(reconciliations.differences(done))
        .containsExactly(new BillDifference(Kind.MISSING_THERE, "B", "", "", ""));
    assertThat(done.line())
        .isEqualTo(
            "file of 2026-11-23, county-revenue, at 2026-11-23T06:00:00Z: 2 bills: 1 added, 1"
                + " updated, 0 unchanged, 1 stay different");
  }

  @Test
  void the_same_content_of_the_same_day_does_nothing_twice_and_of_the_next_day_is_looked_at() {
    assertThat(take("one", NIGHT, bill("A", 100))).isPresent();
    assertThat(take("one", NIGHT.minusSeconds(60), bill("A", 100))).isEmpty();
    assertThat(take("one", NIGHT.plusMillis(1), bill("A", 100)))
        .hasValueSatisfying(it -> assertThat(it.counts().unchanged()).isEqualTo(1));
    assertThat(TestStores.get().count("revenue_reconciliation")).isEqualTo(2);
  }

  @Test
  void a_file_that_comes_back_after_another_is_taken_again() {
    take("one", NIGHT, bill("A", 100));
    take("two", NIGHT, bill("A", 150));
    assertThat(take("one", NIGHT, bill("A", 100)).orElseThrow().counts().updated()).isEqualTo(1);
  }

  @Test
  void a_file_with_faults_is_kept_once_and_the_last_good_one_stays_known() {
    Reconciliation good = take("one", NIGHT, bill("A", 100)).orElseThrow();
    assertThat(refuse("bad")).isPresent();
    assertThat(refuse("bad")).isEmpty();
    assertThat(reconciliations.last().orElseThrow().faults()).isEqualTo(3);
    assertThat(reconciliations.last().orElseThrow().line()).contains("3 faults; nothing was taken");
    assertThat(reconciliations.lastTaken()).contains(good);
  }

  @Test
  void of_nodes_that_find_a_file_at_the_same_moment_one_takes_it() {
    for (int round = 0; round < 5; round++) {
      String content = "round " + round;
      RevenueBill[] bills = {bill("A", round), bill("B" + round, 5)};
      List<CompletableFuture<Optional<Reconciliation>>> nodes =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> patiently(content, bills)))
              .limit(4)
              .toList();
      assertThat(nodes.stream().map(CompletableFuture::join).flatMap(Optional::stream)).hasSize(1);
    }
    assertThat(TestStores.get().count("revenue_reconciliation")).isEqualTo(5);
    assertThat(TestStores.get().count("bill WHERE master_system = 'county-revenue'")).isEqualTo(6);
    assertThat(TestStores.get().count("audit_entry WHERE action = 'bills.import'")).isEqualTo(5);
  }

  /** A node that had to wait for another looks again, as it does a minute later. */
  private Optional<Reconciliation> patiently(String content, RevenueBill... bills) {
    try {
      return take(content, NIGHT, bills);
    } catch (StoreUnavailable waitedTooLong) {
      return take(content, NIGHT, bills);
    }
  }

  @Test
  void thousands_of_bills_and_of_differences_are_kept() {
    List<RevenueBill> many = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      many.add(bill("N" + i, i));
    }
    assertThat(take("one", NIGHT, many.toArray(RevenueBill[]::new)).orElseThrow().counts())
        .isEqualTo(new Counts(3_000, 3_000, 0, 0, 0));
    Reconciliation done = take("two", NIGHT, bill("N1", 2)).orElseThrow();
    assertThat(done.counts()).isEqualTo(new Counts(1, 0, 1, 0, 2_999));
    assertThat(reconciliations.differences(done)).hasSize(2_999);
  }

  private Optional<Reconciliation> take(String content, Instant writtenAt, RevenueBill... bills) {
    RevenueDrop drop = RevenueDrop.of(writtenAt, content.getBytes(UTF_8));
    return reconciliations.take(SYSTEM, drop, List.of(bills), TestData.NOW);
  }

  private Optional<Reconciliation> refuse(String content) {
    RevenueDrop drop = RevenueDrop.of(NIGHT, content.getBytes(UTF_8));
    return reconciliations.refuse(SYSTEM, drop, 3, TestData.NOW);
  }

  private static RevenueBill bill(String reference, long amount) {
    LocalDate day = LocalDate.parse("2026-11-01");
    return new RevenueBill(
        reference,
        "CESS",
        "Ann Mfano",
        null,
        "0378",
        null,
        null,
        null,
        new Money(amount),
        day,
        day,
        null,
        null,
        false);
  }
}
