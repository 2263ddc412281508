package ke.go.machakos.gateway.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When people are sent what they did not ask for: not in the quiet hours of the night, and not more
 * than so many a day. An answer to somebody's own question knows neither.
 *
 * @param from when the night begins, after {@code until}
 * @param until when it ends
 * @param perDay messages to one person from midnight to midnight, at least 1
 */
public record Courtesy(ZoneId zone, LocalTime from, LocalTime until, int perDay) {
  /** Nobody is woken between eight in the evening and seven, nor told more than three things. */
  public static final Courtesy DEFAULT =
      new Courtesy(ZoneId.of("Africa/Nairobi"), LocalTime.of(20, 0), LocalTime.of(7, 0), 3);

  /** Whether it is night. */
  public boolean quiet(Instant now) {
    LocalTime time = now.atZone(zone).toLocalTime();
    return !time.isBefore(from) || time.isBefore(until);
  }

  /** The next instant at which the night is over. */
  public Instant morning(Instant now) {
    ZonedDateTime today = now.atZone(zone).with(until);
    return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  /** The end of the night after this day. */
  public Instant tomorrow(Instant now) {
    return LocalDate.ofInstant(now, zone).plusDays(1).atTime(until).atZone(zone).toInstant();
  }

  /** The beginning of this day. */
  public Instant today(Instant now) {
    return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
  }
}
