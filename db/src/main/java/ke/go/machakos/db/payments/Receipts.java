package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.PaymentState;
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
    Optional<PushOfRequest> push = receipt.requestId().flatMap(id -> pushes.find(tx, id));
    Optional<Reference> named =
        push.map(PushOfRequest::bill).or(() -> receipt.account().flatMap(AccountText::bill));
    Optional<LockedBill> bill = named.flatMap(number -> book.lock(tx, number));
    return new Hearing(receipt, receipt.code().orElse(""), push, bill, digest, now);
  }

  private Optional<Received> once(Tx tx, Hearing hearing) {
    Optional<Held> same = rows.byReceipt(tx, hearing.code());
    if (same.isPresent()) {
      return Optional.of(meeting.meet(tx, hearing, same.get()));
    }
    Optional<Why> why = hearing.unplaceable();
    Optional<String> request = hearing.receipt().requestId();
    Optional<Held> rival = request.flatMap(id -> rows.byRequest(tx, id));
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
    OptionalLong id = rows.insert(tx, hearing.receipt(), hearing.code(), request, hearing.now());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Held held = rows.now(tx, id.getAsLong());
    Optional<Why> why = rivalry.or(hearing::unplaceable);
    if (why.isEmpty()) {
      return Optional.of(post(tx, hearing, held, request));
    }
    booking.toNowhere(tx, held);
    if (request != null && pushes.findAfterOthers(tx, request).isPresent()) {
      if (hearing.push().isEmpty()) {
        return Optional.empty();
      }
      pushes.paid(tx, hearing.push().get().id(), held.id(), hearing.now());
    }
    Received unmatched = desk.unmatched(tx, held, why.get(), hearing.receipt(), hearing.now());
    return Optional.of(
        rivalry.<Received>map(what -> desk.disagrees(tx, hearing, held, what)).orElse(unmatched));
  }

  private Received post(Tx tx, Hearing hearing, Held held, @Nullable String request) {
    LockedBill bill = hearing.bill().orElseThrow();
    BillBook.Split split =
        booking.toBill(tx, held, bill, Account.BANK, PaymentState.POSTED, held.paidAt());
    if (request != null) {
      hearing.push().ifPresent(push -> pushes.paid(tx, push.id(), held.id(), hearing.now()));
    }
    desk.lookForDouble(tx, held.id(), hearing.receipt(), hearing.now());
    return new Received.Posted(
        rows.now(tx, held.id()).payment(), bill.number(), split.allocated(), split.rest());
  }
}
