package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT_PUSH;
import static ke.go.machakos.db.generated.Tables.PUSH_ANSWER;
import static ke.go.machakos.db.generated.Tables.PUSH_REQUEST;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of pushes, as receiving needs them. */
final class PushRows {
  private final PersonalData personal;

  PushRows(PersonalData personal) {
    this.personal = personal;
  }

  /** The push of a request's name, if it was stored. */
  Optional<PushOfRequest> find(Tx tx, String requestId) {
    return tx.jooq()
        .select(PAYMENT_PUSH.fields())
        .select(PUSH_REQUEST.SENT_AT)
        .from(PUSH_REQUEST)
        .join(PAYMENT_PUSH)
        .on(PAYMENT_PUSH.ID.eq(PUSH_REQUEST.PUSH_ID))
        .where(PUSH_REQUEST.CHECKOUT_REQUEST_ID.eq(requestId))
        .fetchOptional(this::read);
  }

  /** The same; whoever stores that name at this moment is waited for, before anything is kept. */
  Optional<PushOfRequest> known(Tx tx, String requestId) {
    return find(tx, requestId).or(() -> findAfterOthers(tx, requestId));
  }

  /**
   * The same, after waiting for whoever stores that name at this moment. Whoever stores it looks
   * for evidence afterwards, and whoever keeps evidence looks here afterwards: one of them sees the
   * other. No push is held by it, since its bill comes first.
   */
  Optional<PushOfRequest> findAfterOthers(Tx tx, String requestId) {
    return tx.jooq()
        .select(PUSH_REQUEST.PUSH_ID)
        .from(PUSH_REQUEST)
        .where(PUSH_REQUEST.CHECKOUT_REQUEST_ID.eq(requestId))
        .forShare()
        .fetchOptional()
        .flatMap(_ -> find(tx, requestId));
  }

  private PushOfRequest read(Record row) {
    return new PushOfRequest(
        row.get(PAYMENT_PUSH.ID),
        new Reference(Reference.Kind.BILL, row.get(PAYMENT_PUSH.BILL_NUMBER)),
        personal.phone(row.get(PAYMENT_PUSH.PHONE_SEALED)),
        new Money(row.get(PAYMENT_PUSH.AMOUNT_KES)),
        row.get(PUSH_REQUEST.SENT_AT));
  }

  /** A push was paid: it ends, whatever it was. */
  void paid(Tx tx, long push, long payment, Instant now) {
    tx.jooq()
        .update(PAYMENT_PUSH)
        .set(PAYMENT_PUSH.STATE, PushState.PAID.code())
        .set(PAYMENT_PUSH.PAYMENT_ID, payment)
        .set(PAYMENT_PUSH.ENDED_AT, now)
        .setNull(PAYMENT_PUSH.OPEN_KEY)
        .setNull(PAYMENT_PUSH.LEASE_OWNER)
        .setNull(PAYMENT_PUSH.LEASE_UNTIL)
        .setNull(PAYMENT_PUSH.CODE)
        .where(PAYMENT_PUSH.ID.eq(push))
        .execute();
  }

  /** When the provider first said that a request was paid, if it did. */
  Optional<Instant> provedAt(Tx tx, String requestId) {
    return tx.jooq()
        .select(PUSH_ANSWER.AT)
        .from(PUSH_ANSWER)
        .where(PUSH_ANSWER.CHECKOUT_REQUEST_ID.eq(requestId))
        .and(PUSH_ANSWER.PROVED)
        .fetchOptional(PUSH_ANSWER.AT);
  }

  /** Keeps an answer to a request whose name may not be stored yet; the first proof stays. */
  void answer(
      Tx tx, String requestId, String code, boolean proved, @Nullable Instant again, Instant at) {
    tx.jooq()
        .insertInto(PUSH_ANSWER)
        .set(PUSH_ANSWER.CHECKOUT_REQUEST_ID, requestId)
        .set(PUSH_ANSWER.CODE, code)
        .set(PUSH_ANSWER.PROVED, proved)
        .set(PUSH_ANSWER.AGAIN_AT, again)
        .set(PUSH_ANSWER.AT, at)
        .onDuplicateKeyUpdate()
        // from left to right: what the row says now is asked before it is changed
        .set(
            PUSH_ANSWER.AT,
            DSL.when(PUSH_ANSWER.PROVED, PUSH_ANSWER.AT).otherwise(DSL.val(at, PUSH_ANSWER.AT)))
        .set(PUSH_ANSWER.PROVED, proved ? DSL.inline(true) : PUSH_ANSWER.PROVED)
        .execute();
  }
}
