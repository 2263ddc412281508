package ke.go.machakos.gateway.applications;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For how long a permit of a type is valid. Days are days in Nairobi. */
public sealed interface Validity {
  /** Until the end of the calendar year in which it begins. */
  record CalendarYear() implements Validity {}

  /** For so many months from its first day. */
  record Months(int months) implements Validity {}

  /** The validity that a file names: {@code calendar_year}, {@code months:6}, {@code years:1}. */
  static Optional<Validity> of(String text) {
    if (text.equals("calendar_year")) {
      return Optional.of(new CalendarYear());
    }
    Matcher matcher = Pattern.compile("(months|years):([1-9][0-9]?)").matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(matcher.group(2));
    return Optional.of(new Months(matcher.group(1).equals("years") ? 12 * count : count));
  }

  /** The last day of a permit that begins on a day. */
  default LocalDate last(LocalDate first) {
    return switch (this) {
      case CalendarYear year -> LocalDate.of(first.getYear(), 12, 31);
      case Months(int months) -> first.plusMonths(months).minusDays(1);
    };
  }

  /**
   * The first day of a permit that is issued on a day: one that follows another begins when that
   * ends, and no day is paid for twice.
   *
   * @param before the last day of the permit that it follows
   */
  static LocalDate first(LocalDate issued, Optional<LocalDate> before) {
    return before.filter(end -> !end.isBefore(issued)).map(end -> end.plusDays(1)).orElse(issued);
  }
}
