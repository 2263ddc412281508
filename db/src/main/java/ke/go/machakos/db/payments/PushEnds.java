package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT_PUSH;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.UpdateSetMoreStep;

/** The statements that move a push on: each changes its row where it still stands as is thought. */
final class PushEnds {
  private PushEnds() {}

  /** The provider took it. One that was given up for lost is known again. */
  static void sent(Tx tx, LeasedPush push, String requestId, Instant at) {
    tx.jooq()
        .update(PAYMENT_PUSH)
        .set(PAYMENT_PUSH.STATE, PushState.SENT.code())
        .set(PAYMENT_PUSH.CHECKOUT_REQUEST_ID, requestId)
        .set(PAYMENT_PUSH.SENT_AT, at)
        .setNull(PAYMENT_PUSH.LEASE_OWNER)
        .setNull(PAYMENT_PUSH.LEASE_UNTIL)
        .setNull(PAYMENT_PUSH.CODE)
        .setNull(PAYMENT_PUSH.ENDED_AT)
        .where(PAYMENT_PUSH.ID.eq(push.id()))
        .and(held(push).or(PAYMENT_PUSH.STATE.eq(PushState.UNKNOWN.code())))
        .execute();
  }

  private static Condition held(LeasedPush push) {
    return PAYMENT_PUSH
        .STATE
        .eq(PushState.SENDING.code())
        .and(PAYMENT_PUSH.LEASE_OWNER.eq(push.owner()));
  }

  static boolean refused(
      Tx tx, LeasedPush push, String code, Optional<Instant> again, Instant now) {
    return over(tx, code, again, now).where(PAYMENT_PUSH.ID.eq(push.id())).and(held(push)).execute()
        == 1;
  }

  static boolean answered(
      Tx tx, long push, String requestId, String code, Optional<Instant> again, Instant at) {
    return over(tx, code, again, at)
            .where(PAYMENT_PUSH.ID.eq(push))
            .and(PAYMENT_PUSH.STATE.eq(PushState.SENT.code()))
            .and(PAYMENT_PUSH.CHECKOUT_REQUEST_ID.eq(requestId))
            .execute()
        == 1;
  }

  static boolean givenUp(Tx tx, long push, Instant now) {
    return ended(tx, PushState.UNKNOWN, now)
            .where(PAYMENT_PUSH.ID.eq(push))
            .and(PAYMENT_PUSH.STATE.in(PushState.SENT.code(), PushState.SENDING.code()))
            .execute()
        == 1;
  }

  /** Those of a bill that nobody has begun will not be sent. */
  static void drop(Tx tx, String bill, String code, Instant now) {
    List<Long> waiting =
        tx.jooq()
            .select(PAYMENT_PUSH.ID)
            .from(PAYMENT_PUSH)
            .where(PAYMENT_PUSH.BILL_NUMBER.eq(bill))
            .and(PAYMENT_PUSH.STATE.in(PushState.WANTED.code(), PushState.RETRY.code()))
            .forUpdate()
            .fetch(PAYMENT_PUSH.ID);
    if (!waiting.isEmpty()) {
      ended(tx, PushState.FAILED, now)
          .set(PAYMENT_PUSH.CODE, code)
          .where(PAYMENT_PUSH.ID.in(waiting))
          .execute();
    }
  }

  private static UpdateSetMoreStep<?> over(
      Tx tx, String code, Optional<Instant> again, Instant now) {
    if (again.isEmpty()) {
      return ended(tx, PushState.FAILED, now).set(PAYMENT_PUSH.CODE, code);
    }
    return tx.jooq()
        .update(PAYMENT_PUSH)
        .set(PAYMENT_PUSH.STATE, PushState.RETRY.code())
        .set(PAYMENT_PUSH.DUE_AT, again.get())
        .set(PAYMENT_PUSH.CODE, code)
        .setNull(PAYMENT_PUSH.LEASE_OWNER)
        .setNull(PAYMENT_PUSH.LEASE_UNTIL);
  }

  private static UpdateSetMoreStep<?> ended(Tx tx, PushState state, Instant now) {
    return tx.jooq()
        .update(PAYMENT_PUSH)
        .set(PAYMENT_PUSH.STATE, state.code())
        .set(PAYMENT_PUSH.ENDED_AT, now)
        .setNull(PAYMENT_PUSH.OPEN_KEY)
        .setNull(PAYMENT_PUSH.LEASE_OWNER)
        .setNull(PAYMENT_PUSH.LEASE_UNTIL);
  }
}
