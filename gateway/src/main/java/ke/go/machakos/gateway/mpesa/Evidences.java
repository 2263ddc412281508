package ke.go.machakos.gateway.mpesa;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.Source;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.C2bPayment;
import ke.go.machakos.gateway.daraja.MoneyEvent;
import ke.go.machakos.gateway.daraja.Payer;

/** What M-Pesa's words prove. */
final class Evidences {
  private static final int CENTS = 100;

  private Evidences() {}

  /**
   * Without a receipt, or without an amount to go with it, that it was paid is all that is known.
   */
  static Evidence of(MoneyEvent.StkPaid paid, Instant now) {
    if (paid.receipt().isEmpty() || paid.amount().isEmpty()) {
      return new Evidence.Proof(paid.checkoutRequestId(), now);
    }
    return receipt(
        Source.STK,
        paid.receipt().get(),
        paid.amount().get(),
        paid.paidAt().orElse(now),
        Optional.empty(),
        Optional.of(paid.checkoutRequestId()),
        paid.payer(),
        Optional.empty());
  }

  static Evidence of(C2bPayment payment, Instant now) {
    return receipt(
        Source.C2B,
        payment.receipt(),
        payment.amount(),
        payment.paidAt().orElse(now),
        Optional.of(payment.account()),
        Optional.empty(),
        payment.payer(),
        Optional.of(payment.names()));
  }

  static Evidence.Receipt of(MoneyEvent.PullRow row, Instant now) {
    return receipt(
        Source.PULL,
        row.receipt(),
        row.amount(),
        row.paidAt().orElse(now),
        Optional.of(row.account()),
        Optional.empty(),
        row.payer(),
        Optional.empty());
  }

  private static Evidence.Receipt receipt(
      Source source,
      String receipt,
      Amount amount,
      Instant paidAt,
      Optional<String> account,
      Optional<String> request,
      Payer payer,
      Optional<String> name) {
    return new Evidence.Receipt(
        source,
        receipt,
        new Money(Math.floorDiv(amount.cents(), CENTS)),
        Math.floorMod(amount.cents(), CENTS),
        paidAt,
        account.filter(it -> !it.isBlank()),
        request,
        phone(payer),
        name.filter(it -> !it.isBlank()));
  }

  /** A number that is hashed or masked is nobody's. */
  static Optional<Msisdn> phone(Payer payer) {
    return payer instanceof Payer.Known known ? Optional.of(known.phone()) : Optional.empty();
  }
}
