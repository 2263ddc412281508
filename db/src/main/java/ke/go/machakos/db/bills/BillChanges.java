package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.BILL_ADJUSTMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What alters a bill after it was issued. Money that is on it stays right: what it owes no more
 * becomes credit, and credit pays what it owes more. Thread-safe.
 */
public final class BillChanges {
  private final Ledger ledger = new Ledger();
  private final BillBook book;

  public BillChanges(BillBook book) {
    this.book = book;
  }

  /** Whether a bill took a change. */
  public enum Change {
    DONE,
    /** It was so before. */
    SAME,
    /** There is no such bill, or it is owed no more. */
    NO_BILL
  }

  /**
   * Says that a bill is owed no more. What was paid for it becomes credit.
   *
   * @param reason at most 200 characters
   */
  public Change cancel(Tx tx, Reference number, String reason, Instant now) {
    LockedBill bill = book.lock(tx, number).orElse(null);
    if (bill == null || bill.cancelled()) {
      return bill == null ? Change.NO_BILL : Change.SAME;
    }
    tx.jooq()
        .update(BILL)
        .set(BILL.STATE, BillBook.CANCELLED)
        .set(BILL.STATE_REASON, reason)
        .set(BILL.UPDATED_AT, now)
        .where(BILL.NUMBER.eq(number.digits()))
        .execute();
    move(tx, number, Long.MAX_VALUE, "bill/" + number + "/cancelled", reason, now);
    book.toldCancelled(tx, number, now);
    return Change.DONE;
  }

  /**
   * Gives a bill another amount.
   *
   * @param amount not negative
   * @param reason at most 200 characters
   */
  public Change adjust(Tx tx, Reference number, Money amount, String reason, Instant now) {
    LockedBill bill = book.lock(tx, number).filter(found -> !found.cancelled()).orElse(null);
    if (bill == null || bill.amount().equals(amount)) {
      return bill == null ? Change.NO_BILL : Change.SAME;
    }
    long id =
        tx.jooq()
            .insertInto(BILL_ADJUSTMENT)
            .set(BILL_ADJUSTMENT.BILL_NUMBER, number.digits())
            .set(BILL_ADJUSTMENT.BEFORE_KES, bill.amount().shillings())
            .set(BILL_ADJUSTMENT.AFTER_KES, amount.shillings())
            .set(BILL_ADJUSTMENT.REASON, reason)
            .set(BILL_ADJUSTMENT.AT, now)
            .returningResult(BILL_ADJUSTMENT.ID)
            .fetchSingle()
            .value1();
    tx.jooq()
        .update(BILL)
        .set(BILL.AMOUNT_KES, amount.shillings())
        .set(BILL.UPDATED_AT, now)
        .where(BILL.NUMBER.eq(number.digits()))
        .execute();
    settle(tx, bill, "bill/" + number + "/adjusted/" + id, reason, now);
    return Change.DONE;
  }

  /**
   * Puts credit of a bill where something is owed on it, and what is on it without being owed to
   * its credit.
   *
   * @param before how it stood, to tell whoever watches
   */
  public void settle(Tx tx, LockedBill before, String cause, String reason, Instant now) {
    LockedBill changed = book.lock(tx, before.number()).orElseThrow();
    long excess = -changed.owed().shillings();
    long moved = changed.cancelled() ? 0 : move(tx, before.number(), excess, cause, reason, now);
    book.told(tx, before, changed.owed().plus(new Money(moved)), now);
  }

  /** A payment and what an account holds of it for a bill. */
  private record Part(long payment, long amount) {}

  /**
   * Moves money between a bill and its credit, each payment's under its own name.
   *
   * @param excess from the bill where positive, to it where negative
   * @return what the bill owes more by it
   */
  private long move(Tx tx, Reference bill, long excess, String cause, String reason, Instant now) {
    boolean off = excess > 0;
    long left = Math.abs(excess);
    List<Ledger.Line> lines = new ArrayList<>();
    for (Part part : parts(tx, bill, off ? Account.BILL : Account.CREDIT, off)) {
      long moved = Math.min(left, part.amount());
      if (moved > 0) {
        Money leaves = new Money(moved);
        Money enters = new Money(-moved);
        BillBook.add(lines, Account.BILL, bill, part.payment(), off ? leaves : enters);
        BillBook.add(lines, Account.CREDIT, bill, part.payment(), off ? enters : leaves);
        left -= moved;
      }
    }
    if (lines.isEmpty()) {
      return 0;
    }
    ledger.post(tx, cause, reason, now, lines);
    long moved = Math.abs(excess) - left;
    return off ? moved : -moved;
  }

  /** The newest first where money leaves the bill, the oldest first where it pays it. */
  private static List<Part> parts(Tx tx, Reference bill, Account account, boolean newestFirst) {
    Field<BigDecimal> held = DSL.sum(POSTING.AMOUNT_KES).neg();
    Comparator<Part> oldest = Comparator.comparingLong(Part::payment);
    return tx
        .jooq()
        .select(POSTING.PAYMENT_ID, held)
        .from(POSTING)
        .where(POSTING.BILL_NUMBER.eq(bill.digits()))
        .and(POSTING.ACCOUNT.eq(account.code()))
        .and(POSTING.PAYMENT_ID.isNotNull())
        .groupBy(POSTING.PAYMENT_ID)
        .fetch(row -> new Part(row.value1(), row.value2().longValueExact()))
        .stream()
        .sorted(newestFirst ? oldest.reversed() : oldest)
        .toList();
  }
}
