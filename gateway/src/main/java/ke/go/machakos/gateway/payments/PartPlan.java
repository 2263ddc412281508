package ke.go.machakos.gateway.payments;

import java.util.Optional;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Money;

/** Says what is paid next of a bill that may be paid in parts. Thread-safe. */
@FunctionalInterface
public interface PartPlan {
  /** The next part; empty where the bill is not paid in parts, or only the last one is left. */
  Optional<Money> next(Bill bill);
}
