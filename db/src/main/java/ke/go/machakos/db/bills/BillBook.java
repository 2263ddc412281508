package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How money is put on bills and taken off them, one transaction a bill at a time. Thread-safe.
 *
 * <p>Whoever moves money locks the bill first and payments after it, so that no two wait for each
 * other.
 */
public final class BillBook {
  static final String OPEN = "open";
  static final String CANCELLED = "cancelled";

  /** What the account of the row's bill holds. */
  private static final Field<BigDecimal> POSTED =
      DSL.field(
              DSL.select(DSL.coalesce(DSL.sum(POSTING.AMOUNT_KES), DSL.inline(BigDecimal.ZERO)))
                  .from(POSTING)
                  .where(POSTING.BILL_NUMBER.eq(BILL.NUMBER))
                  .and(POSTING.ACCOUNT.eq(DSL.inline(Account.BILL.code()))))
          .as("posted");

  private final Ledger ledger = new Ledger();
  private final BillWatch watch;

  public BillBook(BillWatch watch) {
    this.watch = watch;
  }

  /**
   * What became of an amount.
   *
   * @param allocated what settled its bill
   * @param rest what was more than that
   * @param owed what is open of the bill after it
   */
  public record Split(Money allocated, Money rest, Money owed) {}

  /**
   * The bill of a number, held until the transaction ends. One statement: what lies on it is read
   * for the row that is held, so after whoever held it before.
   */
  public Optional<LockedBill> lock(Tx tx, Reference number) {
    return tx.jooq()
        .select(BILL.AMOUNT_KES, BILL.STATE, BILL.SAMPLE, POSTED)
        .from(BILL)
        .where(BILL.NUMBER.eq(number.digits()))
        .forUpdate()
        .fetchOptional(
            row -> {
              Money amount = new Money(row.get(BILL.AMOUNT_KES));
              boolean cancelled = row.get(BILL.STATE).equals(CANCELLED);
              Money posted = new Money(row.get(POSTED).longValueExact());
              Money owed = cancelled ? Money.ZERO : amount.plus(posted);
              return new LockedBill(number, amount, owed, cancelled, row.get(BILL.SAMPLE));
            });
  }

  /** Whether a bill is sample data; it is not held by this. */
  public static boolean isSample(Tx tx, Reference number) {
    return tx.jooq().fetchExists(BILL, BILL.NUMBER.eq(number.digits()), BILL.SAMPLE.isTrue());
  }

  /**
   * Posts what a payment brings to a bill: what is owed to its account, the rest to its credit.
   *
   * @param from where the money comes from, {@link Account#BANK} or {@link Account#UNMATCHED}
   * @param cause what is unique to the fact
   * @param at when it was paid
   */
  public Split receive(
      Tx tx, LockedBill bill, long payment, Money amount, Account from, String cause, Instant at) {
    Money open = bill.owed().isPositive() ? bill.owed() : Money.ZERO;
    Money allocated = amount.compareTo(open) < 0 ? amount : open;
    Money rest = amount.minus(allocated);
    List<Ledger.Line> lines = new ArrayList<>();
    lines.add(new Ledger.Line(from, null, payment, amount));
    add(lines, Account.BILL, bill.number(), payment, Money.ZERO.minus(allocated));
    add(lines, Account.CREDIT, bill.number(), payment, Money.ZERO.minus(rest));
    ledger.post(tx, cause, "received", at, lines);
    Money owed = bill.owed().minus(allocated);
    told(tx, bill, owed, at);
    return new Split(allocated, rest, owed);
  }

  /** Adds a line, unless it is of nothing. */
  static void add(
      List<Ledger.Line> lines, Account account, Reference bill, Long payment, Money amount) {
    if (!amount.equals(Money.ZERO)) {
      lines.add(new Ledger.Line(account, bill, payment, amount));
    }
  }

  /** Tells whoever watches, where a bill went from open to settled or back. */
  void told(Tx tx, LockedBill before, Money owedNow, Instant at) {
    if (before.owed().isPositive() && !owedNow.isPositive()) {
      watch.settled(tx, before.number(), at);
    } else if (!before.owed().isPositive() && owedNow.isPositive()) {
      watch.owedAgain(tx, before.number(), at);
    }
  }

  void toldCancelled(Tx tx, Reference bill, Instant at) {
    watch.cancelled(tx, bill, at);
  }

  /**
   * Lets go of what is owed, at most all of it, and says how much.
   *
   * @param cause what is unique to the waiver
   */
  public Money waive(Tx tx, LockedBill bill, Money most, String cause, String reason, Instant at) {
    Money waived = most.compareTo(bill.owed()) < 0 ? most : bill.owed();
    if (!waived.isPositive()) {
      return Money.ZERO;
    }
    List<Ledger.Line> lines =
        List.of(
            new Ledger.Line(Account.WAIVED, null, null, waived),
            new Ledger.Line(Account.BILL, bill.number(), null, Money.ZERO.minus(waived)));
    if (ledger.post(tx, cause, reason, at, lines).isEmpty()) {
      return Money.ZERO;
    }
    told(tx, bill, bill.owed().minus(waived), at);
    return waived;
  }
}
