package ke.go.machakos.gateway.applications;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.fees.Choice;
import ke.go.machakos.gateway.fees.Validity;
import ke.go.machakos.menus.text.Language;

/**
 * What an application for each type of permit asks: activity and size to pick from, documents to
 * show; and how long the permit is valid. Only types with a validity can be applied for.
 */
public record PermitForms(List<Line> lines) {
  /**
   * What a line says: something to pick, to show, how long it lasts, what revenue it is, or in how
   * many parts it may be paid.
   */
  public enum Part {
    ACTIVITY,
    SIZE,
    DOCUMENT,
    VALIDITY,
    DEADLINE,
    STREAM,
    INSTALMENTS
  }

  /**
   * A line of what the catalogue says.
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

  public PermitForms {
    lines = List.copyOf(lines);
  }

  /** What the county's catalogue says of each kind. */
  public static PermitForms of(Catalogue catalogue) {
    List<Line> all = new ArrayList<>();
    for (PermitKind kind : catalogue.kinds()) {
      all.addAll(terms(kind));
      String type = kind.type().code();
      catalogue.documentsOf(type).forEach(each -> all.add(line(type, each, Part.DOCUMENT)));
      catalogue.activitiesOf(type).forEach(each -> all.add(line(type, each, Part.ACTIVITY)));
      catalogue.sizesOf(type).forEach(each -> all.add(line(type, each, Part.SIZE)));
      catalogue
          .graceOf(type)
          .ifPresent(day -> all.add(new Line(type, Part.DEADLINE, day.toString(), "", "")));
    }
    return new PermitForms(all);
  }

  private static List<Line> terms(PermitKind kind) {
    String type = kind.type().code();
    List<Line> terms = new ArrayList<>();
    terms.add(new Line(type, Part.VALIDITY, kind.terms().validity(), "", ""));
    kind.terms().stream().ifPresent(code -> terms.add(new Line(type, Part.STREAM, code, "", "")));
    String parts = Integer.toString(kind.terms().instalments());
    terms.add(new Line(type, Part.INSTALMENTS, parts, "", ""));
    return terms;
  }

  private static Line line(String type, Choice choice, Part part) {
    return new Line(type, part, choice.code(), choice.nameEn(), choice.nameSw());
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
    return of(type, Part.DEADLINE).stream().findFirst().map(line -> MonthDay.parse(line.code()));
  }

  /** The revenue stream that the fee of a type belongs to. */
  public Optional<String> stream(String type) {
    return of(type, Part.STREAM).stream().findFirst().map(Line::code);
  }

  /** In how many parts a bill of a revenue stream may be paid at most; 1 where none is named. */
  public int instalments(String stream) {
    return lines.stream()
        .filter(line -> line.part() == Part.STREAM && line.code().equals(stream))
        .flatMap(line -> of(line.type(), Part.INSTALMENTS).stream())
        .mapToInt(line -> Integer.parseInt(line.code()))
        .max()
        .orElse(1);
  }
}
