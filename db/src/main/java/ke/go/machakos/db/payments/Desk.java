package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** What receiving puts on the desk. */
final class Desk {
  private final Matters matters;
  private final Doubles doubles;

  Desk(Vault vault) {
    this.matters = new Matters(vault);
    this.doubles = new Doubles(vault);
  }

  /** Money without a bill. */
  Received.Unmatched unmatched(
      Tx tx, Held held, Why why, @Nullable Evidence evidence, Instant now) {
    return new Received.Unmatched(
        waits(tx, held, why, evidence, now).id(), Optional.of(held.payment()), why);
  }

  /** The same of money that may be here already, and then is no news. */
  Received waiting(Tx tx, Held held, Why why, Evidence evidence, Instant now) {
    var opened = waits(tx, held, why, evidence, now);
    return opened.fresh()
        ? new Received.Unmatched(opened.id(), Optional.of(held.payment()), why)
        : new Received.Again(Optional.of(held.payment()));
  }

  private Matters.Opened waits(
      Tx tx, Held held, Why why, @Nullable Evidence evidence, Instant now) {
    return matters.open(tx, cause(held.id()), Matter.Kind.UNMATCHED, why, held.id(), evidence, now);
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

  /** Flags a payment that may be one too many. */
  void lookForDouble(Tx tx, Held held, @Nullable Evidence evidence, Instant now) {
    doubles.look(tx, held, evidence, now);
  }

  /** A payment was taken back: it waits for no bill, and is not one too many. */
  void takenBack(Tx tx, long payment, String reason, Instant now) {
    matched(tx, payment, reason, now);
    doubles.settle(tx, payment, reason, now);
  }

  /** A payment has the receipt that it lacked. */
  void named(Tx tx, long payment, Instant now) {
    doubles.named(tx, payment, now);
  }
}
