package ke.go.machakos.db.desk;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.phone.Msisdn;

/**
 * A payment while a transaction has it locked.
 *
 * @param name its receipt, or {@code #} and its row while none is known
 * @param standing what the ledger has of it on each side, summed; a side of nothing is not there
 * @param payer where the payer is reached
 * @param sample whether it is sample data, which every message must say
 */
public record PaymentInHand(
    long id,
    String name,
    Money amount,
    PaymentState state,
    List<Ledger.Line> standing,
    Optional<Msisdn> payer,
    boolean sample) {

  /** Its receipt; empty while it is unknown. */
  public Optional<String> receipt() {
    return name.startsWith("#") ? Optional.empty() : Optional.of(name);
  }
}
