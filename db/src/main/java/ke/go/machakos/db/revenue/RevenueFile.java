package ke.go.machakos.db.revenue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.WardNames;
import org.jspecify.annotations.Nullable;

/** Reads the bills that the county's revenue system hands over; every bad row is a fault. */
public final class RevenueFile {
  private static final List<String> COLUMNS =
      List.of(
          "reference",
          "stream",
          "payer",
          "phone",
          "ward",
          "permit",
          "plate",
          "day",
          "amount_kes",
          "issued_on",
          "due_on",
          "period_from",
          "period_to",
          "state");
  private static final long MOST = 1_000_000_000;
  private static final int LONGEST = 60;

  private final WardNames wards;
  private final Set<String> streams;

  /** For the wards and the streams of revenue of a county. */
  public RevenueFile(CountyData county) {
    this.wards = county.wardNames();
    this.streams = county.streams().stream().map(Bill.Stream::code).collect(Collectors.toSet());
  }

  /** The bills of a file; where it has faults, only those of its good rows. */
  public List<RevenueBill> read(Path file, List<Fault> faults) {
    return some(file, CsvRows.read(file, faults, COLUMNS, this::row), faults);
  }

  /** The same of what was read of a file before. */
  public List<RevenueBill> read(Path file, byte[] content, List<Fault> faults) {
    return some(file, CsvRows.read(file, content, faults, COLUMNS, this::row), faults);
  }

  /** A file without a bill is one that broke, not a county that is owed nothing. */
  private static List<RevenueBill> some(Path file, List<RevenueBill> bills, List<Fault> faults) {
    if (bills.isEmpty() && faults.isEmpty()) {
      faults.add(new Fault(file, 1, "the file has no bill"));
    }
    return bills;
  }

  private RevenueBill row(CsvRow row) {
    LocalDate issued = row.date("issued_on");
    LocalDate due = row.date("due_on");
    if (due.isBefore(issued)) {
      row.fault("due_on " + due + " is before issued_on " + issued);
    }
    LocalDate from = row.optionalDate("period_from");
    LocalDate to = row.optionalDate("period_to");
    if (from != null && to != null && to.isBefore(from)) {
      row.fault("period_to " + to + " is before period_from " + from);
    }
    String plate = plate(row);
    LocalDate day = row.optionalDate("day");
    if (plate != null && day == null) {
      row.fault("a plate needs the day that it is for");
    }
    return new RevenueBill(
        reference(row),
        row.oneOf("stream", streams),
        within(row, "payer"),
        row.optionalPhone("phone"),
        row.ward("ward", wards),
        row.optional("permit") == null ? null : row.reference("permit", Reference.Kind.PERMIT),
        plate,
        day,
        new Money(row.whole("amount_kes", 0, MOST)),
        issued,
        due,
        from,
        to,
        row.oneOf("state", Set.of("open", "cancelled")).equals("cancelled"));
  }

  /** Small letters would be the same as capitals to the table, and not to whoever compares. */
  private static String reference(CsvRow row) {
    String reference = within(row, "reference");
    if (!reference.isEmpty() && !reference.matches("[A-Z0-9][A-Z0-9/._-]*")) {
      row.fault("reference " + reference + " is not of capitals, digits and / . _ -");
    }
    return reference;
  }

  private static String within(CsvRow row, String column) {
    String text = row.text(column);
    if (text.length() > LONGEST) {
      row.fault(column + " is longer than " + LONGEST);
    }
    return text;
  }

  private static @Nullable String plate(CsvRow row) {
    String typed = row.optional("plate");
    if (typed == null) {
      return null;
    }
    String plate = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (!plate.matches("[A-Z0-9]{3,12}")) {
      row.fault("plate " + typed + " is not a number plate");
    }
    return plate;
  }
}
