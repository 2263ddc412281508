package ke.go.machakos.db.payments;

import java.time.Instant;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/** Sees to it that nobody is asked to pay what is paid, or owed no more. Thread-safe. */
public final class DropPushes implements BillWatch {
  /** The code of a push that was dropped because its bill was settled. */
  public static final String SETTLED = "bill_settled";

  /** The code of a push that was dropped because its bill was cancelled. */
  public static final String CANCELLED = "bill_cancelled";

  @Override
  public void settled(Tx tx, Reference bill, Instant at) {
    PushEnds.drop(tx, bill.digits(), SETTLED, at);
  }

  @Override
  public void cancelled(Tx tx, Reference bill, Instant at) {
    PushEnds.drop(tx, bill.digits(), CANCELLED, at);
  }
}
