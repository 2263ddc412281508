package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillChanges;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Where the money of a payment is put in the ledger. Its bill and its row are held before. */
final class Booking {
  private final Ledger ledger = new Ledger();
  private final BillBook book;
  private final BillChanges changes;
  private final PaymentRows rows;

  Booking(BillBook book, PaymentRows rows) {
    this.book = book;
    this.changes = new BillChanges(book);
    this.rows = rows;
  }

  /** Money that came in, for which no bill is known. */
  void toNowhere(Tx tx, Held fresh) {
    ledger.post(
        tx,
        first(fresh),
        "received",
        fresh.paidAt(),
        List.of(
            new Ledger.Line(Account.BANK, null, fresh.id(), fresh.amount()),
            new Ledger.Line(Account.UNMATCHED, null, fresh.id(), negative(fresh.amount()))));
  }

  /** A payment that lies on a bill, and what became of its amount. */
  record Placed(Held held, Reference bill, BillBook.Split split) {
    Received.Posted posted(Optional<PushOfRequest> push) {
      return new Received.Posted(
          held.payment(), bill, split.allocated(), split.rest(), split.owed(), push);
    }
  }

  /** Money that came in for a bill, which its new row names. */
  Placed received(Tx tx, Held fresh, LockedBill bill) {
    return put(tx, fresh, bill, Account.BANK, first(fresh), fresh.paidAt());
  }

  /** Money that waited for a bill, put on one. */
  Placed toBill(Tx tx, Held held, LockedBill bill, PaymentState state, Instant at) {
    rows.place(tx, held.id(), bill.number(), state, bill.sample());
    return put(tx, held.on(bill, state), bill, Account.UNMATCHED, cause(tx, held.id()), at);
  }

  private Placed put(Tx tx, Held held, LockedBill bill, Account from, String cause, Instant at) {
    BillBook.Split split = book.receive(tx, bill, held.id(), held.amount(), from, cause, at);
    return new Placed(held, bill.number(), split);
  }

  /** Takes a payment back, as if it had never come. */
  void reverse(Tx tx, Held held, String reason, Instant at) {
    List<Ledger.Line> back = opposite(tx, held.id(), DSL.noCondition());
    Optional<LockedBill> bill = held.bill().flatMap(number -> book.lock(tx, number));
    String cause = cause(tx, held.id());
    if (!back.isEmpty()) {
      ledger.post(tx, cause, reason, at, back);
    }
    rows.state(tx, held.id(), PaymentState.REVERSED);
    bill.ifPresent(before -> changes.settle(tx, before, cause + "/settle", reason, at));
  }

  /** Takes a payment off its bill, so that it waits for one. */
  void toUnmatched(Tx tx, Held held, String reason, Instant at) {
    Optional<LockedBill> bill = held.bill().flatMap(number -> book.lock(tx, number));
    List<Ledger.Line> lines =
        new ArrayList<>(opposite(tx, held.id(), POSTING.ACCOUNT.ne(Account.BANK.code())));
    lines.add(new Ledger.Line(Account.UNMATCHED, null, held.id(), negative(held.amount())));
    String cause = cause(tx, held.id());
    ledger.post(tx, cause, reason, at, lines);
    rows.place(tx, held.id(), null, PaymentState.UNMATCHED, false);
    bill.ifPresent(before -> changes.settle(tx, before, cause + "/settle", reason, at));
  }

  /**
   * Puts a payment to the day that it was made on, where it was booked on another one, since days
   * and years are closed by what they hold.
   */
  void redate(Tx tx, Held held, Instant from, Instant to) {
    if (CountyDay.of(from).equals(CountyDay.of(to))) {
      return;
    }
    List<Ledger.Line> back = opposite(tx, held.id(), DSL.noCondition());
    if (back.isEmpty()) {
      return;
    }
    List<Ledger.Line> again =
        back.stream()
            .map(
                line ->
                    new Ledger.Line(
                        line.account(), line.bill(), line.payment(), negative(line.amount())))
            .toList();
    ledger.post(tx, cause(tx, held.id()), "paid on another day", from, back);
    ledger.post(tx, cause(tx, held.id()), "paid on this day", to, again);
  }

  /** What would undo all that is booked of a payment. */
  private static List<Ledger.Line> opposite(Tx tx, long payment, Condition which) {
    Field<BigDecimal> sum = DSL.sum(POSTING.AMOUNT_KES);
    return tx.jooq()
        .select(POSTING.ACCOUNT, POSTING.BILL_NUMBER, sum)
        .from(POSTING)
        .where(POSTING.PAYMENT_ID.eq(payment))
        .and(which)
        .groupBy(POSTING.ACCOUNT, POSTING.BILL_NUMBER)
        .having(sum.ne(BigDecimal.ZERO))
        .fetch()
        .map(
            row -> {
              String digits = row.value2();
              return new Ledger.Line(
                  Account.of(row.value1()),
                  digits == null ? null : new Reference(Reference.Kind.BILL, digits),
                  payment,
                  new Money(-row.value3().longValueExact()));
            });
  }

  /** The next fact of a payment: its row is held, so nobody else counts. */
  private static String cause(Tx tx, long payment) {
    int entries =
        tx.jooq()
            .select(DSL.countDistinct(POSTING.ENTRY_ID))
            .from(POSTING)
            .where(POSTING.PAYMENT_ID.eq(payment))
            .fetchSingle()
            .value1();
    return cause(payment, entries);
  }

  /** The first fact of a payment whose row is new: it has no entries that could be counted. */
  private static String first(Held fresh) {
    return cause(fresh.id(), 0);
  }

  private static String cause(long payment, int entries) {
    return "payment/" + payment + "/" + entries;
  }

  private static Money negative(Money amount) {
    return Money.ZERO.minus(amount);
  }
}
