package ke.go.machakos.gateway.applications;

import java.nio.file.Path;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.fees.Choice;
import ke.go.machakos.gateway.fees.Validity;
import ke.go.machakos.menus.text.Language;

/**
 * What an application for each type of permit asks: activity and size to pick from, documents to
 * show; and how long the permit is valid. Only types with a validity can be applied for.
 */
public record PermitForms(List<Line> lines) {
  /** What a line says: something to pick, to show, how long it lasts, or what revenue it is. */
  public enum Part {
    ACTIVITY,
    SIZE,
    DOCUMENT,
    VALIDITY,
    DEADLINE,
    STREAM
  }

  /**
   * A line of the county's file.
   *
   * @param code what is stored
   * @param en what people read in English, at most 30 septets
   * @param sw the same in Kiswahili
   */
  public record Line(String type, Part part, String code, String en, String sw) {
    /** The name in a language: English for {@code en}, Kiswahili for any other. */
    public String name(Language language) {
      return language == Language.EN ? en : sw;
    }
  }

  private static final List<String> COLUMNS = List.of("type", "part", "code", "name_en", "name_sw");
  private static final int NAME = 30;
  private static final Set<Part> NAMED = Set.of(Part.ACTIVITY, Part.SIZE, Part.DOCUMENT);

  public PermitForms {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the county's file.
   *
   * @param types the codes of the types that there are
   * @throws FaultyFiles with every fault of the file
   */
  public static PermitForms read(Path file, Set<String> types) {
    var faults = new ArrayList<Fault>();
    var seen = new HashSet<String>();
    List<Line> lines = CsvRows.table(file, faults, COLUMNS, row -> line(row, types, seen));
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return new PermitForms(lines);
  }

  /** The same with what the county's catalogue says: validity, stream, activities and sizes. */
  public PermitForms with(Catalogue catalogue) {
    List<Line> all = new ArrayList<>(lines);
    catalogue.kinds().forEach(kind -> all.addAll(terms(kind)));
    catalogue.activities().forEach(choice -> all.add(line(choice, Part.ACTIVITY)));
    catalogue.sizes().forEach(choice -> all.add(line(choice, Part.SIZE)));
    return new PermitForms(all);
  }

  private static List<Line> terms(PermitKind kind) {
    String type = kind.type().code();
    List<Line> terms = new ArrayList<>();
    terms.add(new Line(type, Part.VALIDITY, kind.terms().validity(), "", ""));
    kind.terms().stream().ifPresent(code -> terms.add(new Line(type, Part.STREAM, code, "", "")));
    return terms;
  }

  private static Line line(Choice choice, Part part) {
    return new Line(choice.permitType(), part, choice.code(), choice.nameEn(), choice.nameSw());
  }

  private static Line line(CsvRow row, Set<String> types, Set<String> seen) {
    String type = row.oneOf("type", types);
    String name = row.oneOf("part", Set.of("document", "deadline"));
    String code = row.text("code");
    Part part = part(name);
    if (NAMED.contains(part)) {
      named(row, "name_en");
      named(row, "name_sw");
    } else if (part == Part.DEADLINE && deadline(code).isEmpty()) {
      row.fault("code " + code + " is not a day of the year such as 03-31");
    }
    boolean once = !NAMED.contains(part);
    if (!seen.add(type + "/" + name + (once ? "" : "/" + code))) {
      row.fault(type + " has this " + name + " twice");
    }
    String en = row.optional("name_en");
    String sw = row.optional("name_sw");
    return new Line(type, part, code, en == null ? "" : en, sw == null ? "" : sw);
  }

  private static Part part(String name) {
    for (Part part : Part.values()) {
      if (part.name().equalsIgnoreCase(name)) {
        return part;
      }
    }
    return Part.DOCUMENT; // the row has its fault already
  }

  private static void named(CsvRow row, String column) {
    String name = row.text(column);
    if (name.length() > NAME) {
      row.fault(column + " is longer than " + NAME + " characters");
    }
  }

  private static Optional<MonthDay> deadline(String code) {
    try {
      return Optional.of(MonthDay.parse("--" + code));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The codes of the types that can be applied for, in the order of the file. */
  public List<String> types() {
    return lines.stream()
        .filter(line -> line.part() == Part.VALIDITY)
        .map(Line::type)
        .distinct()
        .toList();
  }

  /** What there is to pick, or to show, for a type; empty where it is not asked. */
  public List<Line> of(String type, Part part) {
    return lines.stream().filter(line -> line.type().equals(type) && line.part() == part).toList();
  }

  /** Whether something can be picked. */
  public boolean has(String type, Part part, String code) {
    return of(type, part).stream().anyMatch(line -> line.code().equals(code));
  }

  /** How long a permit of a type is valid; a calendar year where the file does not say. */
  public Validity validity(String type) {
    return of(type, Part.VALIDITY).stream()
        .findFirst()
        .flatMap(line -> Validity.of(line.code()))
        .orElseGet(Validity.CalendarYear::new);
  }

  /** The day of the next year by which the holder of an expired permit is to have renewed it. */
  public Optional<MonthDay> graceOf(String type) {
    return of(type, Part.DEADLINE).stream().findFirst().flatMap(line -> deadline(line.code()));
  }

  /** The revenue stream that the fee of a type belongs to. */
  public Optional<String> stream(String type) {
    return of(type, Part.STREAM).stream().findFirst().map(Line::code);
  }
}
