package ke.go.machakos.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import ke.go.machakos.gateway.operations.Metrics;

/** What the outbox counts. Thread-safe. */
public final class OutboxMetrics {
  private final Metrics metrics;
  private final AtomicLong overdue = new AtomicLong();
  private final AtomicLong twice = new AtomicLong();

  public OutboxMetrics(Metrics metrics) {
    this.metrics = metrics;
    metrics.gauge(
        "mlango.outbox.overdue.seconds",
        "How long the message that has waited longest has been due",
        overdue::doubleValue);
    metrics.gauge(
        "mlango.outbox.maybe.twice",
        "Messages that were in hand when a node died, since the start",
        twice::doubleValue);
  }

  /** Counts the end of one lease. */
  void ended(String outcome) {
    metrics.tally("mlango.outbox.leases", "Messages tried, by what came of it", "outcome", outcome);
  }

  void overdue(Duration time) {
    overdue.set(time.toSeconds());
  }

  void recovered(int messages) {
    twice.addAndGet(messages);
  }
}
