package ke.go.machakos.db.books;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.DAY_CLOSE;
import static ke.go.machakos.db.generated.Tables.DAY_ENTRY;
import static ke.go.machakos.db.generated.Tables.LEDGER_ENTRY;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads the ledger entry by entry, in their order. */
final class BookEntries {
  private static final List<Field<?>> COLUMNS =
      List.of(
          LEDGER_ENTRY.ID,
          LEDGER_ENTRY.CAUSE,
          LEDGER_ENTRY.POSTED_AT,
          POSTING.ACCOUNT,
          POSTING.BILL_NUMBER,
          POSTING.PAYMENT_ID,
          POSTING.AMOUNT_KES,
          BILL.STREAM_CODE,
          BILL.WARD_CODE,
          BILL.SAMPLE,
          PAYMENT.PAID_AT,
          PAYMENT.SAMPLE);

  private static final int PAGE = 2000;

  private BookEntries() {}

  /** The entries that no day was closed with. */
  static List<BookEntry> unclaimed(Tx tx) {
    return fetch(tx, open(tx));
  }

  /** Hands over the same, those that were posted from an instant on, a page at a time. */
  static void unclaimed(Tx tx, Instant since, Consumer<BookEntry> each) {
    Condition wanted = open(tx).and(LEDGER_ENTRY.POSTED_AT.ge(since));
    long after = 0;
    while (true) {
      List<Long> page =
          tx.jooq()
              .select(LEDGER_ENTRY.ID)
              .from(LEDGER_ENTRY)
              .leftJoin(DAY_ENTRY)
              .on(DAY_ENTRY.ENTRY_ID.eq(LEDGER_ENTRY.ID))
              .where(wanted)
              .and(LEDGER_ENTRY.ID.gt(after))
              .orderBy(LEDGER_ENTRY.ID)
              .limit(PAGE)
              .fetch(LEDGER_ENTRY.ID);
      if (page.isEmpty()) {
        return;
      }
      fetch(tx, LEDGER_ENTRY.ID.in(page)).forEach(each);
      after = page.getLast();
    }
  }

  private static Condition open(Tx tx) {
    return LEDGER_ENTRY.ID.ge(unclaimedFrom(tx)).and(DAY_ENTRY.ENTRY_ID.isNull());
  }

  /** How many entries there are at most that no day was closed with. */
  static long waiting(Tx tx) {
    Long last =
        tx.jooq().select(DSL.max(LEDGER_ENTRY.ID)).from(LEDGER_ENTRY).fetchSingle().value1();
    return last == null ? 0 : Math.max(0, last - unclaimedFrom(tx) + 1);
  }

  /** No entry below it is without a day. */
  static long unclaimedFrom(Tx tx) {
    return tx.jooq()
        .select(DAY_CLOSE.UNCLAIMED_FROM)
        .from(DAY_CLOSE)
        .orderBy(DAY_CLOSE.DAY.desc())
        .limit(1)
        .fetchOptional(DAY_CLOSE.UNCLAIMED_FROM)
        .orElse(0L);
  }

  /** The entries that a day was closed with. */
  static List<BookEntry> of(Tx tx, LocalDate day) {
    return fetch(tx, DAY_ENTRY.DAY.eq(day));
  }

  private static List<BookEntry> fetch(Tx tx, Condition which) {
    Map<Long, BookEntry> entries = new LinkedHashMap<>();
    tx.jooq()
        .select(COLUMNS)
        .from(LEDGER_ENTRY)
        .join(POSTING)
        .on(POSTING.ENTRY_ID.eq(LEDGER_ENTRY.ID))
        .leftJoin(BILL)
        .on(BILL.NUMBER.eq(POSTING.BILL_NUMBER))
        .leftJoin(PAYMENT)
        .on(PAYMENT.ID.eq(POSTING.PAYMENT_ID))
        .leftJoin(DAY_ENTRY)
        .on(DAY_ENTRY.ENTRY_ID.eq(LEDGER_ENTRY.ID))
        .where(which)
        .orderBy(LEDGER_ENTRY.ID, POSTING.ID)
        .forEach(row -> add(entries, row));
    return List.copyOf(entries.values());
  }

  private static void add(Map<Long, BookEntry> entries, Record row) {
    long id = row.get(LEDGER_ENTRY.ID);
    Instant posted = row.get(LEDGER_ENTRY.POSTED_AT);
    BookEntry known = entries.get(id);
    List<BookEntry.Line> lines = known == null ? new ArrayList<>() : known.lines();
    LocalDate day = known == null ? CountyDay.of(posted) : known.day();
    lines.add(
        new BookEntry.Line(
            row.get(POSTING.ACCOUNT),
            row.get(POSTING.BILL_NUMBER),
            row.get(POSTING.PAYMENT_ID),
            row.get(POSTING.AMOUNT_KES),
            row.get(BILL.STREAM_CODE),
            row.get(BILL.WARD_CODE),
            Boolean.TRUE.equals(row.get(BILL.SAMPLE))
                || Boolean.TRUE.equals(row.get(PAYMENT.SAMPLE))));
    Instant paid = row.get(PAYMENT.PAID_AT);
    boolean brought =
        row.get(POSTING.ACCOUNT).equals(Account.BANK.code()) && row.get(POSTING.AMOUNT_KES) > 0;
    // what the provider lists before midnight is of that day, though it was heard of after
    if (brought && paid != null && paid.isBefore(posted)) {
      day = CountyDay.of(paid);
    }
    entries.put(id, new BookEntry(id, row.get(LEDGER_ENTRY.CAUSE), posted, day, lines));
  }
}
