package ke.go.machakos.gateway.daraja.standin;

import java.util.Optional;
import ke.go.machakos.db.payments.Source;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;

/**
 * What a customer types into the menu of M-Pesa to pay a bill.
 *
 * @param account as typed, 1 to 20 characters
 */
public record PayBillOrder(
    Msisdn payer, String paybill, String account, Amount amount, String pin) {
  private static final Amount MOST = Amount.of(Source.MOST_BY_MPESA);

  /** Refuses what no phone could send. */
  public PayBillOrder {
    if (account.isBlank() || account.length() > 20) {
      throw new IllegalArgumentException("an account has 1 to 20 characters");
    }
    if (amount.cents() < 1 || amount.cents() > MOST.cents()) {
      throw new IllegalArgumentException("an amount is more than 0 and at most 250000");
    }
  }

  /** What came of it: the receipt, or none and why. */
  public record Outcome(Optional<String> receipt, String message) {}

  @Override
  public String toString() {
    return "pay bill " + paybill;
  }
}
