package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.Per;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;

/** Reads a file of fee rules over a catalogue, collecting every fault. */
public final class FeeFile {
  /** Its columns. */
  public static final List<String> COLUMNS =
      List.of(
          "code",
          "permit_type",
          "activity",
          "size",
          "zone",
          "amount_kes",
          "per",
          "legal_reference",
          "valid_from",
          "valid_to",
          "sample");

  private static final long MOST = 10_000_000;

  private final Path file;
  private final Catalogue catalogue;
  private final Set<String> zones;

  public FeeFile(Path file, Catalogue catalogue) {
    this.file = file;
    this.catalogue = catalogue;
    this.zones = Known.codes(catalogue.zones());
  }

  private record Placed(long line, FeeRule rule) {}

  /** The rules of its rows that have no fault. */
  public List<FeeRule> read(List<Fault> faults) {
    List<Placed> rows =
        CsvRows.read(file, faults, COLUMNS, row -> new Placed(row.line(), rule(row)));
    List<FeeRule> rules = rows.stream().map(Placed::rule).toList();
    Set<FeeRule> told = new HashSet<>();
    for (FeeSchedule.Clash clash : FeeSchedule.clashes(rules)) {
      if (told.add(clash.second())) {
        faults.add(
            new Fault(
                file,
                line(rows, clash.second()),
                "holds for the same as %s of line %d, on the same days"
                    .formatted(clash.first().code(), line(rows, clash.first()))));
      }
    }
    if (rows.isEmpty() && faults.isEmpty()) {
      faults.add(new Fault(file, 1, "there is no rule in the file"));
    }
    return new ArrayList<>(rules);
  }

  private static long line(List<Placed> rows, FeeRule rule) {
    return rows.stream().filter(row -> row.rule().equals(rule)).findFirst().orElseThrow().line();
  }

  private FeeRule rule(CsvRow row) {
    String type = Known.oneOf(row, "permit_type", catalogue.codes());
    Set<String> activities = Known.codes(catalogue.activitiesOf(type));
    Set<String> sizes = Known.codes(catalogue.sizesOf(type));
    boolean known = catalogue.codes().contains(type);
    return new FeeRule(
        Known.code(row),
        new FeeRule.Scope(
            type,
            known ? Known.optional(row, "activity", activities) : Optional.empty(),
            known ? Known.optional(row, "size", sizes) : Optional.empty(),
            Known.optional(row, "zone", zones)),
        new Money(amount(row)),
        per(row),
        Known.law(row),
        Known.days(row, false),
        row.yes("sample"));
  }

  private static long amount(CsvRow row) {
    String text = row.optional("amount_kes");
    if (text != null && !text.matches("-?[0-9]+")) {
      String digits = text.replaceAll("[^0-9.]", "").replaceAll("[.]0*$", "");
      row.fault(
          "amount_kes "
              + text
              + " is not whole shillings"
              + (digits.matches("[0-9]{1,8}") ? " (did you mean " + digits + "?)" : ""));
      return 0;
    }
    return Math.clamp(row.whole("amount_kes", 0, MOST), 0, MOST);
  }

  private static Per per(CsvRow row) {
    String per = Known.oneOf(row, "per", Per.codes());
    return Per.codes().contains(per) ? Per.of(per) : Per.ONCE;
  }
}
