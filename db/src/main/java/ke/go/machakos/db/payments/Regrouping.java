package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Changes guesses for others where that lets a receipt and a proven push that are left over be one
 * payment: an earlier guess may have taken the only push that this receipt fits, and its own
 * receipt may fit another push, and so on along a chain (an augmenting path of a matching).
 *
 * <p>So as many receipts and proven pushes as can be are one payment. Each proven push was paid by
 * one of the receipts, so that once all of those are known none is counted twice, whichever of them
 * was guessed to be whose.
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

  /** A receipt and the proven push that it was guessed to be of. */
  private record Guess(Held held, PushOfRequest push, String request, Instant provedAt) {}

  /** A way from what is left over, the last guess first. */
  private record Way(Guess guess, @Nullable Way before) {
    /** The guesses on it, the first first. */
    List<Guess> guesses() {
      var all = new ArrayDeque<Guess>();
      for (Way at = this; at != null; at = at.before) {
        all.addFirst(at.guess);
      }
      return List.copyOf(all);
    }
  }

  /** A way, and what is left over at its other end. */
  private record Found(List<Guess> guesses, Held end) {}

  /**
   * The payment that waits for a receipt made then, once guesses were changed for it.
   *
   * @param phone the payer's, where the receipt says it
   */
  Optional<Held> forReceipt(
      Tx tx, Reference bill, Money amount, Instant paidAt, Optional<Msisdn> phone) {
    return found(
            guesses(tx, bill, amount),
            guess ->
                phone.filter(it -> !it.equals(guess.push.phone())).isEmpty()
                    && Candidates.fits(paidAt, guess.push.sentAt(), guess.provedAt),
            last -> next -> fits(last.held, next),
            last -> candidates.waiting(tx, last.held))
        .map(found -> wait(tx, found));
  }

  /**
   * The payment that waits for a receipt and has a request that fits one whose own was taken, once
   * guesses were changed for it.
   */
  Optional<Held> forLoser(Tx tx, Held loser) {
    List<Guess> others = new ArrayList<>();
    loser.bill().ifPresent(bill -> others.addAll(guesses(tx, bill, loser.amount())));
    others.removeIf(guess -> guess.held.id() == loser.id());
    return found(
            others,
            guess -> fits(loser, guess),
            last -> next -> fits(last.held, next),
            last -> candidates.waiting(tx, last.held))
        .map(found -> wait(tx, found));
  }

  /** Each guess on the way gets the push of the next, and what waits the push of the first. */
  private Held wait(Tx tx, Found found) {
    long id = found.end.id();
    String free = found.end.requestId().orElseThrow();
    rows.request(tx, id, null, false);
    for (Guess guess : found.guesses.reversed()) {
      rows.guess(tx, guess.held.id(), free);
      free = guess.request;
    }
    rows.request(tx, id, free, false);
    return rows.now(tx, id);
  }

  /**
   * The payment whose receipt fits a push that was proved then, once its own push was given to
   * another receipt.
   */
  Optional<Held> forProof(Tx tx, PushOfRequest push, Instant provedAt) {
    return found(
            guesses(tx, push.bill(), push.amount()),
            guess -> Candidates.fits(guess.held.paidAt(), push.sentAt(), provedAt),
            last -> next -> fits(next.held, last),
            last -> candidates.unclaimed(tx, last.push, last.provedAt))
        .map(found -> free(tx, found));
  }

  /** Each guess on the way gets the push of the one before, and the receipt at its end the last. */
  private Held free(Tx tx, Found found) {
    Held receipt = found.end;
    for (Guess guess : found.guesses.reversed()) {
      rows.guess(tx, guess.held.id(), null);
      rows.request(tx, receipt.id(), guess.request, true);
      receipt = guess.held;
    }
    return rows.now(tx, receipt.id());
  }

  /** The shortest way to something that is left over. */
  private static Optional<Found> found(
      List<Guess> guesses,
      Predicate<Guess> begins,
      Function<Guess, Predicate<Guess>> follows,
      Function<Guess, Optional<Held>> ends) {
    List<Guess> left = new ArrayList<>(guesses);
    Deque<Way> ways = new ArrayDeque<>();
    enter(left, begins, null, ways);
    while (!ways.isEmpty()) {
      Way way = ways.poll();
      Optional<Held> end = ends.apply(way.guess);
      if (end.isPresent()) {
        return Optional.of(new Found(way.guesses(), end.get()));
      }
      enter(left, follows.apply(way.guess), way, ways);
    }
    return Optional.empty();
  }

  private static void enter(
      List<Guess> left, Predicate<Guess> which, @Nullable Way before, Deque<Way> ways) {
    left.stream().filter(which).forEach(guess -> ways.add(new Way(guess, before)));
    left.removeIf(which);
  }

  private static boolean fits(Held receipt, Guess guess) {
    return Candidates.fits(receipt.paidAt(), guess.push.sentAt(), guess.provedAt);
  }

  private List<Guess> guesses(Tx tx, Reference bill, Money amount) {
    List<Guess> found = new ArrayList<>();
    for (Held held : candidates.guessed(tx, bill, amount)) {
      String request = held.requestId().orElseThrow();
      Optional<PushOfRequest> push = pushes.find(tx, request);
      Optional<Instant> proved = pushes.provedAt(tx, request);
      if (push.isPresent() && proved.isPresent()) {
        found.add(new Guess(held, push.get(), request, proved.get()));
      }
    }
    return found;
  }
}
