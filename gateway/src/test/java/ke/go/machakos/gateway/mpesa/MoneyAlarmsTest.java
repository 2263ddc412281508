package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.payments.UnreadCallbacks;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.turns.TurnKey;
import ke.go.machakos.gateway.money.DayClosing;
import ke.go.machakos.gateway.money.MoneyAlarms;
import ke.go.machakos.gateway.operations.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The alarms of money, each raised by what it is about. */
class MoneyAlarmsTest {
  private static final Reference BILL = new Reference(Reference.Kind.BILL, "2010033");

  private final Treasury treasury = new Treasury(Instant.parse("2027-02-10T06:00:00Z"));
  private final Metrics metrics = new Metrics(Set.of("main"));
  private final MoneyAlarms alarms = new MoneyAlarms(treasury.database, metrics, treasury.clock);

  @AfterEach
  void close() throws Exception {
    metrics.close();
    treasury.close();
  }

  private double figure(String name) {
    return metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith("mlango_" + name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void receive(String receipt, String account) {
    treasury.confirmed(receipt, account, 40);
  }

  @Test
  void money_without_a_bill_is_counted_with_the_age_of_the_oldest() {
    alarms.look();
    double sample = figure("money_unmatched");
    treasury.database.<Integer>write(
        tx -> tx.jooq().execute("UPDATE payment SET state = 'reversed' WHERE state = 'unmatched'"));
    receive("WAITS00001", "NOSUCH");
    treasury.now.updateAndGet(it -> it.plus(Duration.ofHours(2)));
    receive("WAITS00002", "NOSUCH");
    alarms.look();
    assertThat(sample).isEqualTo(3);
    assertThat(figure("money_unmatched")).isEqualTo(2);
    assertThat(figure("money_unmatched_oldest_seconds")).isEqualTo(7200);
  }

  @Test
  void unread_callbacks_and_doubles_are_counted_until_somebody_looked() {
    alarms.look();
    assertThat(figure("money_unread")).isZero();
    assertThat(figure("money_doubles")).isZero();
    new UnreadCallbacks(treasury.database, TestKeys.vault())
        .keep("stk", "{".getBytes(StandardCharsets.UTF_8), "no JSON", treasury.now.get());
    receive("TWICE00001", "2010033");
    receive("TWICE00002", "2010033");
    alarms.look();
    assertThat(figure("money_unread")).isEqualTo(1);
    assertThat(figure("money_doubles")).isEqualTo(1);

    treasury.database.<Integer>write(
        tx -> tx.jooq().execute("UPDATE payment_matter SET state = 'closed' WHERE state = 'open'"));
    alarms.look();
    assertThat(figure("money_unread")).isZero();
    assertThat(figure("money_doubles")).isZero();
  }

  @Test
  void what_nobody_sends_or_answers_is_overdue() {
    Instant now = treasury.now.get();
    Receiving receiving = new Receiving(TestKeys.vault(), BillWatch.NONE);
    treasury.database.<Boolean>write(
        tx -> {
          new Pushes(TestKeys.vault(), receiving)
              .want(tx, BILL, Treasury.PAYER, new Money(10), now, TurnKey.of("a"), now);
          new ProviderRequests()
              .ask(tx, ProviderRequest.Kind.STATUS, "SMP002NQBA", Money.ZERO, null, now);
          return true;
        });
    alarms.look();
    assertThat(figure("money_pushes_overdue")).isZero();
    assertThat(figure("money_requests_overdue")).isZero();
    treasury.now.updateAndGet(it -> it.plus(Duration.ofMinutes(11)));
    alarms.look();
    assertThat(figure("money_pushes_overdue")).isEqualTo(1);
    assertThat(figure("money_requests_overdue")).isEqualTo(1);
  }

  @Test
  void days_that_should_be_closed_and_differences_of_closed_ones_are_counted() {
    treasury.pulls().run();
    DayClosing closing = new DayClosing(treasury.database, treasury.clock);
    closing.look();
    alarms.look();
    assertThat(figure("books_days_open")).isZero();
    assertThat(figure("books_differences")).isZero();
    receive("FORGED0001", "2010033");
    treasury.at("2027-02-11T01:10");
    alarms.look();
    assertThat(figure("books_days_open")).isEqualTo(1);
    treasury.pulls().run();
    closing.look();
    alarms.look();
    assertThat(figure("books_days_open")).isZero();
    assertThat(figure("books_differences")).isEqualTo(1);
    treasury.at("2027-02-12T01:20");
    alarms.look();
    assertThat(figure("books_differences")).isZero();
  }

  @Test
  void while_the_database_is_down_no_figure_is_shown() throws Exception {
    alarms.look();
    TestStores.get().stopMariaDb();
    try {
      assertThatException().isThrownBy(alarms::look);
      assertThat(figure("money_unmatched")).isNaN();
    } finally {
      TestStores.get().startMariaDb();
    }
  }
}
