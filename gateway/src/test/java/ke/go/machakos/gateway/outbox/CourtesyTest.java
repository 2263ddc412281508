package ke.go.machakos.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.outbox.Leased;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtesyTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  /** Nairobi is three hours ahead. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T16:59:59.999Z, false, 2026-11-24T04:00:00Z",
    "2026-11-23T17:00:00Z, true, 2026-11-24T04:00:00Z",
    "2026-11-23T21:30:00Z, true, 2026-11-24T04:00:00Z",
    "2026-11-24T03:59:59Z, true, 2026-11-24T04:00:00Z",
    "2026-11-24T04:00:00Z, false, 2026-11-25T04:00:00Z",
  })
  void the_night_is_quiet_and_ends_at_seven(Instant at, boolean quiet, Instant morning) {
    assertThat(Courtesy.DEFAULT.quiet(at)).isEqualTo(quiet);
    assertThat(Courtesy.DEFAULT.morning(at)).isEqualTo(morning);
  }

  @Test
  void a_day_is_a_day_in_nairobi() {
    Instant lateEvening = Instant.parse("2026-11-23T21:30:00Z");
    assertThat(Courtesy.DEFAULT.today(lateEvening)).isEqualTo("2026-11-23T21:00:00Z");
    assertThat(Courtesy.DEFAULT.tomorrow(lateEvening)).isEqualTo("2026-11-25T04:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "8, 640", "9, 900", "50, 900"})
  void a_message_waits_twice_as_long_after_each_try_and_never_over_a_quarter_of_an_hour(
      int attempts, long seconds) {
    assertThat(Patience.next(leased(16, attempts), NOW)).isEqualTo(NOW.plusSeconds(seconds));
    assertThat(Patience.next(leased(15, attempts), NOW))
        .isBetween(NOW.plusSeconds(seconds), NOW.plusMillis(seconds * 1200));
  }

  @Test
  void trouble_of_its_own_ends_a_message_after_six_tries_and_the_providers_after_two_days() {
    assertThat(Patience.over(leased(1, 5), Handed.Trouble.MESSAGE, NOW)).isFalse();
    assertThat(Patience.over(leased(1, 6), Handed.Trouble.MESSAGE, NOW)).isTrue();
    assertThat(Patience.over(leased(1, 99), Handed.Trouble.PROVIDER, NOW)).isFalse();
    assertThat(Patience.over(leased(1, 1), Handed.Trouble.ACCOUNT, NOW.plusSeconds(172_800)))
        .isTrue();
  }

  private static Leased leased(long id, int attempts) {
    var message =
        new OutgoingMessage(
            "test",
            new Msisdn("+254711000111"),
            "sw",
            Optional.empty(),
            "x",
            NOW,
            Optional.empty(),
            "c");
    return new Leased(id, message, "node", attempts, NOW);
  }
}
