package ke.go.machakos.gateway.daraja.standin;

import java.time.Instant;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;

/**
 * Money that moved from a phone to the PayBill.
 *
 * @param reversed whether it moved back
 */
public record Transaction(
    String receipt, Instant at, Msisdn payer, Amount amount, String account, boolean reversed) {
  Transaction back() {
    return new Transaction(receipt, at, payer, amount, account, true);
  }

  /** Shows nobody. */
  @Override
  public String toString() {
    return "transaction " + receipt;
  }
}
