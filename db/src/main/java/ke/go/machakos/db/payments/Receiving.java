package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/**
 * The one door by which money comes into the books: one payment a receipt, whichever evidence of it
 * comes first, in whatever order the rest comes and however often. Thread-safe, on any number of
 * nodes; the transaction may be undone by a deadlock and run again.
 */
public final class Receiving {
  private final EvidenceLog log;
  private final PaymentRows rows;
  private final PushRows pushes;
  private final BillBook book;
  private final Booking booking;
  private final Desk desk;
  private final Proofs proofs;
  private final Receipts receipts;

  /**
   * @param watch told of every bill that a payment settles
   */
  public Receiving(Vault vault, BillWatch watch) {
    var personal = new PersonalData(vault);
    var candidates = new Candidates(personal);
    this.log = new EvidenceLog(vault);
    this.rows = new PaymentRows(personal);
    this.pushes = new PushRows(personal);
    this.book = new BillBook(watch);
    this.booking = new Booking(book, rows);
    this.desk = new Desk(vault);
    var regrouping = new Regrouping(rows, pushes, candidates);
    this.proofs = new Proofs(rows, pushes, candidates, regrouping, book, booking, desk);
    var meeting = new Meeting(rows, pushes, candidates, regrouping, booking, desk, proofs);
    this.receipts =
        new Receipts(rows, pushes, candidates, regrouping, book, booking, desk, meeting);
  }

  /**
   * Takes evidence. Nothing is refused: what fits no bill is for the desk, with its exact words.
   */
  public Received receive(Tx tx, Evidence evidence, Instant now) {
    byte[] digest = log.keep(tx, evidence, now);
    return switch (evidence) {
      case Evidence.Receipt receipt ->
          receipts.receive(tx, receipt, HexFormat.of().formatHex(digest), now);
      case Evidence.Proof proof -> proofs.receive(tx, proof, now);
    };
  }

  /** Holds a bill until the transaction ends, before anything of its payments and pushes. */
  LockedBill hold(Tx tx, Reference bill) {
    return book.lock(tx, bill).orElseThrow();
  }

  /**
   * The name of a push has just been stored: what came for it before is put on its bill.
   *
   * @param bill its bill, held
   * @return what came of it; empty where nothing had come
   */
  Optional<Received> known(
      Tx tx, LockedBill bill, PushOfRequest push, String requestId, Instant now) {
    Optional<Held> early = rows.byRequest(tx, requestId);
    if (early.isEmpty()) {
      return Optional.empty();
    }
    desk.requestKnown(tx, requestId, now);
    Held held = early.get();
    boolean waits = held.state() == PaymentState.UNMATCHED;
    boolean sameAmount = held.amount().equals(push.amount()) && held.cents() == 0;
    boolean fits = waits && sameAmount && held.accountGiven().isEmpty();
    if (fits || held.bill().filter(push.bill()::equals).isPresent()) {
      pushes.paid(tx, push.id(), held.id(), now);
    }
    if (fits && !bill.cancelled()) {
      return Optional.of(place(tx, held, bill, "the push is known", held.paidAt(), now));
    }
    if (!waits) {
      return Optional.of(new Received.Again(Optional.of(held.payment())));
    }
    Why why = bill.cancelled() ? Why.CANCELLED_BILL : sameAmount ? Why.ACCOUNT : Why.AMOUNT;
    return Optional.of(desk.unmatched(tx, held, why, null, now));
  }

  /** The same for the word that the push was paid, which came before. */
  Received proved(Tx tx, Evidence.Proof early, Instant now) {
    desk.requestKnown(tx, early.requestId(), now);
    return receive(tx, early, now);
  }

  private Received.Posted place(
      Tx tx, Held held, LockedBill bill, String outcome, Instant at, Instant now) {
    PaymentState state =
        held.receipt().isPresent() ? PaymentState.POSTED : PaymentState.RECEIPT_UNKNOWN;
    Booking.Placed placed = booking.toBill(tx, held, bill, state, at);
    desk.matched(tx, held.id(), outcome, now);
    desk.lookForDouble(tx, placed.held(), null, now);
    return placed.posted(Optional.empty());
  }

  /**
   * Puts a payment on a bill that a person chose, whether it waits for one or is on another.
   *
   * @param reason at most 200 characters
   * @return empty where there is no such payment or bill, the bill is cancelled, the payment is
   *     there already, or it was reversed
   */
  public Optional<Received.Posted> assign(
      Tx tx, long payment, Reference to, String reason, Instant now) {
    Optional<LockedBill> open = book.lock(tx, to).filter(bill -> !bill.cancelled());
    Optional<Held> found =
        rows.byId(tx, payment)
            .filter(held -> held.state() != PaymentState.REVERSED)
            .filter(held -> !held.bill().equals(Optional.of(to)));
    if (open.isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get().bill().isPresent()) {
      booking.toUnmatched(tx, found.get(), reason, now);
    }
    return Optional.of(place(tx, found.get(), open.get(), reason, now, now));
  }

  /**
   * Takes a payment back in the books, once the provider has sent it back. Credit of its bill takes
   * its place as far as it goes.
   *
   * @return false where there is no such payment, or it was reversed before
   */
  public boolean reverse(Tx tx, long payment, String reason, Instant now) {
    // The bill before the payment, as everywhere; what the payment says is read again after it.
    rows.billOf(tx, payment).ifPresent(bill -> book.lock(tx, bill));
    Optional<Held> held =
        rows.byId(tx, payment).filter(found -> found.state() != PaymentState.REVERSED);
    held.ifPresent(
        found -> {
          booking.reverse(tx, found, reason, now);
          desk.takenBack(tx, payment, reason, now);
        });
    return held.isPresent();
  }
}
