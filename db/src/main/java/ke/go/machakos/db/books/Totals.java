package ke.go.machakos.db.books;

import static ke.go.machakos.db.generated.Tables.DAY_TOTAL;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Query;

/** What days come to, by stream and ward, in the order of their codes. */
final class Totals {
  private Totals() {}

  /** What entries come to together, all counted for one day. */
  static Collection<DayTotal> of(LocalDate day, List<BookEntry> entries) {
    Map<String, DayTotal> totals = new TreeMap<>();
    entries.forEach(entry -> add(totals, day, entry));
    return totals.values();
  }

  /** Adds what an entry comes to, by stream and ward. */
  static void add(Map<String, DayTotal> totals, LocalDate day, BookEntry entry) {
    for (DayTotal each : entry.totals(day)) {
      totals.merge(each.stream() + "/" + each.ward(), each, DayTotal::plus);
    }
  }

  static Query insert(Tx tx, DayTotal it) {
    return tx.jooq()
        .insertInto(DAY_TOTAL)
        .set(DAY_TOTAL.DAY, it.day())
        .set(DAY_TOTAL.STREAM_CODE, it.stream())
        .set(DAY_TOTAL.WARD_CODE, it.ward())
        .set(DAY_TOTAL.RECEIVED, it.received())
        .set(DAY_TOTAL.RECEIVED_KES, it.receivedSum().shillings())
        .set(DAY_TOTAL.TAKEN_BACK, it.takenBack())
        .set(DAY_TOTAL.TAKEN_BACK_KES, it.takenBackSum().shillings())
        .set(DAY_TOTAL.WAIVED_KES, it.waived().shillings())
        .set(DAY_TOTAL.SAMPLE, it.sample());
  }

  /** Those of closed days, the first and the last among them. */
  static List<DayTotal> stored(Tx tx, LocalDate from, LocalDate to) {
    return tx
        .jooq()
        .selectFrom(DAY_TOTAL)
        .where(DAY_TOTAL.DAY.between(from, to))
        .fetch(
            row ->
                new DayTotal(
                    row.get(DAY_TOTAL.DAY),
                    row.get(DAY_TOTAL.STREAM_CODE),
                    row.get(DAY_TOTAL.WARD_CODE),
                    row.get(DAY_TOTAL.RECEIVED),
                    new Money(row.get(DAY_TOTAL.RECEIVED_KES)),
                    row.get(DAY_TOTAL.TAKEN_BACK),
                    new Money(row.get(DAY_TOTAL.TAKEN_BACK_KES)),
                    new Money(row.get(DAY_TOTAL.WAIVED_KES)),
                    row.get(DAY_TOTAL.SAMPLE)))
        .stream()
        .sorted(
            Comparator.comparing(DayTotal::day).thenComparing(it -> it.stream() + "/" + it.ward()))
        .toList();
  }
}
