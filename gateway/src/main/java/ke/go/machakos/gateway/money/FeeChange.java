package ke.go.machakos.gateway.money;

import java.time.Instant;
import ke.go.machakos.db.sql.Tx;

/** Makes another schedule of fees hold, in the transaction of its approval. */
@FunctionalInterface
public interface FeeChange {
  /** Only the approval is written down; whoever loads schedules looks for it. */
  FeeChange WRITTEN_DOWN = (tx, fees, now) -> {};

  /** Makes it hold. */
  void apply(Tx tx, Wish.FeeSchedule fees, Instant now);
}
