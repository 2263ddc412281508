package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.util.List;
import ke.go.machakos.db.fees.FeeWaiver;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;

/** Reads a file of waivers over a catalogue, collecting every fault. */
public final class WaiverFile {
  /** Its columns. */
  public static final List<String> COLUMNS =
      List.of(
          "code",
          "permit_type",
          "target",
          "percent",
          "legal_reference",
          "valid_from",
          "valid_to",
          "sample");

  private static final int ALL = 100;

  private final Path file;
  private final Catalogue catalogue;

  public WaiverFile(Path file, Catalogue catalogue) {
    this.file = file;
    this.catalogue = catalogue;
  }

  /** The waivers of its rows that have no fault. */
  public List<FeeWaiver> read(List<Fault> faults) {
    return CsvRows.read(file, faults, COLUMNS, this::waiver);
  }

  private FeeWaiver waiver(CsvRow row) {
    String target = Known.oneOf(row, "target", FeeWaiver.Target.codes());
    return new FeeWaiver(
        Known.code(row),
        Known.optional(row, "permit_type", catalogue.codes()),
        FeeWaiver.Target.codes().contains(target)
            ? FeeWaiver.Target.of(target)
            : FeeWaiver.Target.FEE,
        (int) Math.clamp(row.whole("percent", 1, ALL), 1L, ALL),
        Known.law(row),
        Known.days(row, true),
        row.yes("sample"));
  }
}
