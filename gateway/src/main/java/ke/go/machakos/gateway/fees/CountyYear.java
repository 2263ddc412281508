package ke.go.machakos.gateway.fees;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/**
 * A financial year of the county, 1 July to 30 June in Africa/Nairobi.
 *
 * @param begins the year of its 1 July
 */
public record CountyYear(int begins) {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  /** The one that a day is in. */
  public static CountyYear of(LocalDate day) {
    return new CountyYear(
        day.getMonthValue() < Month.JULY.getValue() ? day.getYear() - 1 : day.getYear());
  }

  /** The one that it is in Nairobi at a moment. */
  public static CountyYear at(Instant now) {
    return of(day(now));
  }

  /** The day that it is in Nairobi at a moment. */
  public static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, NAIROBI);
  }

  /** 1 July. */
  public LocalDate first() {
    return LocalDate.of(begins, Month.JULY, 1);
  }

  /** 30 June of the year after. */
  public LocalDate last() {
    return LocalDate.of(begins + 1, Month.JUNE, 30);
  }

  /** As the county writes it: {@code 2026/27}. */
  @Override
  public String toString() {
    return "%d/%02d".formatted(begins, (begins + 1) % 100);
  }
}
