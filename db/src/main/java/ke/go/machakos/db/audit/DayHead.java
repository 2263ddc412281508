package ke.go.machakos.db.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where the chain stood at the end of a day.
 *
 * @param day a day of Nairobi, by the time of the seals
 * @param sequence the place of the day's last event, counted from 1
 * @param hash the last event's hash, in hexadecimal
 * @param closed whether the day is over, so that this never changes
 * @param at when the day was closed; of a day that goes on, when its last event was sealed
 */
public record DayHead(LocalDate day, long sequence, String hash, boolean closed, Instant at) {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, NAIROBI);
  }

  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(NAIROBI).toInstant();
  }
}
