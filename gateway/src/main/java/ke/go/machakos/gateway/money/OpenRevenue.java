package ke.go.machakos.gateway.money;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.books.DayTotal;
import ke.go.machakos.gateway.fees.CountyYear;

/**
 * The county's revenue as anybody may read it: by day or month, stream and ward, in whole Kenya
 * shillings. A ward is named only where at least five payments stand behind a figure; fewer are
 * counted for the stream with no ward, so that the sums stay whole. No store, no clock.
 */
final class OpenRevenue {
  /** Behind fewer than so many a neighbour may know the payer. */
  static final int FEW = 5;

  private static final List<String> COLUMNS =
      List.of(
          "stream",
          "ward",
          "payments",
          "received_kes",
          "taken_back",
          "taken_back_kes",
          "net_kes",
          "sample");

  private OpenRevenue() {}

  /** How the days are put together. */
  enum By {
    DAY,
    MONTH
  }

  /** The first day of the county's year before this one (1 July to 30 June). */
  static LocalDate since(LocalDate today) {
    return new CountyYear(CountyYear.of(today).begins() - 1).first();
  }

  /** The file of these totals. */
  static String csv(List<DayTotal> totals, By by) {
    List<DayTotal> shown = new ArrayList<>(summed(folded(summed(totals, by)), by));
    shown.sort(
        Comparator.comparing(DayTotal::day)
            .thenComparing(DayTotal::stream)
            .thenComparing(DayTotal::ward));
    StringWriter out = new StringWriter();
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addFirst(by == By.DAY ? "day" : "month");
    try (SafeCsv csv = new SafeCsv(out, columns)) {
      shown.forEach(it -> write(csv, it, by));
    }
    return out.toString();
  }

  private static List<DayTotal> folded(List<DayTotal> totals) {
    return totals.stream()
        .filter(it -> it.received() + it.takenBack() > 0)
        .map(
            it ->
                few(it.received()) || few(it.takenBack()) ? it.as(it.day(), DayTotal.NO_WARD) : it)
        .toList();
  }

  private static boolean few(int count) {
    return count > 0 && count < FEW;
  }

  private static List<DayTotal> summed(List<DayTotal> totals, By by) {
    Map<String, DayTotal> sums = new LinkedHashMap<>();
    for (DayTotal each : totals) {
      DayTotal it = by == By.DAY ? each : each.as(each.day().withDayOfMonth(1), each.ward());
      sums.merge(it.day() + "/" + it.stream() + "/" + it.ward(), it, DayTotal::plus);
    }
    return List.copyOf(sums.values());
  }

  private static void write(SafeCsv csv, DayTotal it, By by) {
    csv.line(
        by == By.DAY ? it.day() : YearMonth.from(it.day()),
        it.stream(),
        it.ward().equals(DayTotal.NO_WARD) ? null : it.ward(),
        it.received(),
        it.receivedSum().shillings(),
        it.takenBack(),
        it.takenBackSum().shillings(),
        it.net().shillings(),
        it.sample() ? "SAMPLE" : null);
  }
}
