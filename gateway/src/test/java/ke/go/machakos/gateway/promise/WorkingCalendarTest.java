package ke.go.machakos.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import ke.go.machakos.db.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
  private static final int TRIES = 20_000;

  private final WorkingCalendar calendar =
      new WorkingCalendar(Holidays.read(TestData.CONFIG.resolve("county/holidays.csv")));

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T10:00+03:00, PT4H, 2026-11-18T14:00+03:00",
    // to the stroke of five, and a second beyond it
    "2026-11-18T10:00+03:00, PT7H, 2026-11-18T17:00+03:00",
    "2026-11-18T10:00+03:00, PT7H1S, 2026-11-19T08:00:01+03:00",
    // asked at night, before eight, at five, at midnight
    "2026-11-18T22:30+03:00, PT2H, 2026-11-19T10:00+03:00",
    "2026-11-18T06:59+03:00, PT9H, 2026-11-18T17:00+03:00",
    "2026-11-18T17:00+03:00, PT1H, 2026-11-19T09:00+03:00",
    "2026-11-19T00:00+03:00, PT1H, 2026-11-19T09:00+03:00",
    // over a week-end, and from within one
    "2026-11-20T16:00+03:00, PT2H, 2026-11-23T09:00+03:00",
    "2026-11-21T12:00+03:00, PT0S, 2026-11-23T08:00+03:00",
    // over Easter: Friday and Monday are holidays
    "2026-04-02T16:00+03:00, PT2H, 2026-04-07T09:00+03:00",
    // over the ends of a month, of a leap February and of a year
    "2026-11-30T16:30+03:00, PT1H, 2026-12-01T08:30+03:00",
    "2028-02-28T16:00+03:00, PT2H, 2028-02-29T09:00+03:00",
    "2026-12-31T16:00+03:00, PT2H, 2027-01-04T09:00+03:00",
    // Christmas on a Saturday, Boxing Day on a Sunday and kept on the Monday
    "2027-12-24T16:00+03:00, PT2H, 2027-12-28T09:00+03:00",
    // eight working days of nine hours, as 72 promised hours
    "2026-11-16T08:00+03:00, PT72H, 2026-11-25T17:00+03:00",
  })
  void working_hours_run_from_eight_to_five_on_working_days(
      OffsetDateTime start, Duration promised, OffsetDateTime end) {
    assertThat(calendar.after(start.toInstant(), promised, Hours.WORKING))
        .isEqualTo(end.toInstant());
  }

  @Test
  void clock_hours_run_through_nights_and_holidays() {
    Instant christmasEve = Instant.parse("2026-12-24T20:00:00Z");
    Duration promised = Duration.ofDays(3);
    Instant end = calendar.after(christmasEve, promised, Hours.CLOCK);
    assertThat(end).isEqualTo(Instant.parse("2026-12-27T20:00:00Z"));
    assertThat(calendar.between(christmasEve, end, Hours.CLOCK)).isEqualTo(promised);
  }

  @Test
  void offices_open_at_five_by_greenwich_all_the_year_round() {
    for (String day : new String[] {"2026-01-14", "2026-03-31", "2026-07-15", "2026-10-26"}) {
      assertThat(calendar.open(Instant.parse(day + "T05:00:00Z"))).isTrue();
      assertThat(calendar.open(Instant.parse(day + "T04:59:59.999Z"))).isFalse();
      assertThat(calendar.open(Instant.parse(day + "T14:00:00Z"))).isTrue();
      assertThat(calendar.open(Instant.parse(day + "T14:00:00.001Z"))).isFalse();
    }
  }

  @Test
  void what_lies_in_the_past_measures_nothing_and_nothing_is_promised_backwards() {
    Instant noon = Instant.parse("2026-11-18T09:00:00Z");
    for (Hours kind : Hours.values()) {
      assertThat(calendar.between(noon, noon.minusSeconds(1), kind)).isZero();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendar.after(noon, Duration.ofSeconds(-1), kind));
    }
  }

  @Test
  void adding_then_measuring_gives_the_same_and_never_ends_outside_working_time() {
    long seed = Long.getLong("calendar.seed", System.nanoTime());
    System.out.println("working calendar: " + TRIES + " tries, -Dcalendar.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < TRIES; i++) {
      Instant start = start(random);
      Duration one = promise(random);
      Duration other = promise(random);
      Instant end = calendar.after(start, one, Hours.WORKING);
      String what = start + " and " + one + " and " + other;
      assertThat(calendar.open(end)).as(what).isTrue();
      assertThat(end).as(what).isAfterOrEqualTo(start.plus(one));
      assertThat(calendar.between(start, end, Hours.WORKING)).as(what).isEqualTo(one);
      Instant both = calendar.after(start, one.plus(other), Hours.WORKING);
      if (!other.isZero()) {
        assertThat(calendar.after(end, other, Hours.WORKING)).as(what).isEqualTo(both);
      }
      assertThat(calendar.between(end, both, Hours.WORKING)).as(what).isEqualTo(other);
      assertThat(calendar.after(start, one, Hours.CLOCK)).isEqualTo(start.plus(one));
    }
  }

  /** Any millisecond of forty years, the strokes of the hours and the ends of years often. */
  private static Instant start(SplittableRandom random) {
    long from = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    long to = Instant.parse("2059-06-01T00:00:00Z").toEpochMilli();
    Instant any = Instant.ofEpochMilli(random.nextLong(from, to));
    Instant hour = any.truncatedTo(ChronoUnit.HOURS);
    return switch (random.nextInt(4)) {
      case 0 -> hour;
      case 1 -> hour.plusMillis(random.nextInt(-1, 2));
      case 2 ->
          Instant.parse(2020 + random.nextInt(39) + "-12-31T20:59:59.999Z")
              .plusMillis(random.nextInt(3));
      default -> any;
    };
  }

  private static Duration promise(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Duration.ofHours(random.nextInt(100));
      case 1 -> Duration.ofMillis(random.nextLong(400L * 3_600_000));
      default -> Duration.ofHours(9L * random.nextInt(30));
    };
  }
}
