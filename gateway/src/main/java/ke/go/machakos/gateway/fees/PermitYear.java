package ke.go.machakos.gateway.fees;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;

/** A year of permits, 1 January to 31 December in Africa/Nairobi, for example 2026. */
public record PermitYear(int year) {
  /** The one that a day is in. */
  public static PermitYear of(LocalDate day) {
    return new PermitYear(day.getYear());
  }

  /** The one that it is in Nairobi at a moment. */
  public static PermitYear at(Instant now) {
    return of(CountyYear.day(now));
  }

  /** 1 January. */
  public LocalDate first() {
    return LocalDate.of(year, Month.JANUARY, 1);
  }

  /** 31 December. */
  public LocalDate last() {
    return LocalDate.of(year, Month.DECEMBER, 31);
  }
}
