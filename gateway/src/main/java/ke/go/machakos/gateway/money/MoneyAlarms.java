package ke.go.machakos.gateway.money;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ke.go.machakos.db.desk.MoneyStanding;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.gateway.operations.Metrics;

/**
 * Shows what of the county's money waits for a person, as it was when it was last looked at; not a
 * number while nobody could look. Thread-safe.
 */
public final class MoneyAlarms {
  private final Database database;
  private final InstantSource clock;
  private volatile Optional<MoneyStanding> standing = Optional.empty();

  /** Shows nothing yet. */
  public MoneyAlarms(Database database, Metrics metrics, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    gauge(metrics, "mlango.money.unmatched", "Payments without a bill", MoneyStanding::unmatched);
    gauge(
        metrics,
        "mlango.money.unmatched.oldest.seconds",
        "How long the oldest payment without a bill has waited",
        it -> it.unmatchedAge().toSeconds());
    gauge(
        metrics,
        "mlango.money.unread",
        "Callbacks that nobody could read and that nobody has looked into",
        MoneyStanding::unread);
    gauge(
        metrics,
        "mlango.money.doubles",
        "Payments that may be one too many and that nobody has looked into",
        MoneyStanding::doubles);
    gauge(
        metrics,
        "mlango.money.disagreements",
        "Words of the provider that contradict the books and that nobody has looked into",
        MoneyStanding::disagreements);
    gauge(
        metrics,
        "mlango.money.pushes.overdue",
        "Requests for a payment that should have been sent or answered long ago",
        MoneyStanding::pushesOverdue);
    gauge(
        metrics,
        "mlango.money.requests.overdue",
        "Reversals and questions that the provider has not answered for ten minutes",
        MoneyStanding::requestsOverdue);
    gauge(
        metrics,
        "mlango.books.days.open",
        "Days that are over and should be closed",
        MoneyStanding::daysOpen);
    gauge(
        metrics,
        "mlango.books.differences",
        "What the days closed in the last 24 hours and the provider's list differed in",
        MoneyStanding::differences);
  }

  private void gauge(
      Metrics metrics, String name, String description, ToDoubleFunction<MoneyStanding> figure) {
    metrics.gauge(name, description, () -> standing.map(figure::applyAsDouble).orElse(Double.NaN));
  }

  /** Looks again. */
  public void look() {
    try {
      standing = Optional.of(database.read(tx -> MoneyStanding.read(tx, clock.instant())));
    } catch (StoreUnavailable e) {
      standing = Optional.empty();
      throw e;
    }
  }
}
