package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** What a receipt does. */
final class Receipts {
  private static final int TRIES = 5;

  private final PaymentRows rows;
  private final PushRows pushes;
  private final Candidates candidates;
  private final Regrouping regrouping;
  private final BillBook book;
  private final Booking booking;
  private final Desk desk;
  private final Meeting meeting;

  Receipts(
      PaymentRows rows,
      PushRows pushes,
      Candidates candidates,
      Regrouping regrouping,
      BillBook book,
      Booking booking,
      Desk desk,
      Meeting meeting) {
    this.rows = rows;
    this.pushes = pushes;
    this.candidates = candidates;
    this.regrouping = regrouping;
    this.book = book;
    this.booking = booking;
    this.desk = desk;
    this.meeting = meeting;
  }

  Received receive(Tx tx, Evidence.Receipt receipt, String digest, Instant now) {
    Optional<Why> unbookable = Hearing.unbookable(receipt);
    if (unbookable.isPresent()) {
      return noMoney(tx, receipt, digest, unbookable.get(), now);
    }
    for (int i = 0; i < TRIES; i++) {
      // a twin that was first, or a push whose name was just stored, is met the next time round
      Optional<Received> done = once(tx, hear(tx, receipt, digest, now));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new IllegalStateException("a receipt is there and is not there");
  }

  private Received noMoney(Tx tx, Evidence.Receipt receipt, String digest, Why why, Instant now) {
    Optional<Held> held = receipt.code().flatMap(code -> rows.byReceipt(tx, code));
    if (held.isPresent()) {
      return desk.disagrees(tx, hear(tx, receipt, digest, now), held.get(), Why.AMOUNT);
    }
    String cause = receipt.code().map(code -> "receipt/" + code).orElse("evidence/" + digest);
    return desk.noMoney(tx, cause, why, receipt, now);
  }

  private Hearing hear(Tx tx, Evidence.Receipt receipt, String digest, Instant now) {
    Optional<PushOfRequest> push = receipt.requestId().flatMap(id -> pushes.known(tx, id));
    Optional<Reference> named =
        push.map(PushOfRequest::bill).or(() -> receipt.account().flatMap(AccountText::bill));
    Optional<LockedBill> bill = named.flatMap(number -> book.lock(tx, number));
    return new Hearing(receipt, receipt.code().orElse(""), push, bill, digest, now);
  }

  private Optional<Received> once(Tx tx, Hearing hearing) {
    Optional<String> request = hearing.receipt().requestId();
    PaymentRows.Known known = rows.known(tx, hearing.code(), request);
    if (known.same().isPresent()) {
      return Optional.of(meeting.meet(tx, hearing, known.same().get()));
    }
    Optional<Why> why = hearing.unplaceable();
    Optional<Held> rival = known.rival();
    if (rival.isPresent() && rival.get().guessed()) {
      rival = meeting.giveWay(tx, rival.get());
    }
    if (rival.isPresent()) {
      boolean fills = rival.get().receipt().isEmpty() && fills(hearing, rival.get());
      return fills
          ? meeting.fill(tx, hearing, rival.get(), false)
          : add(tx, hearing, null, Optional.of(rivalry(rival.get())));
    }
    if (request.isEmpty() && why.isEmpty()) {
      Optional<Held> waiting = waiting(tx, hearing);
      if (waiting.isPresent()) {
        return meeting.fill(tx, hearing, waiting.get(), true);
      }
    }
    return add(tx, hearing, claims(why) ? request.orElse(null) : null, Optional.empty());
  }

  private Optional<Held> waiting(Tx tx, Hearing hearing) {
    Reference bill = hearing.bill().orElseThrow().number();
    Evidence.Receipt receipt = hearing.receipt();
    Instant paidAt = Moments.of(receipt.paidAt(), hearing.now());
    return candidates
        .waiting(tx, bill, receipt, paidAt)
        .or(() -> regrouping.forReceipt(tx, bill, receipt.amount(), paidAt, receipt.phone()));
  }

  private static boolean fills(Hearing hearing, Held waiting) {
    return waiting.amount().equals(hearing.receipt().amount())
        && hearing.receipt().cents() == 0
        && waiting.bill().map(hearing::accountFits).orElse(true);
  }

  private static Why rivalry(Held rival) {
    return rival.receipt().isPresent() ? Why.RECEIPT : Why.AMOUNT;
  }

  /** Whether the request is believed: one that asked for something else may be paid yet. */
  private static boolean claims(Optional<Why> why) {
    return why.isEmpty() || why.get() == Why.UNKNOWN_REQUEST || why.get() == Why.CANCELLED_BILL;
  }

  private Optional<Received> add(
      Tx tx, Hearing hearing, @Nullable String request, Optional<Why> rivalry) {
    Optional<Why> why = rivalry.or(hearing::unplaceable);
    LockedBill bill = why.isEmpty() ? hearing.bill().orElseThrow() : null;
    Optional<Held> added =
        rows.insert(tx, hearing.receipt(), hearing.code(), request, bill, hearing.now());
    if (added.isEmpty()) {
      return Optional.empty();
    }
    Held held = added.get();
    if (bill != null) {
      return Optional.of(post(tx, hearing, held, bill, request));
    }
    // the other's name is waited for with as little as can be in hand
    boolean named =
        request != null
            && hearing.push().isEmpty()
            && pushes.findAfterOthers(tx, request).isPresent();
    booking.toNowhere(tx, held);
    if (named) {
      return Optional.empty();
    }
    if (request != null) {
      hearing.push().ifPresent(push -> pushes.paid(tx, push.id(), held.id(), hearing.now()));
    }
    Received unmatched =
        desk.unmatched(tx, held, why.orElseThrow(), hearing.receipt(), hearing.now());
    return Optional.of(
        rivalry.<Received>map(what -> desk.disagrees(tx, hearing, held, what)).orElse(unmatched));
  }

  private Received post(
      Tx tx, Hearing hearing, Held held, LockedBill bill, @Nullable String request) {
    Booking.Placed placed = booking.received(tx, held, bill);
    if (request != null) {
      hearing.push().ifPresent(push -> pushes.paid(tx, push.id(), held.id(), hearing.now()));
    }
    desk.lookForDouble(tx, held, hearing.receipt(), hearing.now());
    return placed.posted(hearing.push());
  }
}
