package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.sql.Tx;

/** What a receipt adds to a payment that is there. Both are held. */
final class Meeting {
  private final PaymentRows rows;
  private final PushRows pushes;
  private final Candidates candidates;
  private final Regrouping regrouping;
  private final Booking booking;
  private final Desk desk;
  private final Proofs proofs;

  Meeting(
      PaymentRows rows,
      PushRows pushes,
      Candidates candidates,
      Regrouping regrouping,
      Booking booking,
      Desk desk,
      Proofs proofs) {
    this.rows = rows;
    this.pushes = pushes;
    this.candidates = candidates;
    this.regrouping = regrouping;
    this.booking = booking;
    this.desk = desk;
    this.proofs = proofs;
  }

  /** What changes in which payment is of which request. */
  private record Claim(Optional<Held> superseded, Optional<String> reproved) {
    static final Claim NOTHING = new Claim(Optional.empty(), Optional.empty());
  }

  /** A receipt that a payment has already: what it says more is added. */
  Received meet(Tx tx, Hearing hearing, Held held) {
    Optional<Why> contradiction = hearing.contradicts(held);
    if (contradiction.isPresent()) {
      return desk.disagrees(tx, hearing, held, contradiction.get());
    }
    Optional<String> request = hearing.receipt().requestId();
    Optional<Claim> claim =
        request.map(id -> claim(tx, id, held)).orElse(Optional.of(Claim.NOTHING));
    if (claim.isEmpty()) {
      return desk.disagrees(tx, hearing, held, Why.REQUEST);
    }
    Held completed = rows.complete(tx, held, hearing.receipt());
    Received done = place(tx, hearing, completed);
    Optional<Held> twin = claim.get().superseded();
    twin.ifPresent(it -> supersede(tx, it, hearing.now()));
    hearing.push().ifPresent(push -> pushes.paid(tx, push.id(), held.id(), hearing.now()));
    claim.get().reproved().ifPresent(lost -> proofs.again(tx, lost, hearing.now()));
    if (completed.hasPhone() && !held.hasPhone()) {
      desk.lookForDouble(tx, completed, hearing.receipt(), hearing.now());
    }
    // the bill was paid by the twin already, whose place it took
    return twin.isPresent() && done instanceof Received.Posted posted
        ? new Received.Filled(posted.payment())
        : done;
  }

  private void supersede(Tx tx, Held twin, Instant now) {
    booking.reverse(tx, twin, "the same as its receipt", now);
    desk.takenBack(tx, twin.id(), "the same as its receipt", now);
  }

  /**
   * Gives a payment the request that its evidence names; empty where another receipt has it. What a
   * guess had given to the wrong one changes places.
   */
  private Optional<Claim> claim(Tx tx, String request, Held held) {
    if (held.isRequest(request)) {
      if (held.guessed()) {
        rows.request(tx, held.id(), request, false);
      }
      return Optional.of(Claim.NOTHING);
    }
    Optional<Held> twin = rows.byRequest(tx, request);
    if (twin.isPresent() && twin.get().receipt().isPresent() && !twin.get().guessed()) {
      return Optional.empty();
    }
    Optional<String> lost = held.requestId();
    if (twin.isPresent() && twin.get().receipt().isPresent()) {
      Optional<Held> instead = takeWaiting(tx, twin.get());
      rows.request(tx, held.id(), request, false);
      return Optional.of(new Claim(instead, lost));
    }
    twin.ifPresent(waiting -> rows.request(tx, waiting.id(), null, false));
    rows.request(tx, held.id(), request, false);
    if (twin.isPresent() && lost.isPresent()) {
      rows.request(tx, twin.get().id(), lost.get(), false);
      return Optional.of(Claim.NOTHING);
    }
    return Optional.of(new Claim(twin, lost));
  }

  /**
   * Takes a guessed request off a payment, which may be the receipt of another proven push: that
   * one's request is guessed then, and it has none.
   */
  private Optional<Held> takeWaiting(Tx tx, Held guessed) {
    Optional<Held> waiting =
        candidates.waiting(tx, guessed).or(() -> regrouping.forLoser(tx, guessed));
    waiting.ifPresent(other -> rows.request(tx, other.id(), null, false));
    rows.guess(tx, guessed.id(), waiting.flatMap(Held::requestId).orElse(null));
    return waiting;
  }

  /**
   * Takes a request off a payment that had it by a guess, for the receipt that names it.
   *
   * @return the payment that waits for a receipt and has that request now, if there is one
   */
  Optional<Held> giveWay(Tx tx, Held guessed) {
    Optional<Held> waiting = takeWaiting(tx, guessed);
    waiting.ifPresent(
        other -> rows.request(tx, other.id(), guessed.requestId().orElseThrow(), false));
    return waiting.map(other -> rows.now(tx, other.id()));
  }

  /** Puts money that had no bill on the one that is known now. */
  private Received place(Tx tx, Hearing hearing, Held held) {
    boolean waits = held.state() == PaymentState.UNMATCHED && held.bill().isEmpty();
    if (!waits) {
      return new Received.Again(Optional.of(held.payment()));
    }
    Optional<Why> why = hearing.unplaceable();
    if (why.isPresent()) {
      // where its push got its name at that moment, it was left to this evidence
      return desk.waiting(tx, held, why.get(), hearing.receipt(), hearing.now());
    }
    var bill = hearing.bill().orElseThrow();
    Booking.Placed placed = booking.toBill(tx, held, bill, PaymentState.POSTED, held.paidAt());
    desk.matched(tx, held.id(), "later evidence named the bill", hearing.now());
    desk.lookForDouble(tx, placed.held(), hearing.receipt(), hearing.now());
    return placed.posted(hearing.push());
  }

  /**
   * The receipt of a payment that had none; empty where another transaction has given it to one.
   *
   * @param guessed whether the evidence does not name the payment's request
   */
  Optional<Received> fill(Tx tx, Hearing hearing, Held held, boolean guessed) {
    if (!rows.fill(tx, held, hearing.receipt(), hearing.code(), guessed, hearing.now())) {
      return Optional.empty();
    }
    if (held.state() == PaymentState.RECEIPT_UNKNOWN) {
      boolean onBill = held.bill().isPresent();
      rows.state(tx, held.id(), onBill ? PaymentState.POSTED : PaymentState.UNMATCHED);
    }
    rows.complete(tx, held, hearing.receipt());
    Held filled = rows.now(tx, held.id());
    booking.redate(tx, held, held.paidAt(), filled.paidAt());
    desk.named(tx, held.id(), hearing.now());
    desk.lookForDouble(tx, filled, hearing.receipt(), hearing.now());
    return Optional.of(new Received.Filled(filled.payment()));
  }
}
