package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/**
 * Changes one guess for another where that lets a receipt and a proven push that are left over be
 * one payment: the earlier guess may have taken the only push that this receipt fits.
 */
final class Regrouping {
  private final PaymentRows rows;
  private final PushRows pushes;
  private final Candidates candidates;

  Regrouping(PaymentRows rows, PushRows pushes, Candidates candidates) {
    this.rows = rows;
    this.pushes = pushes;
    this.candidates = candidates;
  }

  /** The payment that waits for a receipt made then, once a guess was changed for it. */
  Optional<Held> forReceipt(Tx tx, Reference bill, Money amount, Instant paidAt) {
    for (Held holder : candidates.guessed(tx, bill, amount)) {
      Optional<Held> waiting =
          fits(tx, holder, paidAt) ? candidates.waiting(tx, holder) : Optional.empty();
      if (waiting.isPresent()) {
        String freed = holder.requestId().orElseThrow();
        long id = waiting.get().id();
        rows.request(tx, id, null, false);
        rows.guess(tx, holder.id(), waiting.get().requestId().orElseThrow());
        rows.request(tx, id, freed, false);
        return Optional.of(rows.now(tx, id));
      }
    }
    return Optional.empty();
  }

  private boolean fits(Tx tx, Held holder, Instant paidAt) {
    String request = holder.requestId().orElseThrow();
    Optional<PushOfRequest> push = pushes.find(tx, request);
    Optional<Instant> proved = pushes.provedAt(tx, request);
    return push.isPresent()
        && proved.isPresent()
        && Candidates.fits(paidAt, push.get().sentAt(), proved.get());
  }

  /**
   * The payment whose receipt fits a push that was proved then, once its own push was given to
   * another receipt.
   */
  Optional<Held> forProof(Tx tx, PushOfRequest push, Instant provedAt) {
    for (Held holder : candidates.guessed(tx, push.bill(), push.amount())) {
      String request = holder.requestId().orElseThrow();
      Optional<Held> other =
          Candidates.fits(holder.paidAt(), push.sentAt(), provedAt)
              ? free(tx, request)
              : Optional.empty();
      if (other.isPresent()) {
        rows.guess(tx, holder.id(), null);
        rows.guess(tx, other.get().id(), request);
        return Optional.of(rows.now(tx, holder.id()));
      }
    }
    return Optional.empty();
  }

  private Optional<Held> free(Tx tx, String request) {
    Optional<Instant> proved = pushes.provedAt(tx, request);
    return pushes
        .find(tx, request)
        .filter(push -> proved.isPresent())
        .flatMap(push -> candidates.unclaimed(tx, push, proved.orElseThrow()));
  }
}
