package ke.go.machakos.gateway.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Ledger.Line;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.desk.BillInHand;
import ke.go.machakos.db.desk.Hands;
import ke.go.machakos.db.desk.PaymentInHand;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.money.Weighed.News;
import ke.go.machakos.gateway.money.Weighed.Ready;
import ke.go.machakos.gateway.money.Weighed.Refused;

/**
 * Weighs a wish against the books: the same way when it is proposed and again when it is decided,
 * since a payment may have come between. A bill is locked before payments. Thread-safe.
 */
final class Scales {
  private final Hands hands;
  private final ProviderRequests requests = new ProviderRequests();

  Scales(Vault vault) {
    this.hands = new Hands(vault);
  }

  Hands hands() {
    return hands;
  }

  Weighed weigh(Tx tx, Wish wish) {
    return switch (wish) {
      case Wish.Waive(Reference number, Money amount) ->
          onBill(tx, number, bill -> waive(bill, amount));
      case Wish.Refund(Reference number, Money amount) ->
          onBill(tx, number, bill -> refund(tx, bill, amount));
      case Wish.Reverse(long payment) ->
          hands.payment(tx, payment).map(Scales::reverse).orElseGet(Scales::noPayment);
      case Wish.Match(long payment, Reference number) ->
          onBill(
              tx,
              number,
              bill ->
                  hands
                      .payment(tx, payment)
                      .map(it -> match(it, bill))
                      .orElseGet(Scales::noPayment));
      case Wish.SendBack(long payment) ->
          hands.payment(tx, payment).map(it -> sendBack(tx, it)).orElseGet(Scales::noPayment);
    };
  }

  private Weighed onBill(Tx tx, Reference number, Function<BillInHand, Weighed> how) {
    return hands.bill(tx, number).map(how).orElseGet(() -> new Refused(Refusal.NO_SUCH_BILL));
  }

  private static Weighed noPayment() {
    return new Refused(Refusal.NO_SUCH_PAYMENT);
  }

  private static Weighed waive(BillInHand bill, Money amount) {
    if (!amount.isPositive()) {
      return new Refused(Refusal.NOT_POSITIVE);
    }
    if (bill.cancelled()) {
      return new Refused(Refusal.BILL_CANCELLED);
    }
    if (amount.compareTo(bill.balance()) > 0) {
      return new Refused(Refusal.MORE_THAN_OWED);
    }
    return new Ready(List.of(), told(bill, "money.waived", amount, bill.balance().minus(amount)));
  }

  private Weighed refund(Tx tx, BillInHand bill, Money amount) {
    if (!amount.isPositive()) {
      return new Refused(Refusal.NOT_POSITIVE);
    }
    List<Line> credits = hands.credits(tx, bill);
    if (amount.compareTo(credit(bill, credits)) > 0) {
      return new Refused(Refusal.MORE_THAN_CREDIT);
    }
    List<Line> lines = new ArrayList<>();
    Money left = amount;
    for (Line credit : credits) {
      Money there = negative(credit.amount());
      Money back = left.compareTo(there) < 0 ? left : there;
      Long payment = credit.payment();
      if (back.isPositive()) {
        if (payment != null && isAskedFor(tx, payment)) {
          return new Refused(Refusal.ASKED_ALREADY);
        }
        lines.add(new Line(Account.BANK, null, credit.payment(), negative(back)));
        lines.add(new Line(credit.account(), bill.number(), credit.payment(), back));
        left = left.minus(back);
      }
    }
    return new Ready(lines, told(bill, "money.refunded", amount, Money.ZERO));
  }

  /** What may be paid back: all of a cancelled bill, else what lies beyond what is owed. */
  private static Money credit(BillInHand bill, List<Line> credits) {
    Money all = negative(credits.stream().map(Line::amount).reduce(Money.ZERO, Money::plus));
    boolean apart = credits.stream().allMatch(line -> line.account() != Account.BILL);
    Money over = negative(bill.balance());
    return apart || bill.cancelled() || over.compareTo(all) > 0 ? all : over;
  }

  private static Weighed reverse(PaymentInHand payment) {
    if (payment.state() == PaymentState.REVERSED || payment.standing().isEmpty()) {
      return new Refused(Refusal.REVERSED_ALREADY);
    }
    Map<String, String> values =
        Map.of(
            "receipt", payment.name(),
            "amount", Long.toString(payment.amount().shillings()),
            "sample", payment.sample() ? "yes" : "no");
    return new Ready(
        List.of(), payment.payer().map(phone -> new News(phone, "money.reversed", values)));
  }

  /** The payer is told when it is done. */
  private Weighed sendBack(Tx tx, PaymentInHand payment) {
    if (payment.receipt().isEmpty()) {
      return new Refused(Refusal.NO_RECEIPT);
    }
    if (isAskedFor(tx, payment)) {
      return new Refused(Refusal.ASKED_ALREADY);
    }
    if (reverse(payment) instanceof Refused refused) {
      return refused;
    }
    return held(payment).equals(payment.amount())
        ? new Ready(List.of(), Optional.empty())
        : new Refused(Refusal.PAID_BACK_IN_PART);
  }

  /** What the county still holds of it. */
  private static Money held(PaymentInHand payment) {
    return payment.standing().stream()
        .filter(line -> line.account() == Account.BANK)
        .map(Line::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  private boolean isAskedFor(Tx tx, PaymentInHand payment) {
    return requests.isOpen(tx, ProviderRequest.Kind.REVERSAL, payment.name());
  }

  private boolean isAskedFor(Tx tx, long payment) {
    return hands.payment(tx, payment).filter(it -> isAskedFor(tx, it)).isPresent();
  }

  private static Weighed match(PaymentInHand payment, BillInHand bill) {
    Optional<Line> waiting =
        payment.standing().stream().filter(it -> it.account() == Account.UNMATCHED).findFirst();
    if (payment.state() != PaymentState.UNMATCHED || waiting.isEmpty()) {
      return new Refused(Refusal.NOT_UNMATCHED);
    }
    if (bill.cancelled()) {
      return new Refused(Refusal.BILL_CANCELLED);
    }
    Money there = waiting.get().amount();
    Map<String, String> values =
        Map.of(
            "number", bill.number().digits(),
            "receipt", payment.name(),
            "amount", Long.toString(-there.shillings()),
            "balance", Long.toString(Math.max(0, bill.balance().plus(there).shillings())),
            "sample", payment.sample() || bill.sample() ? "yes" : "no");
    return new Ready(
        List.of(),
        payment.payer().or(bill::payer).map(phone -> new News(phone, "money.matched", values)));
  }

  private static Optional<News> told(BillInHand bill, String key, Money amount, Money balance) {
    Map<String, String> values =
        Map.of(
            "number", bill.number().digits(),
            "amount", Long.toString(amount.shillings()),
            "balance", Long.toString(Math.max(0, balance.shillings())),
            "sample", bill.sample() ? "yes" : "no");
    return bill.payer().map(phone -> new News(phone, key, values));
  }

  private static Money negative(Money amount) {
    return Money.ZERO.minus(amount);
  }
}
