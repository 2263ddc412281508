package ke.go.machakos.db.bills;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.citizens.Holdings;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/** What a payer is told of their bills and payments. Thread-safe. */
public final class Statements {
  private final Bills bills;
  private final Payments payments;

  public Statements(Bills bills, Payments payments) {
    this.bills = bills;
    this.payments = payments;
  }

  /**
   * Bills and payments, the newest first.
   *
   * @param withheld how many bills are not shown, because their link to the number is too old
   */
  public record Statement(List<Bill> bills, List<Payment> payments, int withheld) {
    /** What is owed on the bills that are shown and not cancelled; what is overpaid counts not. */
    public Money owed() {
      return bills.stream()
          .filter(bill -> !bill.cancelled() && bill.balance().isPositive())
          .map(Bill::balance)
          .reduce(Money.ZERO, Money::plus);
    }
  }

  /**
   * The last bills of a caller, and the last payments for them.
   *
   * @param linkedFrom how old a link between the number and a bill may be, as in {@link
   *     Bills#ofPhone}
   * @param atMost how many of each
   */
  public Statement ofPhone(Msisdn phone, Instant linkedFrom, int atMost) {
    Holdings<Bill> held = bills.ofPhone(phone, linkedFrom);
    List<Bill> last = held.shown().stream().limit(atMost).toList();
    return new Statement(last, paid(last, atMost), held.withheld());
  }

  /** A bill and its last payments; empty where there is no such bill. */
  public Optional<Statement> ofBill(Reference number, int atMost) {
    return bills
        .find(number)
        .map(bill -> new Statement(List.of(bill), paid(List.of(bill), atMost), 0));
  }

  private List<Payment> paid(List<Bill> of, int atMost) {
    return of.stream()
        .flatMap(bill -> payments.ofBill(bill.number(), atMost).stream())
        .distinct()
        .sorted(Comparator.comparing(Payment::paidAt).thenComparingLong(Payment::id).reversed())
        .limit(atMost)
        .toList();
  }
}
