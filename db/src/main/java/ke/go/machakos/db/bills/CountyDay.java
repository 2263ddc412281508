package ke.go.machakos.db.bills;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day of an instant where the county is: what a due day and a year of the books go by. */
public final class CountyDay {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private CountyDay() {}

  /** The day. */
  public static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, NAIROBI);
  }

  /** When a day begins. */
  public static Instant begins(LocalDate day) {
    return day.atStartOfDay(NAIROBI).toInstant();
  }

  /** When a day is over: the first instant of the next. */
  public static Instant ends(LocalDate day) {
    return begins(day.plusDays(1));
  }
}
