package ke.go.machakos.gateway.applications;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.promise.Hours;

/**
 * The time that the county has for each step of an application, by the type of permit.
 *
 * @param deemedDays after how many days without an answer a type is granted
 * @param inspected the types that are not approved without an inspection
 */
public record PermitSteps(
    Map<Key, Promised> times, Map<String, Integer> deemedDays, Set<String> inspected) {
  /** Of no type at all. */
  public static final PermitSteps NONE = new PermitSteps(Map.of(), Map.of(), Set.of());

  /** What the county has to do. */
  public enum Step {
    /** Look at what was submitted; where a type needs it, {@link #INSPECT} instead. */
    REVIEW,
    /** See the place; a type that has this step is not approved without it. */
    INSPECT,
    /** Decide after an inspection. */
    DECIDE,
    /** Decide an appeal. */
    APPEAL,
    /** Bill what was approved. */
    BILL,
    /** Issue what was paid. */
    ISSUE
  }

  /** A step of a type. */
  public record Key(String type, Step step) {}

  /** So long, in these hours. */
  public record Promised(Duration time, Hours hours) {}

  private record Row(String type, String step, int hours, String kind) {}

  private static final String EVERY = "ALL";
  private static final long MOST_HOURS = 24L * 366;
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final List<String> COLUMNS = List.of("type", "step", "hours", "kind");

  public PermitSteps {
    times = Map.copyOf(times);
    deemedDays = Map.copyOf(deemedDays);
    inspected = Set.copyOf(inspected);
  }

  /**
   * Reads the county's file: {@code ALL} speaks of every type that has no line of its own. Which
   * types are inspected, and which are granted by silence, the catalogue says.
   *
   * @throws FaultyFiles with every fault of the file
   */
  public static PermitSteps read(Path file, List<PermitKind> kinds) {
    var faults = new ArrayList<Fault>();
    Set<String> types = codes(kinds, kind -> true);
    Set<String> inspected = codes(kinds, kind -> kind.terms().inspected());
    Map<Key, Promised> times = new HashMap<>();
    for (Row row : CsvRows.table(file, faults, COLUMNS, each -> row(each, types, inspected))) {
      if (times.put(key(row), promised(row)) != null) {
        faults.add(new Fault(file, 1, row.type() + " has the step " + row.step() + " twice"));
      }
    }
    Map<String, Integer> deemed = new HashMap<>();
    for (PermitKind kind : kinds) {
      kind.terms().deemedGrantedDays().ifPresent(days -> deemed.put(kind.type().code(), days));
    }
    var steps = new PermitSteps(times, deemed, inspected);
    if (faults.isEmpty()) {
      inspected.stream()
          .filter(type -> steps.of(type, Step.INSPECT).isEmpty())
          .forEach(
              type ->
                  faults.add(
                      new Fault(file, 1, type + " is inspected, and no line says in what time")));
    }
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return steps;
  }

  private static Set<String> codes(List<PermitKind> kinds, Predicate<PermitKind> wanted) {
    return kinds.stream()
        .filter(wanted)
        .map(kind -> kind.type().code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Row row(CsvRow row, Set<String> types, Set<String> inspected) {
    Set<String> all = new TreeSet<>(types);
    all.add(EVERY);
    Set<String> steps = new TreeSet<>();
    for (Step step : Step.values()) {
      steps.add(step.name().toLowerCase(Locale.ROOT));
    }
    String type = row.oneOf("type", all);
    String step = row.oneOf("step", steps);
    if (step.equals("inspect") && types.contains(type) && !inspected.contains(type)) {
      row.fault(type + " is not inspected, by permit-types.csv");
    }
    int hours = (int) row.whole("hours", 1, MOST_HOURS);
    String kind = row.oneOf("kind", Set.of(Hours.CLOCK.code(), Hours.WORKING.code()));
    return new Row(type, step, hours, kind);
  }

  private static Key key(Row row) {
    return new Key(row.type(), Step.valueOf(row.step().toUpperCase(Locale.ROOT)));
  }

  private static Promised promised(Row row) {
    return new Promised(Duration.ofHours(row.hours()), Hours.of(row.kind()));
  }

  /** The time for a step of a type; empty where the file promises none. */
  public Optional<Promised> of(String type, Step step) {
    return Optional.ofNullable(times.get(new Key(type, step)))
        .or(() -> Optional.ofNullable(times.get(new Key(EVERY, step))));
  }

  /** Whether a type is inspected before it is approved. */
  public boolean inspects(String type) {
    return inspected.contains(type);
  }

  /**
   * When the county's silence grants an application of a type: at the end of the last day, in
   * Nairobi, the day on which it came not counted (Interpretation and General Provisions Act, s.
   * 57). Empty where silence grants nothing.
   */
  public Optional<Instant> deemedAt(String type, Instant submitted) {
    return Optional.ofNullable(deemedDays.get(type))
        .map(days -> LocalDate.ofInstant(submitted, NAIROBI).plusDays(days + 1L))
        .map(day -> day.atStartOfDay(NAIROBI).toInstant());
  }
}
