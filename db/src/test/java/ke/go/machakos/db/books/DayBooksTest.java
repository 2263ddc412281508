package ke.go.machakos.db.books;

import static ke.go.machakos.db.generated.Tables.DAY_CLOSE;
import static ke.go.machakos.db.generated.Tables.DAY_TOTAL;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;
import static ke.go.machakos.db.generated.Tables.PROPOSAL_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.DayBooks.ProviderList;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayBooksTest {
  private static final Reference BILL = new Reference(Reference.Kind.BILL, "2010033");
  private static final ProviderList NOTHING = new ProviderList("statement", List.of());

  private final Database database = TestStores.get().database();
  private final DayBooks books = new DayBooks(database);
  private final Statements statements = new Statements(database);

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24", "2026-06-30", "2026-12-31", "2027-03-31"})
  void a_day_ends_at_midnight_in_nairobi(String text) {
    LocalDate day = LocalDate.parse(text);
    close(day.minusDays(1), CountyDay.ends(day.minusDays(1)));
    Instant midnight = Instant.parse(text + "T21:00:00Z");
    pay("FIRST", midnight.minusSeconds(86_400));
    pay("LAST", midnight.minusMillis(1));
    pay("NEXT", midnight);
    assertThat(books.close(day, NOTHING, null, midnight.minusMillis(1)))
        .isEqualTo(new Closing.NotOver(day));
    Closing.Closed closed = close(day, midnight);
    assertThat(closed.net()).isEqualTo(new Money(20));
    assertThat(closed.late()).isZero();
    assertThat(closed.differences())
        .extracting(DayDifference::receipt)
        .containsExactly("FIRST", "LAST");
    Closing.Closed next = close(day.plusDays(1), CountyDay.ends(day.plusDays(1)));
    assertThat(next.net()).isEqualTo(new Money(10));
    assertThat(books.isWhole(day)).isTrue();
    assertThat(books.isWhole(day.plusDays(1))).isTrue();
  }

  @Test
  void what_comes_late_goes_into_the_next_day_with_its_own_and_changes_no_closed_one() {
    LocalDate day = LocalDate.parse("2026-11-24");
    close(day, CountyDay.ends(day));
    List<DayTotal> before = statements.revenue(day, day);
    pay("LATE", CountyDay.begins(day).plusSeconds(60));
    assertThat(statements.revenue(day, day)).isEqualTo(before);
    assertThat(statements.revenue(day.plusDays(1), day.plusDays(1)))
        .singleElement()
        .satisfies(it -> assertThat(it.net()).isEqualTo(new Money(10)));
    Closing.Closed next = close(day.plusDays(1), CountyDay.ends(day.plusDays(1)));
    assertThat(next.late()).isEqualTo(1);
    assertThat(next.differences()).isEmpty();
    assertThat(TestStores.get().cell("SELECT late_from FROM day_entry WHERE day = '2026-11-25'"))
        .isEqualTo("2026-11-24");
    assertThat(statements.revenue(day, day)).isEqualTo(before);
    assertThat(books.isWhole(day)).isTrue();
  }

  @Test
  void heard_of_after_midnight_it_is_of_the_day_it_was_paid_on() {
    LocalDate day = LocalDate.parse("2026-11-24");
    Instant paid = CountyDay.ends(day).minusSeconds(1);
    database.write(tx -> pay(tx, "OVER", paid, CountyDay.ends(day).plusSeconds(5)));
    var there = new ProviderPayment("OVER", new Money(10), Optional.of("2010033"), paid, false);
    Closing closing =
        books.close(
            day,
            new ProviderList("pull", List.of(there)),
            null,
            CountyDay.ends(day).plusSeconds(60));
    assertThat(closing).isInstanceOf(Closing.Closed.class);
    assertThat(((Closing.Closed) closing).differences()).isEmpty();
    assertThat(TestStores.get().count("day_entry WHERE day = '2026-11-24' AND late_from IS NULL"))
        .isEqualTo(1);
  }

  @Test
  void days_are_closed_once_and_one_after_the_other() {
    LocalDate day = LocalDate.parse("2026-11-19");
    close(day, TestData.NOW);
    assertThat(books.close(day, NOTHING, null, TestData.NOW))
        .isEqualTo(new Closing.ClosedBefore(day));
    assertThat(books.close(day.minusDays(1), NOTHING, null, TestData.NOW))
        .isEqualTo(new Closing.ClosedBefore(day.minusDays(1)));
    assertThat(books.close(day.plusDays(2), NOTHING, null, TestData.NOW))
        .isEqualTo(new Closing.OutOfTurn(day.plusDays(1)));
    assertThat(books.lastClosed()).contains(day);
  }

  @Test
  void two_who_close_a_day_at_once_close_it_once() {
    LocalDate day = LocalDate.parse("2026-11-19");
    List<Closing> came =
        Stream.of(1, 2)
            .map(
                each ->
                    CompletableFuture.supplyAsync(
                        () -> books.close(day, NOTHING, null, TestData.NOW)))
            .toList()
            .stream()
            .map(it -> it.orTimeout(20, TimeUnit.SECONDS).join())
            .toList();
    assertThat(came).hasAtLeastOneElementOfType(Closing.Closed.class);
    assertThat(came).contains(new Closing.ClosedBefore(day));
    assertThat(books.isWhole(day)).isTrue();
  }

  @Test
  void the_totals_of_a_day_are_what_the_bank_got() {
    LocalDate day = LocalDate.parse("2026-11-19");
    Closing.Closed closed = close(day, TestData.NOW);
    assertThat(closed.net().shillings())
        .isEqualTo(
            Long.parseLong(
                TestStores.get()
                    .cell("SELECT SUM(amount_kes) FROM posting WHERE account = 'bank'")));
    assertThat(closed.totals())
        .filteredOn(it -> it.stream().equals(DayTotal.UNMATCHED))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.received()).isEqualTo(3);
              assertThat(it.net()).isEqualTo(new Money(2500 + 700 + 4200));
              assertThat(it.ward()).isEqualTo(DayTotal.NO_WARD);
            });
    assertThat(statements.period(day, day)).isEqualTo(List.copyOf(closed.totals()));
    assertThat(closed.totals().stream().mapToLong(it -> it.waived().shillings()).sum())
        .isEqualTo(4800);
  }

  @Test
  void without_a_closed_day_the_statement_is_what_the_ledger_has() {
    LocalDate day = LocalDate.parse("2026-11-18");
    assertThat(statements.revenue(day, day))
        .extracting(it -> it.stream() + " " + it.ward() + " " + it.received() + " " + it.net())
        .containsExactly(
            "LAND_RATES 0372 1 KES 5,100",
            "MARKET_STALL 0378 1 KES 2,000",
            "UNMATCHED ---- 1 KES 4,200");
  }

  @Test
  void every_line_of_a_period_is_exported_and_they_sum_to_zero() {
    List<ExportLine> lines = new ArrayList<>();
    statements.export(LocalDate.parse("2020-01-01"), LocalDate.parse("2030-01-01"), lines::add);
    assertThat(lines).hasSize(TestStores.get().count("posting"));
    assertThat(lines.stream().mapToLong(it -> it.amount().shillings()).sum()).isZero();
    lines.clear();
    LocalDate day = LocalDate.parse("2026-11-18");
    statements.export(day, day, lines::add);
    assertThat(lines).hasSize(6);
  }

  @Test
  void a_closed_day_that_somebody_changed_is_no_longer_whole() throws SQLException {
    LocalDate day = LocalDate.parse("2026-11-19");
    close(day, TestData.NOW);
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute("UPDATE day_total SET received_kes = received_kes + 1 LIMIT 1");
    }
    assertThat(books.isWhole(day)).isFalse();
  }

  @Test
  void the_process_may_change_neither_the_ledger_nor_a_closed_day_nor_a_step_of_a_proposal() {
    close(LocalDate.parse("2026-11-19"), TestData.NOW);
    denied(tx -> tx.jooq().update(POSTING).set(POSTING.AMOUNT_KES, 1L));
    denied(tx -> tx.jooq().deleteFrom(POSTING));
    denied(tx -> tx.jooq().update(DAY_CLOSE).set(DAY_CLOSE.DIFFERENCES, 0));
    denied(tx -> tx.jooq().deleteFrom(DAY_CLOSE));
    denied(tx -> tx.jooq().update(DAY_TOTAL).set(DAY_TOTAL.RECEIVED_KES, 0L));
    denied(tx -> tx.jooq().deleteFrom(DAY_TOTAL));
    denied(tx -> tx.jooq().deleteFrom(PROPOSAL_EVENT));
  }

  private void denied(Function<Tx, Query> forbidden) {
    assertThatException()
        .isThrownBy(() -> database.<Integer>write(tx -> forbidden.apply(tx).execute()))
        .withMessageContaining("denied");
  }

  private Closing.Closed close(LocalDate day, Instant now) {
    Closing closing = books.close(day, NOTHING, null, now);
    assertThat(closing).isInstanceOf(Closing.Closed.class);
    return (Closing.Closed) closing;
  }

  private void pay(String receipt, Instant at) {
    database.write(tx -> pay(tx, receipt, at, at));
  }

  private static long pay(Tx tx, String receipt, Instant at, Instant posted) {
    tx.jooq()
        .insertInto(PAYMENT)
        .set(PAYMENT.RECEIPT, receipt)
        .set(PAYMENT.CHANNEL, "c2b")
        .set(PAYMENT.AMOUNT_KES, 10L)
        .set(PAYMENT.PAID_AT, at)
        .set(PAYMENT.ACCOUNT_GIVEN, BILL.digits())
        .set(PAYMENT.STATE, "posted")
        .set(PAYMENT.SAMPLE, false)
        .set(PAYMENT.RECORDED_AT, posted)
        .execute();
    long payment = tx.jooq().lastID().longValueExact();
    new Ledger()
        .post(
            tx,
            "test/" + receipt,
            "received",
            posted,
            List.of(
                new Ledger.Line(Account.BANK, null, payment, new Money(10)),
                new Ledger.Line(Account.BILL, BILL, payment, new Money(-10))));
    return payment;
  }
}
