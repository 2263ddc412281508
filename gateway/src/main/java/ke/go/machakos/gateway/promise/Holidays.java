package ke.go.machakos.gateway.promise;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;

/**
 * Kenya's public holidays: those of law and of the two feasts by the moon as reckoned beforehand,
 * and what the Gazette added or moved. One that falls on a Sunday is kept on the next day that is
 * none (Public Holidays Act, section 4).
 */
public record Holidays(int firstYear, int lastYear, Set<LocalDate> days) {
  /** Reckoned once at the start: no promise was made before, and none reaches beyond. */
  private static final int FIRST_YEAR = 2020;

  private static final int LAST_YEAR = 2060;

  private static final List<String> COLUMNS = List.of("date", "change", "name");

  private record Change(LocalDate date, boolean added, long line) {}

  public Holidays {
    days = Set.copyOf(days);
  }

  /** No holiday at all, in the years that there are. */
  public static Holidays none() {
    return new Holidays(FIRST_YEAR, LAST_YEAR, Set.of());
  }

  /**
   * Reads the county's dated changes over the days of law.
   *
   * @throws FaultyFiles with every fault of the file
   */
  public static Holidays read(Path file) {
    var faults = new ArrayList<Fault>();
    List<Change> changes = CsvRows.read(file, faults, COLUMNS, Holidays::change);
    Set<LocalDate> days = changed(file, lawful(), changes, faults);
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return new Holidays(FIRST_YEAR, LAST_YEAR, days);
  }

  private static Change change(CsvRow row) {
    LocalDate date = row.date("date");
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      row.fault("date " + date + " is not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    row.text("name");
    return new Change(date, row.oneOf("change", Set.of("add", "remove")).equals("add"), row.line());
  }

  private static Set<LocalDate> lawful() {
    HolidayManager kenya =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.KENYA));
    Set<LocalDate> days = new TreeSet<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      days.addAll(
          kenya.getHolidays(Year.of(year)).stream()
              .map(Holiday::getDate)
              .collect(Collectors.toSet()));
    }
    return days;
  }

  /**
   * The days after the changes. Changes come before the rule of the Sundays, so that a feast that
   * was moved leaves no Monday behind; a Monday that the rule gave can itself be taken away.
   */
  private static Set<LocalDate> changed(
      Path file, Set<LocalDate> lawful, List<Change> changes, List<Fault> faults) {
    Set<LocalDate> before = keptOnMondays(lawful);
    Set<LocalDate> base = new HashSet<>(lawful);
    Map<LocalDate, Long> removed = new HashMap<>();
    for (Change change : changes) {
      if (change.added() && !base.add(change.date())) {
        faults.add(new Fault(file, change.line(), change.date() + " is a holiday already"));
      } else if (!change.added() && !before.contains(change.date())) {
        faults.add(new Fault(file, change.line(), change.date() + " is no holiday"));
      } else if (!change.added()) {
        base.remove(change.date());
        removed.put(change.date(), change.line());
      }
    }
    Set<LocalDate> days = keptOnMondays(base);
    days.removeAll(removed.keySet());
    return days;
  }

  private static Set<LocalDate> keptOnMondays(Set<LocalDate> days) {
    Set<LocalDate> kept = new TreeSet<>(days);
    for (LocalDate day : new TreeSet<>(days)) {
      LocalDate next = day;
      while (day.getDayOfWeek() == DayOfWeek.SUNDAY && kept.contains(next)) {
        next = next.plusDays(1);
      }
      kept.add(next);
    }
    return kept;
  }

  /** Whether offices are shut for a holiday. */
  public boolean contains(LocalDate day) {
    if (day.getYear() < firstYear || day.getYear() > lastYear) {
      throw new IllegalArgumentException(
          "holidays are known from " + firstYear + " to " + lastYear + ", not of " + day);
    }
    return days.contains(day);
  }
}
