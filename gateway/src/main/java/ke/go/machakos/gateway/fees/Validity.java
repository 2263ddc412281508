package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.fees.Days;
import ke.go.machakos.db.fees.Per;

/** For how long a permit holds from its first day. */
public sealed interface Validity {
  /** To the end of its permit year, 31 December. */
  record CalendarYear() implements Validity {
    @Override
    public LocalDate last(LocalDate first) {
      return PermitYear.of(first).last();
    }

    @Override
    public int months(LocalDate first) {
      return YEAR + 1 - first.getMonthValue();
    }

    /** Of the year that runs, however many years nobody renewed. */
    @Override
    public Optional<LocalDate> due(LocalDate on, LocalDate before) {
      LocalDate next = before.plusDays(1);
      LocalDate begun = PermitYear.of(on).first();
      return Optional.of(next.isBefore(begun) ? begun : next);
    }
  }

  /**
   * For some months from its first day: to the day before the same day of the month, or the last of
   * a month that has no such day.
   *
   * @param count 1 or more
   */
  record Months(int count) implements Validity {
    @Override
    public LocalDate last(LocalDate first) {
      LocalDate end = first.plusMonths(count);
      return end.getDayOfMonth() == first.getDayOfMonth() ? end.minusDays(1) : end;
    }

    @Override
    public int months(LocalDate first) {
      return count;
    }
  }

  /** The months of a year. */
  int YEAR = 12;

  /** The shape of the codes: {@code calendar_year}, {@code months:6}, {@code years:3}. */
  Pattern SHAPE = Pattern.compile("calendar_year|(months|years):([1-9][0-9]?)");

  /** The last day of one whose first is given. */
  LocalDate last(LocalDate first);

  /** Its days. */
  default Days from(LocalDate first) {
    return Days.of(first, last(first));
  }

  /** How many months of it are begun from its first day to its last. */
  int months(LocalDate first);

  /** How many times a fee falls due for it: each year or month that is begun counts whole. */
  default int begun(Per per, LocalDate first) {
    return switch (per) {
      case ONCE -> 1;
      case YEAR -> (months(first) + YEAR - 1) / YEAR;
      case MONTH -> months(first);
    };
  }

  /**
   * The day on which the fee of one that follows another is due: the day after that ends.
   *
   * @param on the day of asking, before or after it
   * @param before the last day of the permit that it follows
   * @return empty where that is over for longer than one holds: then it is like a first one
   */
  default Optional<LocalDate> due(LocalDate on, LocalDate before) {
    return Optional.of(before.plusDays(1)).filter(next -> !last(next).isBefore(on));
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

  /** The validity of a code, if it is one. */
  static Optional<Validity> of(String code) {
    Matcher shape = SHAPE.matcher(code);
    if (!shape.matches()) {
      return Optional.empty();
    }
    if (shape.group(1) == null) {
      return Optional.of(new CalendarYear());
    }
    int count = Integer.parseInt(shape.group(2));
    return Optional.of(new Months(shape.group(1).equals("years") ? count * YEAR : count));
  }
}
