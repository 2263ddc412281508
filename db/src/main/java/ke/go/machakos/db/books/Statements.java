package ke.go.machakos.db.books;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.LEDGER_ENTRY;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;

/**
 * What the county's revenue comes to, day by day, by stream and ward: closed days as they were
 * sealed, the others as the ledger has them now. Thread-safe.
 */
public final class Statements {
  private static final int PAGE = 2000;

  private final Database database;
  private final DayBooks books;

  public Statements(Database database) {
    this.database = database;
    this.books = new DayBooks(database);
  }

  /**
   * The totals of days, the first and the last among them, in their order; within a day by stream
   * and ward. What came late for a closed day is in the first that is not closed.
   */
  public List<DayTotal> revenue(LocalDate from, LocalDate to) {
    Optional<LocalDate> last = books.lastClosed();
    List<DayTotal> all = new ArrayList<>(database.read(tx -> Totals.stored(tx, from, to)));
    LocalDate open = last.map(it -> it.plusDays(1)).orElse(from);
    if (!to.isBefore(open)) {
      Instant since = last.isPresent() ? Instant.EPOCH : CountyDay.begins(from);
      Map<LocalDate, Map<String, DayTotal>> byDay = new TreeMap<>();
      database.<Boolean>read(
          tx -> {
            BookEntries.unclaimed(
                tx,
                since,
                it -> {
                  LocalDate day = last.isPresent() && it.day().isBefore(open) ? open : it.day();
                  if (!day.isBefore(from) && !day.isAfter(to)) {
                    Totals.add(byDay.computeIfAbsent(day, _ -> new TreeMap<>()), day, it);
                  }
                });
            return true;
          });
      byDay.values().forEach(day -> all.addAll(day.values()));
    }
    return List.copyOf(all);
  }

  /** The totals of a period by stream and ward, each under the period's first day. */
  public List<DayTotal> period(LocalDate from, LocalDate to) {
    Map<String, DayTotal> totals = new TreeMap<>();
    for (DayTotal each : revenue(from, to)) {
      DayTotal counted = each.as(from, each.ward());
      totals.merge(each.stream() + "/" + each.ward(), counted, DayTotal::plus);
    }
    return List.copyOf(totals.values());
  }

  /**
   * Hands over every line of the ledger that was posted in a period, in the order of posting, a
   * page at a time.
   */
  public void export(LocalDate from, LocalDate to, Consumer<ExportLine> each) {
    Instant end = CountyDay.ends(to);
    Instant reached = CountyDay.begins(from);
    long entry = 0;
    while (true) {
      Instant at = reached;
      long after = entry;
      List<Record> page = database.read(tx -> page(tx, at, after, end));
      if (page.isEmpty()) {
        return;
      }
      List<Long> ids = page.stream().map(row -> row.get(LEDGER_ENTRY.ID)).toList();
      database.read(tx -> lines(tx, ids)).forEach(each);
      reached = page.getLast().get(LEDGER_ENTRY.POSTED_AT);
      entry = page.getLast().get(LEDGER_ENTRY.ID);
    }
  }

  private static List<Record> page(Tx tx, Instant at, long after, Instant end) {
    Condition beyond =
        LEDGER_ENTRY
            .POSTED_AT
            .gt(at)
            .or(LEDGER_ENTRY.POSTED_AT.eq(at).and(LEDGER_ENTRY.ID.gt(after)));
    return List.copyOf(
        tx.jooq()
            .select(LEDGER_ENTRY.ID, LEDGER_ENTRY.POSTED_AT)
            .from(LEDGER_ENTRY)
            .where(LEDGER_ENTRY.POSTED_AT.ge(at))
            .and(LEDGER_ENTRY.POSTED_AT.lt(end))
            .and(beyond)
            .orderBy(LEDGER_ENTRY.POSTED_AT, LEDGER_ENTRY.ID)
            .limit(PAGE)
            .fetch());
  }

  private static List<ExportLine> lines(Tx tx, List<Long> entries) {
    return tx.jooq()
        .select(
            List.of(
                POSTING.ENTRY_ID,
                POSTING.ID,
                POSTING.ACCOUNT,
                BILL.STREAM_CODE,
                BILL.WARD_CODE,
                POSTING.BILL_NUMBER,
                PAYMENT.RECEIPT,
                POSTING.AMOUNT_KES,
                POSTING.POSTED_AT))
        .from(POSTING)
        .leftJoin(BILL)
        .on(BILL.NUMBER.eq(POSTING.BILL_NUMBER))
        .leftJoin(PAYMENT)
        .on(PAYMENT.ID.eq(POSTING.PAYMENT_ID))
        .where(POSTING.ENTRY_ID.in(entries))
        .orderBy(POSTING.POSTED_AT, POSTING.ENTRY_ID, POSTING.ID)
        .fetch(Statements::line);
  }

  private static ExportLine line(Record row) {
    return new ExportLine(
        row.get(POSTING.ENTRY_ID),
        row.get(POSTING.ID),
        row.get(POSTING.ACCOUNT),
        Optional.ofNullable(row.get(BILL.STREAM_CODE)),
        Optional.ofNullable(row.get(BILL.WARD_CODE)),
        Optional.ofNullable(row.get(POSTING.BILL_NUMBER)),
        Optional.ofNullable(row.get(PAYMENT.RECEIPT)),
        new Money(row.get(POSTING.AMOUNT_KES)),
        row.get(POSTING.POSTED_AT));
  }
}
