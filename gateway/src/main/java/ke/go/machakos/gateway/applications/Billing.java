package ke.go.machakos.gateway.applications;

import java.time.Instant;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/**
 * The bills of applications. Whoever posts a payment tells {@link ApplicationDesk#paid} in the same
 * transaction. Thread-safe.
 */
public interface Billing {
  /** Makes the bill of an approved application; returns its number. */
  Reference bill(Tx tx, ApplicationFile application, Charges.Charge charge, Instant now);

  /** Whether nothing is owed on a bill any more; false for one that was cancelled. */
  boolean settled(Tx tx, Reference bill);

  /** Cancels a bill of an application that is withdrawn; false where money has come in for it. */
  boolean cancel(Tx tx, Reference bill, Instant now);
}
