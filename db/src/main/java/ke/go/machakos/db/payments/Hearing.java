package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;

/**
 * A receipt as it is heard, with what it names.
 *
 * @param code the receipt as it is kept
 * @param push the push that it answers, if that is known
 * @param bill the bill that it names, by its push or its account, held
 * @param digest what the evidence is known by
 */
record Hearing(
    Evidence.Receipt receipt,
    String code,
    Optional<PushOfRequest> push,
    Optional<LockedBill> bill,
    String digest,
    Instant now) {
  /** Beyond this it is no payment to a county, but an attempt to break its sums. */
  private static final Money MOST = new Money(1_000_000_000);

  /** Why a ledger cannot hold it at all. */
  static Optional<Why> unbookable(Evidence.Receipt receipt) {
    if (receipt.code().isEmpty()) {
      return Optional.of(Why.NO_RECEIPT);
    }
    boolean amount = receipt.amount().isPositive() && receipt.amount().compareTo(MOST) <= 0;
    return amount && receipt.cents() >= 0 && receipt.cents() < 100
        ? Optional.empty()
        : Optional.of(Why.NO_AMOUNT);
  }

  /** Why its money cannot be put on a bill by itself. */
  Optional<Why> unplaceable() {
    if (receipt.cents() != 0) {
      return Optional.of(Why.CENTS);
    }
    if (receipt.source().isMpesa() && receipt.amount().compareTo(Source.MOST_BY_MPESA) > 0) {
      return Optional.of(Why.TOO_MUCH);
    }
    if (push.isPresent() && !push.get().amount().equals(receipt.amount())) {
      return Optional.of(Why.AMOUNT);
    }
    if (push.isPresent() && !accountFits(push.get().bill())) {
      return Optional.of(Why.ACCOUNT);
    }
    return bill.isEmpty()
        ? Optional.of(unknownBill())
        : bill.filter(LockedBill::cancelled).map(found -> Why.CANCELLED_BILL);
  }

  private Why unknownBill() {
    if (receipt.account().isPresent()) {
      return Why.UNKNOWN_ACCOUNT;
    }
    return receipt.requestId().isPresent() ? Why.UNKNOWN_REQUEST : Why.NO_ACCOUNT;
  }

  /** Whether the account that was given, if one was, is that bill. */
  boolean accountFits(Reference number) {
    return receipt.account().isEmpty()
        || receipt.account().flatMap(AccountText::bill).filter(number::equals).isPresent();
  }

  /** In what it contradicts a payment of the same receipt. */
  Optional<Why> contradicts(Held held) {
    boolean sameRequest =
        receipt.requestId().filter(held::isRequest).isPresent() && !held.guessed();
    boolean amount =
        held.amount().equals(receipt.amount())
            && held.cents() == receipt.cents()
            && (sameRequest || push.isEmpty() || push.get().amount().equals(held.amount()));
    if (!amount) {
      return Optional.of(Why.AMOUNT);
    }
    if (!sameAccount(held) || (!sameRequest && !samePushBill(held))) {
      return Optional.of(Why.ACCOUNT);
    }
    boolean otherRequest =
        receipt.requestId().isPresent()
            && held.requestId().isPresent()
            && !held.guessed()
            && !sameRequest;
    return otherRequest ? Optional.of(Why.REQUEST) : Optional.empty();
  }

  private boolean sameAccount(Held held) {
    String given = receipt.account().map(AccountText::stored).orElse(null);
    if (given == null || held.accountGiven().filter(given::equals).isPresent()) {
      return true;
    }
    return held.bill().map(this::accountFits).orElse(held.accountGiven().isEmpty());
  }

  private boolean samePushBill(Held held) {
    return push.isEmpty() || held.bill().isEmpty() || held.bill().get().equals(push.get().bill());
  }
}
