package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.sql.Tx;

/** What the provider's word that a push was paid does. */
final class Proofs {
  private static final String PAID = "0";

  private final PaymentRows rows;
  private final PushRows pushes;
  private final Candidates candidates;
  private final Regrouping regrouping;
  private final BillBook book;
  private final Booking booking;
  private final Desk desk;

  Proofs(
      PaymentRows rows,
      PushRows pushes,
      Candidates candidates,
      Regrouping regrouping,
      BillBook book,
      Booking booking,
      Desk desk) {
    this.rows = rows;
    this.pushes = pushes;
    this.candidates = candidates;
    this.regrouping = regrouping;
    this.book = book;
    this.booking = booking;
    this.desk = desk;
  }

  Received receive(Tx tx, Evidence.Proof proof, Instant now) {
    Instant at = Moments.of(proof.at(), now);
    Optional<PushOfRequest> known = pushes.known(tx, proof.requestId());
    pushes.answer(tx, proof.requestId(), PAID, true, null, at);
    return known
        .or(() -> pushes.findAfterOthers(tx, proof.requestId()))
        .map(push -> prove(tx, push, new Evidence.Proof(proof.requestId(), at), now))
        .orElseGet(() -> unknown(tx, proof, now));
  }

  /** A request that was proved has lost the payment that a guess had given it. */
  void again(Tx tx, String requestId, Instant now) {
    Instant at = pushes.provedAt(tx, requestId).orElse(now);
    pushes
        .find(tx, requestId)
        .ifPresent(push -> prove(tx, push, new Evidence.Proof(requestId, at), now));
  }

  private Received unknown(Tx tx, Evidence.Proof proof, Instant now) {
    return rows.byRequest(tx, proof.requestId())
        .<Received>map(held -> new Received.Again(Optional.of(held.payment())))
        .orElseGet(
            () ->
                desk.noMoney(
                    tx, Desk.requestCause(proof.requestId()), Why.UNKNOWN_REQUEST, proof, now));
  }

  private Received prove(Tx tx, PushOfRequest push, Evidence.Proof proof, Instant now) {
    LockedBill bill = book.lock(tx, push.bill()).orElseThrow();
    Instant at = proof.at();
    Optional<Held> known = rows.byRequest(tx, proof.requestId());
    if (known.isEmpty()) {
      known = candidates.unclaimed(tx, push, at).or(() -> regrouping.forProof(tx, push, at));
      known.ifPresent(held -> rows.request(tx, held.id(), proof.requestId(), true));
    }
    if (known.isPresent()) {
      pushes.paid(tx, push.id(), known.get().id(), now);
      return new Received.Again(Optional.of(rows.now(tx, known.get().id()).payment()));
    }
    Optional<Held> added = rows.insert(tx, fresh(push, bill, proof), now);
    if (added.isEmpty()) {
      return prove(tx, push, proof, now); // somebody else had it first, and it is there now
    }
    Held held = added.get();
    pushes.paid(tx, push.id(), held.id(), now);
    if (bill.cancelled()) {
      booking.toNowhere(tx, held);
      desk.unmatched(tx, held, Why.CANCELLED_BILL, proof, now);
    } else {
      booking.received(tx, held, bill);
      desk.lookForDouble(tx, held, proof, now);
    }
    return new Received.Waiting(held.payment());
  }

  private static PaymentRows.Fresh fresh(
      PushOfRequest push, LockedBill bill, Evidence.Proof proof) {
    return new PaymentRows.Fresh(
        null,
        proof.requestId(),
        Source.STK.code(),
        push.amount(),
        0,
        proof.at(),
        push.phone(),
        null,
        push.bill().digits(),
        PaymentState.RECEIPT_UNKNOWN,
        bill.cancelled() ? null : bill);
  }
}
