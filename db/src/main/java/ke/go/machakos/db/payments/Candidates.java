package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.PAYMENT_PUSH;
import static ke.go.machakos.db.generated.Tables.PUSH_ANSWER;
import static ke.go.machakos.db.generated.Tables.PUSH_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which receipt and which proven push are one payment, where no evidence says so: of the same bill
 * and amount, at the same time, and of no two phones that are known to differ.
 *
 * <p>Of several that could be it the earliest is taken. That is right for the bill whichever it is,
 * since each of them is money for it and each will have its receipt, and it is marked as a guess
 * that evidence which names both sets right.
 */
final class Candidates {
  private final PersonalData personal;

  Candidates(PersonalData personal) {
    this.personal = personal;
  }

  /** The payment without a receipt that a receipt without a request is of. */
  Optional<Held> waiting(Tx tx, Reference bill, Evidence.Receipt receipt, Instant paidAt) {
    Condition samePhone =
        receipt
            .phone()
            .map(phone -> PAYMENT_PUSH.PHONE_HASH.eq(personal.hash(phone)))
            .orElse(DSL.noCondition());
    return waiting(tx, bill, receipt.amount(), paidAt, samePhone);
  }

  /** The payment without a receipt that a payment whose request was only guessed may be of. */
  Optional<Held> waiting(Tx tx, Held guessed) {
    return guessed
        .bill()
        .flatMap(bill -> waiting(tx, bill, guessed.amount(), guessed.paidAt(), DSL.noCondition()));
  }

  private static Optional<Held> waiting(
      Tx tx, Reference bill, Money amount, Instant paidAt, Condition which) {
    return tx.jooq()
        .select(PAYMENT.fields())
        .from(PAYMENT)
        .join(PUSH_REQUEST)
        .on(PUSH_REQUEST.CHECKOUT_REQUEST_ID.eq(PAYMENT.REQUEST_ID))
        .join(PUSH_ANSWER)
        .on(PUSH_ANSWER.CHECKOUT_REQUEST_ID.eq(PAYMENT.REQUEST_ID))
        .join(PAYMENT_PUSH)
        .on(PAYMENT_PUSH.ID.eq(PUSH_REQUEST.PUSH_ID))
        .where(PAYMENT.BILL_NUMBER.eq(bill.digits()))
        .and(PAYMENT.AMOUNT_KES.eq(amount.shillings()))
        // not when the payment was booked: its request may be another one since
        .and(PUSH_ANSWER.AT.ge(paidAt.minus(Moments.SKEW)))
        .and(PAYMENT.STATE.eq(PaymentState.RECEIPT_UNKNOWN.code()))
        .and(PAYMENT.RECEIPT.isNull())
        .and(PUSH_REQUEST.SENT_AT.le(paidAt.plus(Moments.SKEW)))
        .and(which)
        .orderBy(PUSH_ANSWER.AT, PAYMENT.ID)
        .limit(1)
        .fetchOptional(PaymentRows::read);
  }

  /** The payment with a receipt, and of no request that is known, that a proven push is of. */
  Optional<Held> unclaimed(Tx tx, PushOfRequest push, Instant provedAt) {
    Money amount = push.amount();
    return tx.jooq()
        .selectFrom(PAYMENT)
        .where(PAYMENT.BILL_NUMBER.eq(push.bill().digits()))
        .and(PAYMENT.AMOUNT_KES.eq(amount.shillings()))
        .and(
            PAYMENT.PAID_AT.between(push.sentAt().minus(Moments.SKEW), provedAt.plus(Moments.SKEW)))
        .and(PAYMENT.REQUEST_ID.isNull())
        .and(PAYMENT.STATE.eq(PaymentState.POSTED.code()))
        .and(PAYMENT.CHANNEL.in(Source.C2B.code(), Source.PULL.code(), Source.STATUS.code()))
        .and(
            PAYMENT
                .PAYER_PHONE_HASH
                .isNull()
                .or(PAYMENT.PAYER_PHONE_HASH.eq(personal.hash(push.phone()))))
        .orderBy(PAYMENT.PAID_AT, PAYMENT.ID)
        .limit(1)
        .fetchOptional(PaymentRows::read);
  }

  /** The payments with a receipt whose request, of that time or proved around it, was guessed. */
  List<Held> guessed(Tx tx, Reference bill, Money amount) {
    return tx.jooq()
        .selectFrom(PAYMENT)
        .where(PAYMENT.BILL_NUMBER.eq(bill.digits()))
        .and(PAYMENT.AMOUNT_KES.eq(amount.shillings()))
        .and(PAYMENT.REQUEST_GUESSED)
        .and(PAYMENT.RECEIPT.isNotNull())
        .and(PAYMENT.STATE.eq(PaymentState.POSTED.code()))
        .orderBy(PAYMENT.PAID_AT, PAYMENT.ID)
        .fetch(PaymentRows::read);
  }

  /** Whether a payment made then can be of a push that was sent and proved at these times. */
  static boolean fits(Instant paidAt, Instant sentAt, Instant provedAt) {
    return !paidAt.isBefore(sentAt.minus(Moments.SKEW))
        && !paidAt.isAfter(provedAt.plus(Moments.SKEW));
  }
}
