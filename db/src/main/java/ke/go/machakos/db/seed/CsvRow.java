package ke.go.machakos.db.seed;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row as what they stand for. A field that stands for nothing is a fault of the
 * file, and some value is returned.
 */
public final class CsvRow {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final int EARLIEST = 1900;
  private static final int LATEST = 2999;

  private final Path file;
  private final NamedCsvRecord row;
  private final List<Fault> faults;

  CsvRow(Path file, NamedCsvRecord row, List<Fault> faults) {
    this.file = file;
    this.row = row;
    this.faults = faults;
  }

  /** The line that the row begins on. */
  public long line() {
    return row.getStartingLineNumber();
  }

  /** Says what is wrong with the row. */
  public void fault(String message) {
    faults.add(new Fault(file, line(), message));
  }

  /** The words of a field, or none. */
  public @Nullable String optional(String column) {
    String text = row.getField(column).strip();
    return text.isEmpty() ? null : text;
  }

  /** The words of a field that has some. */
  public String text(String column) {
    String text = row.getField(column).strip();
    if (text.isEmpty()) {
      fault(column + " is empty");
    }
    return text;
  }

  /** A word that is known. */
  public String oneOf(String column, Set<String> known) {
    String text = text(column);
    if (!text.isEmpty() && !known.contains(text)) {
      fault(
          column
              + " "
              + text
              + " is not one of "
              + String.join(", ", known.stream().sorted().toList()));
    }
    return text;
  }

  /** A word that is known, or none. */
  public @Nullable String optionalOneOf(String column, Set<String> known) {
    return optional(column) == null ? null : oneOf(column, known);
  }

  /** The code of the ward of a name. */
  public String ward(String column, WardNames wards) {
    String name = text(column);
    Optional<String> code = wards.code(name);
    if (code.isEmpty() && !name.isEmpty()) {
      fault(wards.objection(name));
    }
    return code.orElse("");
  }

  /** A day, or none. */
  public @Nullable LocalDate optionalDate(String column) {
    return optional(column) == null ? null : date(column);
  }

  /** A day. */
  public LocalDate date(String column) {
    return parse(column, "a day such as 2026-11-20", LocalDate.EPOCH, CsvRow::day);
  }

  /** Of the years that a column of the database can hold and a bill can be of. */
  private static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
      throw new DateTimeException("no year of ours");
    }
    return day;
  }

  /** The beginning of a day in Nairobi. */
  @Nullable Instant optionalDay(String column) {
    LocalDate day = optionalDate(column);
    return day == null ? null : day.atStartOfDay(NAIROBI).toInstant();
  }

  /** A time. */
  public Instant instant(String column) {
    return parse(column, "a time such as 2026-11-20T08:15:00Z", Instant.EPOCH, Instant::parse);
  }

  /** A whole number within bounds. */
  public long whole(String column, long least, long most) {
    long value = parse(column, "a whole number", least, Long::valueOf);
    if (value < least || value > most) {
      fault(column + " " + value + " is not between " + least + " and " + most);
    }
    return value;
  }

  @Nullable BigDecimal optionalDegrees(String column) {
    return optional(column) == null
        ? null
        : parse(column, "degrees such as -1.523701", BigDecimal.ZERO, BigDecimal::new);
  }

  /** Whether it says yes, and not no. */
  public boolean yes(String column) {
    return oneOf(column, Set.of("yes", "no")).equals("yes");
  }

  /** A phone number, or none. */
  public @Nullable Msisdn optionalPhone(String column) {
    String text = optional(column);
    Optional<Msisdn> phone = text == null ? Optional.empty() : Msisdn.parse(text);
    if (text != null && phone.isEmpty()) {
      fault(column + " is not a phone number");
    }
    return phone.orElse(null);
  }

  /** The number of something that citizens type. */
  public String reference(String column, Reference.Kind kind) {
    String text = text(column);
    Optional<Reference> reference = Reference.parse(text).filter(it -> it.kind() == kind);
    if (reference.isEmpty()) {
      fault(
          column
              + " "
              + text
              + " is not the number of a "
              + kind.name().toLowerCase(java.util.Locale.ROOT));
    }
    return reference.map(Reference::digits).orElse(text);
  }

  private <T> T parse(String column, String shape, T otherwise, Function<String, T> parser) {
    String text = text(column);
    try {
      return text.isEmpty() ? otherwise : parser.apply(text);
    } catch (DateTimeException | NumberFormatException e) {
      fault(column + " " + text + " is not " + shape);
      return otherwise;
    }
  }
}
