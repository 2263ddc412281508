package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the holder of a permit is reminded to renew it: 30 and 7 days before its last day, and,
 * where the type has one, 30 and 7 days before the day by which an expired one is to be renewed; in
 * the morning, in Nairobi. Stateless.
 */
public final class Reminders {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final int[] DAYS = {30, 7};

  private Reminders() {}

  /**
   * Something that is due before or after the end of a permit.
   *
   * @param key the text, or empty for the end itself
   * @param last the day that it is about
   */
  public record Due(String key, Instant at, LocalDate last) {
    /** Whether it is the end itself. */
    boolean expiry() {
      return key.isEmpty();
    }
  }

  /**
   * All that is due of a permit, in order: its reminders and, among them, its end.
   *
   * @param to its last day
   * @param grace the day of the next year by which it is to be renewed
   */
  public static List<Due> of(LocalDate to, Optional<MonthDay> grace) {
    List<Due> all = new ArrayList<>();
    for (int days : DAYS) {
      all.add(new Due("application.expires", morning(to.minusDays(days)), to));
    }
    all.add(new Due("", to.plusDays(1).atStartOfDay(NAIROBI).toInstant(), to));
    grace
        .map(day -> day.atYear(to.getYear() + 1))
        .ifPresent(
            last -> {
              for (int days : DAYS) {
                all.add(new Due("application.deadline", morning(last.minusDays(days)), last));
              }
            });
    return all;
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(MORNING).atZone(NAIROBI).toInstant();
  }
}
