package ke.go.machakos.gateway.fees;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;

/** Reads what being late costs: {@code none}, {@code flat} or {@code monthly}, by code. */
final class PenaltyFile {
  private static final List<String> COLUMNS =
      List.of("code", "kind", "percent", "grace", "counted_from", "most_months", "sample");
  private static final Set<String> KINDS = Set.of("none", "flat", "monthly");
  private static final Set<String> BASES = Set.of("grace", "due");
  private static final Percent LEAST = new Percent(new BigDecimal("0.01"));
  private static final int ALL = 100;

  private PenaltyFile() {}

  static Map<String, Penalty> read(Path file, List<Fault> faults) {
    Map<String, Penalty> all = new LinkedHashMap<>();
    CsvRows.read(file, faults, COLUMNS, row -> all.put(Known.code(row), penalty(row)));
    return all;
  }

  private static Penalty penalty(CsvRow row) {
    String kind = Known.oneOf(row, "kind", KINDS);
    Penalty.Kind grows =
        switch (kind) {
          case "flat" -> new Penalty.Flat(percent(row, ALL));
          case "monthly" -> monthly(row);
          default -> new Penalty.None();
        };
    return new Penalty(grows, new Grace(grace(row)), row.yes("sample"));
  }

  private static Penalty.Kind monthly(CsvRow row) {
    int months = Penalty.Monthly.MONTHS;
    int most = (int) row.whole("most_months", 1, months);
    return new Penalty.Monthly(
        percent(row, Penalty.Monthly.SHARE),
        Known.oneOf(row, "counted_from", BASES).equals("due")
            ? Penalty.From.DUE
            : Penalty.From.GRACE,
        Math.clamp(most, 1, months));
  }

  private static Percent percent(CsvRow row, int most) {
    String text = row.text("percent");
    if (text.matches("[0-9]{1,3}([.][0-9]{1,2})?")) {
      Percent percent = new Percent(new BigDecimal(text));
      if (percent.compareTo(LEAST) >= 0 && percent.compareTo(Percent.of(most)) <= 0) {
        return percent;
      }
    }
    row.fault("percent " + text + " is not more than 0 and at most " + most + ", such as 2.5");
    return LEAST;
  }

  private static Optional<MonthDay> grace(CsvRow row) {
    String text = row.optional("grace");
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(MonthDay.parse("--" + text));
    } catch (DateTimeException e) {
      row.fault("grace " + text + " is not a day of the year such as 03-31");
      return Optional.empty();
    }
  }
}
