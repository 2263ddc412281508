package ke.go.machakos.db.books;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as the county counts them: in Nairobi, three hours before UTC's, the whole year. */
public final class NairobiDay {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private NairobiDay() {}

  /** The day of an instant. */
  public static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, NAIROBI);
  }

  /** When a day begins. */
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(NAIROBI).toInstant();
  }

  /** When a day is over: the first instant of the next. */
  public static Instant end(LocalDate day) {
    return start(day.plusDays(1));
  }
}
