package ke.go.machakos.gateway.mpesa;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.payments.Received;
import ke.go.machakos.db.payments.Why;
import ke.go.machakos.db.sql.Tx;

/** Tells who paid what became of it, once for each thing that became of it. Thread-safe. */
final class PaymentNews {
  private static final String PAID = "sms.paid";
  private static final String WAITING = "sms.paid.waiting";

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
  void tell(Tx tx, Received received, Optional<Recipient> payer, Instant now) {
    payer.ifPresent(
        to -> {
          switch (received) {
            case Received.Posted posted -> posted(tx, posted, to, now);
            case Received.Filled filled -> say(tx, to, PAID, filled.payment(), "filled", now);
            case Received.Waiting waiting ->
                say(tx, to, WAITING, waiting.payment(), "waiting", now);
            case Received.Unmatched unmatched -> unmatched(tx, unmatched, to, now);
            case Received.Again again -> {}
            case Received.Disagrees disagrees -> {}
          }
        });
  }

  /** A receipt that came before its push was known, or was put on a bill by a person. */
  private void posted(Tx tx, Received.Posted posted, Recipient to, Instant now) {
    Payment payment = posted.payment();
    boolean credit = posted.rest().isPositive();
    String key = payment.receipt().isEmpty() ? WAITING : credit ? "sms.paid.credit" : PAID;
    Map<String, String> values = values(payment, posted.owed());
    values.put("credit", Long.toString(posted.rest().shillings()));
    say(tx, to, key, values, "payment/" + payment.id() + "/posted", now);
  }

  /** What answers a push of which the name is not known yet has a bill soon, and then is told. */
  private void unmatched(Tx tx, Received.Unmatched unmatched, Recipient to, Instant now) {
    String key =
        switch (unmatched.why()) {
          case NO_ACCOUNT -> "sms.paid.nowhere";
          case CANCELLED_BILL -> "sms.paid.cancelled";
          default -> "sms.paid.unmatched";
        };
    if (unmatched.why() != Why.UNKNOWN_REQUEST) {
      unmatched.payment().ifPresent(it -> say(tx, to, key, it, "unmatched", now));
    }
  }

  private void say(Tx tx, Recipient to, String key, Payment payment, String what, Instant now) {
    Money owed =
        payment
            .bill()
            .flatMap(bill -> book.lock(tx, bill))
            .map(LockedBill::owed)
            .orElse(Money.ZERO);
    say(tx, to, key, values(payment, owed), "payment/" + payment.id() + "/" + what, now);
  }

  private void say(
      Tx tx, Recipient to, String key, Map<String, String> values, String cause, Instant now) {
    boolean full = key.equals(PAID) && "0".equals(values.get("balance"));
    texts.say(tx, to, full ? "sms.paid.full" : key, values, cause, now);
  }

  private static Map<String, String> values(Payment payment, Money owed) {
    Map<String, String> values = new HashMap<>();
    values.put("amount", Long.toString(payment.amount().shillings()));
    values.put("receipt", payment.receipt().orElse("-"));
    values.put("account", payment.accountGiven().orElse("-"));
    values.put("number", payment.bill().map(Object::toString).orElse("-"));
    values.put("sample", PayerTexts.mark(payment.sample()));
    values.put("balance", Long.toString(Math.max(0, owed.shillings())));
    return values;
  }
}
