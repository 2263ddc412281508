package ke.go.machakos.db.bills;

import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/**
 * What wants to know when a bill owes nothing more, in the transaction that made it so. It must be
 * safe to call from any thread.
 */
public interface BillWatch {
  /** Nobody. */
  BillWatch NONE = (tx, bill, at) -> {};

  /**
   * Nothing more is owed on a bill that owed something before.
   *
   * @param at when that came to be: for a payment, when it was paid, not when it was heard of
   */
  void settled(Tx tx, Reference bill, Instant at);

  /** Something is owed again on a bill that was settled: money was taken back, or it rose. */
  default void owedAgain(Tx tx, Reference bill, Instant at) {}

  /** A bill is owed no more, because it was cancelled. */
  default void cancelled(Tx tx, Reference bill, Instant at) {}

  /** Several watchers as one, told in their order. */
  static BillWatch all(List<? extends BillWatch> watchers) {
    return new BillWatch() {
      @Override
      public void settled(Tx tx, Reference bill, Instant at) {
        watchers.forEach(watch -> watch.settled(tx, bill, at));
      }

      @Override
      public void owedAgain(Tx tx, Reference bill, Instant at) {
        watchers.forEach(watch -> watch.owedAgain(tx, bill, at));
      }

      @Override
      public void cancelled(Tx tx, Reference bill, Instant at) {
        watchers.forEach(watch -> watch.cancelled(tx, bill, at));
      }
    };
  }
}
