package ke.go.machakos.gateway.mpesa;

import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.AccountText;
import ke.go.machakos.gateway.daraja.C2bJudge;
import ke.go.machakos.gateway.daraja.C2bPayment;

/**
 * Stops a payment to an account that is no bill while the money is still the payer's. What is paid
 * all the same is taken. Thread-safe.
 */
final class BillJudge implements C2bJudge {
  private final Bills bills;

  BillJudge(Bills bills) {
    this.bills = bills;
  }

  @Override
  public Verdict judge(C2bPayment payment) {
    if (payment.amount().whole().filter(Money::isPositive).isEmpty()) {
      return Verdict.WRONG_AMOUNT;
    }
    boolean owed =
        AccountText.bill(payment.account())
            .flatMap(bills::find)
            .filter(bill -> !bill.cancelled())
            .map(Bill::number)
            .isPresent();
    return owed ? Verdict.ACCEPTED : Verdict.NO_SUCH_ACCOUNT;
  }
}
