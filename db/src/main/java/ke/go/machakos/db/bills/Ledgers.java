package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.LEDGER_ENTRY;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import ke.go.machakos.db.sql.Database;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** What the whole ledger says, and whether it is right. Thread-safe. */
public final class Ledgers {
  private static final Field<BigDecimal> SUM =
      DSL.coalesce(DSL.sum(POSTING.AMOUNT_KES), DSL.inline(BigDecimal.ZERO));

  /** Lines of what was paid back beyond a bill, which stays out of what the bank holds. */
  private static final Condition REFUNDED =
      POSTING.ENTRY_ID.in(
          DSL.select(LEDGER_ENTRY.ID)
              .from(LEDGER_ENTRY)
              .where(LEDGER_ENTRY.ID.eq(POSTING.ENTRY_ID))
              .and(LEDGER_ENTRY.CAUSE.startsWith("proposal/")));

  private final Database database;

  public Ledgers(Database database) {
    this.database = database;
  }

  /** What an account holds. Reads all of its lines. */
  public Money balance(Account account) {
    return sum(POSTING.ACCOUNT.eq(account.code()));
  }

  /** What was put to an account from an instant on, and before another one. */
  public Money moved(Account account, Instant from, Instant before) {
    return sum(
        POSTING
            .ACCOUNT
            .eq(account.code())
            .and(POSTING.POSTED_AT.ge(from))
            .and(POSTING.POSTED_AT.lt(before)));
  }

  private Money sum(Condition which) {
    return database.read(
        tx ->
            new Money(
                tx.jooq()
                    .select(SUM)
                    .from(POSTING)
                    .where(which)
                    .fetchSingle()
                    .value1()
                    .longValueExact()));
  }

  /** The last identity that an entry, a payment or a bill has; 0 where there is none. */
  public long last() {
    return database.read(
        tx ->
            Stream.of(
                    tx.jooq().select(DSL.max(LEDGER_ENTRY.ID)).from(LEDGER_ENTRY).fetchSingle(),
                    tx.jooq().select(DSL.max(PAYMENT.ID)).from(PAYMENT).fetchSingle(),
                    tx.jooq().select(DSL.max(BILL.ID)).from(BILL).fetchSingle())
                .map(Record1::value1)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
  }

  /**
   * What is wrong with a stretch of the ledger and of the payments, in words; nothing where it is
   * right.
   *
   * @param after the identity of an entry and of a payment, from which on it looks
   * @param howMany of each
   */
  public List<String> faults(long after, int howMany) {
    long last = after + howMany;
    return database.read(
        tx -> {
          var found = new ArrayList<String>();
          unbalanced(tx.jooq(), after, last, found);
          misbooked(tx.jooq(), after, last, found);
          misstated(tx.jooq(), after, last, found);
          return List.copyOf(found);
        });
  }

  private static void unbalanced(DSLContext jooq, long after, long last, List<String> found) {
    jooq.select(LEDGER_ENTRY.ID, SUM)
        .from(LEDGER_ENTRY)
        .leftJoin(POSTING)
        .on(POSTING.ENTRY_ID.eq(LEDGER_ENTRY.ID))
        .where(LEDGER_ENTRY.ID.gt(after))
        .and(LEDGER_ENTRY.ID.le(last))
        .groupBy(LEDGER_ENTRY.ID)
        .having(SUM.ne(BigDecimal.ZERO).or(DSL.count(POSTING.ID).eq(0)))
        .forEach(row -> found.add("entry " + row.value1() + " sums to " + row.value2()));
  }

  /**
   * The bank's lines of a payment are its amount less what was paid back, and nothing once it was
   * taken back.
   */
  private static void misbooked(DSLContext jooq, long after, long last, List<String> found) {
    Field<BigDecimal> bank = ofPayment(POSTING.ACCOUNT.eq(Account.BANK.code()));
    Field<BigDecimal> paidBack = ofPayment(POSTING.ACCOUNT.eq(Account.BANK.code()).and(REFUNDED));
    Field<BigDecimal> unmatched = ofPayment(POSTING.ACCOUNT.eq(Account.UNMATCHED.code()));
    Field<BigDecimal> placed =
        ofPayment(
            POSTING
                .ACCOUNT
                .in(Account.BILL.code(), Account.CREDIT.code())
                .and(POSTING.BILL_NUMBER.eq(PAYMENT.BILL_NUMBER)));
    jooq.select(PAYMENT.ID, PAYMENT.AMOUNT_KES, PAYMENT.STATE, PAYMENT.BILL_NUMBER)
        .select(bank, paidBack, unmatched, placed)
        .from(PAYMENT)
        .where(PAYMENT.ID.gt(after))
        .and(PAYMENT.ID.le(last))
        .forEach(
            row -> {
              boolean reversed = row.get(PAYMENT.STATE).equals(PaymentState.REVERSED.code());
              long in =
                  reversed ? 0 : row.get(PAYMENT.AMOUNT_KES) + row.get(paidBack).longValueExact();
              boolean onBill = row.get(PAYMENT.BILL_NUMBER) != null;
              boolean right =
                  row.get(bank).longValueExact() == in
                      && row.get(unmatched).longValueExact() == (onBill ? 0 : -in)
                      && row.get(placed).longValueExact() == (onBill ? -in : 0);
              if (!right) {
                found.add("payment " + row.get(PAYMENT.ID) + " is not booked as it stands");
              }
            });
  }

  private static Field<BigDecimal> ofPayment(Condition which) {
    return DSL.field(
        DSL.select(SUM).from(POSTING).where(POSTING.PAYMENT_ID.eq(PAYMENT.ID)).and(which));
  }

  /** Nobody has credit on a bill that still owes something, and no bill holds more than it asks. */
  private static void misstated(DSLContext jooq, long after, long last, List<String> found) {
    Field<BigDecimal> open = ofBill(Account.BILL).plus(BILL.AMOUNT_KES);
    Field<BigDecimal> credit = ofBill(Account.CREDIT);
    jooq.select(BILL.NUMBER, open, credit)
        .from(BILL)
        .where(BILL.ID.gt(after))
        .and(BILL.ID.le(last))
        .and(BILL.STATE.ne(BillBook.CANCELLED))
        .and(BILL.SAMPLE.isFalse())
        .forEach(
            row -> {
              if (row.value3().signum() > 0
                  || (row.value2().signum() > 0 && row.value3().signum() < 0)) {
                found.add(
                    "bill " + row.value1() + " owes " + row.value2() + ", credit " + row.value3());
              }
            });
  }

  private static Field<BigDecimal> ofBill(Account account) {
    return DSL.field(
        DSL.select(SUM)
            .from(POSTING)
            .where(POSTING.BILL_NUMBER.eq(BILL.NUMBER))
            .and(POSTING.ACCOUNT.eq(account.code())));
  }
}
