package ke.go.machakos.gateway.money;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ke.go.machakos.db.revenue.Reconciliation;
import ke.go.machakos.db.revenue.Reconciliations;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.gateway.operations.Metrics;

/**
 * Shows how the bills stand to those of the county's revenue system, as it was when it was last
 * looked at; not a number while nobody could look. Thread-safe.
 */
public final class RevenueAlarms {
  private final Reconciliations reconciliations;
  private final InstantSource clock;
  private final Instant begun;
  private volatile Optional<Standing> standing = Optional.empty();

  /** Shows nothing yet. */
  public RevenueAlarms(Reconciliations reconciliations, Metrics metrics, InstantSource clock) {
    this.reconciliations = reconciliations;
    this.clock = clock;
    this.begun = clock.instant();
    gauge(
        metrics,
        "mlango.bills.differing",
        "Bills that differed from the revenue system's when they were last reconciled",
        Standing::differing);
    gauge(
        metrics,
        "mlango.bills.reconciled.seconds",
        "How long ago a file of the revenue system was last taken in; from the start of the"
            + " process where none ever was",
        it -> it.age().toSeconds());
    gauge(
        metrics,
        "mlango.bills.file.faults",
        "Faults in the last file of the revenue system",
        Standing::faults);
  }

  private record Standing(long differing, Duration age, long faults) {}

  private void gauge(
      Metrics metrics, String name, String description, ToDoubleFunction<Standing> figure) {
    metrics.gauge(name, description, () -> standing.map(figure::applyAsDouble).orElse(Double.NaN));
  }

  /** Looks again. */
  public void look() {
    try {
      Optional<Reconciliation> taken = reconciliations.lastTaken();
      Duration age = Duration.between(taken.map(Reconciliation::at).orElse(begun), clock.instant());
      standing =
          Optional.of(
              new Standing(
                  taken.map(it -> it.counts().differing()).orElse(0),
                  age.isNegative() ? Duration.ZERO : age,
                  reconciliations.last().map(Reconciliation::faults).orElse(0)));
    } catch (StoreUnavailable e) {
      standing = Optional.empty();
      throw e;
    }
  }
}
