package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.DayBooks;
import ke.go.machakos.db.books.DayDifference;
import ke.go.machakos.db.books.DayTotal;
import ke.go.machakos.db.books.ProviderLog;
import ke.go.machakos.db.books.Statements;
import ke.go.machakos.gateway.money.DayClosing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Days that close by themselves, against what the stand-in lists of them. */
class DayClosingTest {
  private static final LocalDate TENTH = LocalDate.parse("2027-02-10");

  private final Treasury treasury = new Treasury(Instant.parse("2027-02-10T06:00:00Z"));
  private final DayBooks books = new DayBooks(treasury.database);

  @AfterEach
  void close() throws Exception {
    treasury.close();
  }

  private DayClosing closing() {
    return new DayClosing(treasury.database, treasury.clock);
  }

  private void beginWithTheNinth() {
    treasury.pulls().run();
    closing().look();
    assertThat(books.lastClosed()).contains(TENTH.minusDays(1));
  }

  @Test
  void the_first_day_that_is_closed_takes_over_what_lies_before_it_day_by_day() {
    LocalDate first = LocalDate.parse("2026-01-01");
    Statements statements = new Statements(treasury.database);
    List<DayTotal> before = statements.revenue(first, TENTH);
    closing().look();
    assertThat(books.lastClosed()).as("nothing is listed yet").isEmpty();
    beginWithTheNinth();
    assertThat(before).hasSizeGreaterThan(5).allMatch(DayTotal::sample);
    assertThat(statements.revenue(first, TENTH)).isEqualTo(before);
    assertThat(books.differences(TENTH.minusDays(1))).isEmpty();
    assertThat(books.isWhole(before.getFirst().day())).isTrue();
    assertThat(TestStores.get().count("day_close WHERE late > 0")).isZero();
    assertThat(TestStores.get().count("day_close WHERE source = 'pull'")).isEqualTo(1);
  }

  @Test
  void a_day_is_closed_an_hour_after_it_is_over_and_missed_ones_are_caught_up_with()
      throws Exception {
    beginWithTheNinth();
    String one = treasury.pay("2010033", 700);
    String other = treasury.pay("NOSUCHBILL", 50);
    PullRound running = treasury.pulls();
    treasury.at("2027-02-11T00:30");
    running.run();
    closing().look();
    assertThat(books.lastClosed()).as("too early").contains(TENTH.minusDays(1));
    // the node is down for a day and a half
    treasury.at("2027-02-11T15:00");
    treasury.pay("2010033", 300);
    treasury.at("2027-02-12T10:00");
    treasury.pulls().run();
    closing().look();
    assertThat(books.lastClosed()).contains(TENTH.plusDays(1));
    assertThat(books.differences(TENTH)).isEmpty();
    assertThat(books.differences(TENTH.plusDays(1))).isEmpty();
    assertThat(net(TENTH)).isEqualTo(new Money(750));
    assertThat(net(TENTH.plusDays(1))).isEqualTo(new Money(300));
    assertThat(TestStores.get().count("provider_payment")).isEqualTo(3);
    assertThat(List.of(one, other))
        .allSatisfy(
            it ->
                assertThat(TestStores.get().count("payment WHERE receipt = '" + it + "'"))
                    .isEqualTo(1));
    int days = TestStores.get().count("day_close");
    closing().look();
    assertThat(TestStores.get().count("day_close")).isEqualTo(days);
  }

  private Money net(LocalDate day) {
    return new Statements(treasury.database)
        .revenue(day, day).stream().map(DayTotal::net).reduce(Money.ZERO, Money::plus);
  }

  @Test
  void every_difference_of_a_day_is_named() throws Exception {
    beginWithTheNinth();
    String real = treasury.pay("2010033", 700);
    treasury.pulls().run();
    treasury.confirmed("FORGED0001", "2010033", 900);
    treasury.at("2027-02-11T01:10");
    treasury.pulls().run();
    closing().look();
    assertThat(books.lastClosed()).contains(TENTH);
    assertThat(books.differences(TENTH))
        .containsExactly(
            new DayDifference(
                DayDifference.Kind.MISSING_THERE, "FORGED0001", "KES 900 for 2010033", ""));
    assertThat(real).isNotEqualTo("FORGED0001");
  }

  @Test
  void a_day_whose_list_was_never_read_to_its_end_waits_for_a_statement() {
    beginWithTheNinth();
    treasury.at("2027-02-20T10:00");
    treasury.pulls().run();
    closing().look();
    assertThat(books.lastClosed()).contains(TENTH.minusDays(1));
    for (LocalDate day = TENTH; day.isBefore(TENTH.plusDays(9)); day = day.plusDays(1)) {
      books.close(day, new DayBooks.ProviderList("statement", List.of()), null, treasury.now.get());
    }
    closing().look();
    assertThat(books.lastClosed()).contains(TENTH.plusDays(9));
  }

  @Test
  void times_that_were_read_apart_grow_together_once_the_gap_is_read() {
    ProviderLog log = new ProviderLog(treasury.database);
    Instant begins = CountyDay.begins(TENTH);
    log.read(begins.minusSeconds(60), begins.plusSeconds(3600));
    log.read(begins.plusSeconds(7200), CountyDay.ends(TENTH).plus(ProviderLog.LATE));
    assertThat(log.of(TENTH)).isEmpty();
    log.read(begins.plusSeconds(3000), begins.plusSeconds(8000));
    assertThat(log.of(TENTH)).isPresent();
    assertThat(log.of(TENTH.plusDays(1))).isEmpty();
  }

  @Test
  void nodes_that_look_at_the_same_moment_close_a_day_once() throws Exception {
    beginWithTheNinth();
    treasury.at("2027-02-12T08:00");
    treasury.pulls().run();
    Stream.generate(() -> CompletableFuture.runAsync(() -> closing().look()))
        .limit(4)
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(books.lastClosed()).contains(TENTH.plusDays(1));
    assertThat(TestStores.get().count("day_close WHERE source = 'pull'")).isEqualTo(3);
  }
}
