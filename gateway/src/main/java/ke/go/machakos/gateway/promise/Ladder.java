package ke.go.machakos.gateway.promise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;

/**
 * The figures of every promise: when it reminds, whom it climbs to, and how long it waits.
 *
 * @param reminderPercent part of the promised time after which there is a reminder
 * @param furtherPercent part of the promised time from one escalation to the next
 * @param reopenedPercent part of the promised time that a reopened promise gets
 * @param reopenedLeast what it gets at least, unless it had less
 * @param citizenWord how long the citizen can say that it is not solved
 * @param superiors the rungs, the lowest first
 */
public record Ladder(
    int reminderPercent,
    int furtherPercent,
    int reopenedPercent,
    Duration reopenedLeast,
    Duration citizenWord,
    List<Role> superiors) {
  /** What holds where the county says nothing else. */
  public static final Ladder DEFAULT =
      new Ladder(
          75,
          50,
          50,
          Duration.ofHours(4),
          Duration.ofDays(3),
          List.of(Role.WARD_ADMINISTRATOR, Role.CHIEF_OFFICER, Role.COUNTY_SECRETARY));

  private static final List<String> COLUMNS = List.of("name", "value", "meaning");
  private static final String REMINDER = "reminder_percent";
  private static final String FURTHER = "further_percent";
  private static final String REOPENED = "reopened_percent";
  private static final String LEAST = "reopened_least_hours";
  private static final String WORD = "citizen_word_hours";
  private static final String SUPERIORS = "superiors";
  private static final Set<String> NAMES =
      Set.of(REMINDER, FURTHER, REOPENED, LEAST, WORD, SUPERIORS);
  private static final long MOST_HOURS = 1_000;

  public Ladder {
    superiors = List.copyOf(superiors);
    if (superiors.isEmpty()) {
      throw new IllegalArgumentException("a ladder has a rung");
    }
  }

  /**
   * Reads the county's figures; what the file does not say, or a file that is not there, leaves the
   * default.
   *
   * @throws FaultyFiles with every fault of the file
   */
  public static Ladder read(Path file) {
    if (Files.notExists(file)) {
      return DEFAULT;
    }
    var faults = new ArrayList<Fault>();
    Map<String, Integer> figures = new TreeMap<>();
    List<Role> superiors = new ArrayList<>();
    CsvRows.read(file, faults, COLUMNS, row -> row(row, figures, superiors));
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return new Ladder(
        figures.getOrDefault(REMINDER, DEFAULT.reminderPercent),
        figures.getOrDefault(FURTHER, DEFAULT.furtherPercent),
        figures.getOrDefault(REOPENED, DEFAULT.reopenedPercent),
        hours(figures, LEAST, DEFAULT.reopenedLeast),
        hours(figures, WORD, DEFAULT.citizenWord),
        superiors.isEmpty() ? DEFAULT.superiors : superiors);
  }

  private static String row(CsvRow row, Map<String, Integer> figures, List<Role> superiors) {
    String name = row.oneOf("name", NAMES);
    switch (name) {
      case SUPERIORS -> superiors.addAll(rungs(row));
      case REMINDER, FURTHER, REOPENED -> figures.put(name, (int) row.whole("value", 1, 100));
      case LEAST, WORD -> figures.put(name, (int) row.whole("value", 1, MOST_HOURS));
      default -> {
        // told already that there is no such figure
      }
    }
    return name;
  }

  private static List<Role> rungs(CsvRow row) {
    List<Role> rungs = new ArrayList<>();
    for (String code : row.text("value").split("\\|", -1)) {
      Role.of(code.strip())
          .ifPresentOrElse(rungs::add, () -> row.fault("value " + code + " is not a role"));
    }
    if (new HashSet<>(rungs).size() < rungs.size()) {
      row.fault("nobody stands on two rungs");
    }
    return rungs;
  }

  private static Duration hours(Map<String, Integer> figures, String name, Duration otherwise) {
    Integer hours = figures.get(name);
    return hours == null ? otherwise : Duration.ofHours(hours);
  }

  /** The level of the highest rung; the lowest is 1, and below it is whoever has the matter. */
  public int top() {
    return superiors.size();
  }

  /** Some hundredths of a time, to the millisecond. */
  static Duration part(Duration whole, int percent) {
    return Duration.ofMillis(whole.toMillis() * percent / 100);
  }
}
