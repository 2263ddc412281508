package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Tx;

/** What receiving puts on the desk. */
final class Desk {
  private static final Duration DOUBLE = Duration.ofHours(24);

  private final Matters matters;

  Desk(Vault vault) {
    this.matters = new Matters(vault);
  }

  /** Money without a bill. */
  Received.Unmatched unmatched(Tx tx, Held held, Why why, Evidence evidence, Instant now) {
    long matter =
        matters
            .open(tx, cause(held.id()), Matter.Kind.UNMATCHED, why, held.id(), evidence, now)
            .id();
    return new Received.Unmatched(matter, Optional.of(held.payment()), why);
  }

  /** Money without a bill has found one. */
  void matched(Tx tx, long payment, String outcome, Instant now) {
    matters.close(tx, cause(payment), outcome, now);
  }

  private static String cause(long payment) {
    return "payment/" + payment + "/unmatched";
  }

  /** What no ledger can hold, kept all the same. */
  Received noMoney(Tx tx, String cause, Why why, Evidence evidence, Instant now) {
    var opened = matters.open(tx, cause, Matter.Kind.UNMATCHED, why, null, evidence, now);
    return opened.fresh()
        ? new Received.Unmatched(opened.id(), Optional.empty(), why)
        : new Received.Again(Optional.empty());
  }

  /** A request whose answer came early is known now. */
  void requestKnown(Tx tx, String requestId, Instant now) {
    matters.close(tx, requestCause(requestId), "the push is known", now);
  }

  static String requestCause(String requestId) {
    return "request/" + requestId;
  }

  /** Evidence that contradicts a payment. */
  Received.Disagrees disagrees(Tx tx, Hearing hearing, Held held, Why what) {
    matters.open(
        tx,
        "disagrees/" + hearing.digest(),
        Matter.Kind.DISAGREES,
        what,
        held.id(),
        hearing.receipt(),
        hearing.now());
    return new Received.Disagrees(held.payment(), what);
  }

  /** Looks for an other receipt of the same phone, bill and amount within a day. */
  void lookForDouble(Tx tx, long payment, Evidence evidence, Instant now) {
    var row = tx.jooq().selectFrom(PAYMENT).where(PAYMENT.ID.eq(payment)).fetchSingle();
    if (row.get(PAYMENT.PAYER_PHONE_HASH) == null
        || row.get(PAYMENT.BILL_NUMBER) == null
        || row.get(PAYMENT.RECEIPT) == null) {
      return;
    }
    Instant paidAt = row.get(PAYMENT.PAID_AT);
    tx.jooq()
        .select(PAYMENT.ID)
        .from(PAYMENT)
        .where(PAYMENT.BILL_NUMBER.eq(row.get(PAYMENT.BILL_NUMBER)))
        .and(PAYMENT.AMOUNT_KES.eq(row.get(PAYMENT.AMOUNT_KES)))
        .and(PAYMENT.PAID_AT.between(paidAt.minus(DOUBLE), paidAt.plus(DOUBLE)))
        .and(PAYMENT.PAYER_PHONE_HASH.eq(row.get(PAYMENT.PAYER_PHONE_HASH)))
        .and(PAYMENT.STATE.eq(PaymentState.POSTED.code()))
        .and(PAYMENT.RECEIPT.isNotNull())
        .and(PAYMENT.ID.ne(payment))
        .fetch(PAYMENT.ID)
        .forEach(other -> twice(tx, other, payment, evidence, now));
  }

  private void twice(Tx tx, long one, long other, Evidence evidence, Instant now) {
    long later = Math.max(one, other);
    String cause = "double/" + Math.min(one, other) + "/" + later;
    matters.open(tx, cause, Matter.Kind.POSSIBLE_DOUBLE, Why.POSSIBLE_DOUBLE, later, evidence, now);
  }
}
