package ke.go.machakos.gateway.mpesa;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.payments.Received;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Tx;

/** Tells who paid what became of it, once for each thing that became of it. Thread-safe. */
final class PaymentNews {
  private final PayerTexts texts;
  private final BillBook book = new BillBook(BillWatch.NONE);

  PaymentNews(PayerTexts texts) {
    this.texts = texts;
  }

  /**
   * Tells them, in the transaction that made it so.
   *
   * @param payer where their number is known: M-Pesa hides it in most of what it says
   */
  void tell(Tx tx, Received received, Optional<Msisdn> payer, Instant now) {
    payer.ifPresent(
        phone -> {
          switch (received) {
            case Received.Posted posted -> posted(tx, posted, phone, now);
            case Received.Filled filled ->
                say(tx, phone, "sms.paid", filled.payment(), "filled", now);
            case Received.Waiting waiting ->
                say(tx, phone, "sms.paid.waiting", waiting.payment(), "waiting", now);
            case Received.Unmatched unmatched ->
                unmatched
                    .payment()
                    .ifPresent(it -> say(tx, phone, "sms.paid.unmatched", it, "unmatched", now));
            case Received.Again again -> {}
            case Received.Disagrees disagrees -> {}
          }
        });
  }

  /** A receipt that came before its push was known, or was put on a bill by a person. */
  private void posted(Tx tx, Received.Posted posted, Msisdn phone, Instant now) {
    Payment payment = posted.payment();
    boolean credit = posted.rest().isPositive();
    Map<String, String> values = values(tx, payment);
    values.put("credit", Long.toString(posted.rest().shillings()));
    String key =
        payment.receipt().isEmpty() ? "sms.paid.waiting" : credit ? "sms.paid.credit" : "sms.paid";
    texts.say(tx, phone, key, values, "payment/" + payment.id() + "/posted", now);
  }

  private void say(Tx tx, Msisdn phone, String key, Payment payment, String what, Instant now) {
    texts.say(tx, phone, key, values(tx, payment), "payment/" + payment.id() + "/" + what, now);
  }

  private Map<String, String> values(Tx tx, Payment payment) {
    Map<String, String> values = new HashMap<>();
    values.put("amount", Long.toString(payment.amount().shillings()));
    values.put("receipt", payment.receipt().orElse("-"));
    values.put("account", payment.accountGiven().orElse("-"));
    values.put("number", payment.bill().map(Object::toString).orElse("-"));
    values.put("sample", PayerTexts.mark(payment.sample()));
    long left =
        payment
            .bill()
            .flatMap(bill -> book.lock(tx, bill))
            .map(LockedBill::owed)
            .map(owed -> Math.max(0, owed.shillings()))
            .orElse(0L);
    values.put("balance", Long.toString(left));
    return values;
  }
}
