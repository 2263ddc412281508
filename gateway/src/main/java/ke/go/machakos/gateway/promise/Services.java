package ke.go.machakos.gateway.promise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;

/** The services that residents can complain of, in the order of the county's file. */
public record Services(List<Service> all) {
  private static final List<String> COLUMNS =
      List.of(
          "service_code", "department", "name_en", "covers", "hours_to_resolve", "default_urgency");

  /** A county that promises office hours adds it; without it every hour of the day counts. */
  private static final String KIND = "hours_kind";

  /** No service promises more: eight weeks. */
  private static final long MOST_HOURS = 1_344;

  public Services {
    all = List.copyOf(all);
  }

  /**
   * Reads the county's file.
   *
   * @param departments the codes of the departments that there are
   * @throws FaultyFiles with every fault of the file
   */
  public static Services read(Path file, Set<String> departments) {
    return FaultyFiles.sound(faults -> read(file, departments, faults));
  }

  /** The same for who gathers the faults of more files: the services that have none are there. */
  public static Services read(Path file, Set<String> departments, List<Fault> faults) {
    boolean kinds = hasKinds(file);
    List<String> columns =
        kinds ? Stream.concat(COLUMNS.stream(), Stream.of(KIND)).toList() : COLUMNS;
    return new Services(
        CsvRows.read(
            file,
            faults,
            columns,
            row -> service(row, departments, kinds ? kind(row) : Hours.CLOCK)));
  }

  /** The service of a code. */
  public Optional<Service> find(String code) {
    return all.stream().filter(service -> service.code().equals(code)).findFirst();
  }

  private static boolean hasKinds(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().filter(head -> head.endsWith("," + KIND)).isPresent();
    } catch (IOException e) {
      return false; // the reader of the rows says what is wrong with the file
    }
  }

  private static Hours kind(CsvRow row) {
    Set<String> known = Set.of(Hours.CLOCK.code(), Hours.WORKING.code());
    String code = row.optional(KIND) == null ? Hours.CLOCK.code() : row.oneOf(KIND, known);
    return known.contains(code) ? Hours.of(code) : Hours.CLOCK;
  }

  private static Service service(CsvRow row, Set<String> departments, Hours hours) {
    String code = row.text("service_code");
    if (!code.isEmpty() && !code.matches("[A-Z]+(_[A-Z]+)*")) {
      row.fault("service_code " + code + " is not such as WATER_SUPPLY");
    }
    return new Service(
        code,
        row.oneOf("department", departments),
        row.text("name_en"),
        row.text("covers"),
        Optional.of(Duration.ofHours(row.whole("hours_to_resolve", 0, MOST_HOURS)))
            .filter(Duration::isPositive),
        hours,
        urgency(row));
  }

  private static Urgency urgency(CsvRow row) {
    String code = row.oneOf("default_urgency", Urgency.codes());
    return Urgency.codes().contains(code)
        ? Urgency.valueOf(code.toUpperCase(Locale.ROOT))
        : Urgency.ROUTINE;
  }
}
