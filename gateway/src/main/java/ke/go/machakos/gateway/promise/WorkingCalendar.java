package ke.go.machakos.gateway.promise;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the county's offices are open: Monday to Friday from eight to five, but on holidays. A pure
 * function of its holidays.
 */
public record WorkingCalendar(Holidays holidays) {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime SHUTS = LocalTime.of(17, 0);

  /** The end of so many hours from a start; in working hours it lies between eight and five. */
  public Instant after(Instant start, Duration promised, Hours kind) {
    if (promised.isNegative()) {
      throw new IllegalArgumentException("no promise ends before it begins: " + promised);
    }
    return switch (kind) {
      case CLOCK -> start.plus(promised);
      case WORKING -> afterWorking(start, promised);
    };
  }

  /** The hours from one instant to another; none where the other is not later. */
  public Duration between(Instant from, Instant to, Hours kind) {
    if (!to.isAfter(from)) {
      return Duration.ZERO;
    }
    return switch (kind) {
      case CLOCK -> Duration.between(from, to);
      case WORKING -> betweenWorking(from, to);
    };
  }

  /** Whether the offices are open, from the stroke of eight to the stroke of five. */
  public boolean open(Instant instant) {
    LocalDate day = day(instant);
    return works(day) && !instant.isBefore(opens(day)) && !instant.isAfter(shuts(day));
  }

  private Instant afterWorking(Instant start, Duration promised) {
    LocalDate day = day(start);
    Instant from = start;
    Duration left = promised;
    while (true) {
      if (works(day) && !from.isAfter(shuts(day))) {
        from = later(from, opens(day));
        Duration today = Duration.between(from, shuts(day));
        if (left.compareTo(today) <= 0) {
          return from.plus(left);
        }
        left = left.minus(today);
      }
      day = day.plusDays(1);
    }
  }

  private Duration betweenWorking(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = day(to);
    for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
      Instant begin = later(from, opens(day));
      Instant end = to.isBefore(shuts(day)) ? to : shuts(day);
      if (works(day) && end.isAfter(begin)) {
        sum = sum.plus(Duration.between(begin, end));
      }
    }
    return sum;
  }

  private boolean works(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, NAIROBI);
  }

  private static Instant opens(LocalDate day) {
    return day.atTime(OPENS).atZone(NAIROBI).toInstant();
  }

  private static Instant shuts(LocalDate day) {
    return day.atTime(SHUTS).atZone(NAIROBI).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
