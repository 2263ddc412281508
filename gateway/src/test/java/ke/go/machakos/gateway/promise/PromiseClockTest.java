package ke.go.machakos.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import org.junit.jupiter.api.Test;

class PromiseClockTest {
  private static final Instant START = Instant.parse("2026-11-16T05:00:00Z");
  private static final Duration PROMISED = Duration.ofHours(40);
  private static final Optional<Role> NOBODY = Optional.empty();
  private static final Optional<Role> OFFICER = Optional.of(Role.OFFICER);

  private final PromiseClock clock =
      new PromiseClock(
          new WorkingCalendar(Holidays.read(TestData.CONFIG.resolve("county/holidays.csv"))),
          Ladder.DEFAULT);

  private final Promise fresh = clock.start(PROMISED, Hours.CLOCK, START, OFFICER);

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private Promise answered(Promise promise, int hour) {
    return clock.happen(promise, new Happening.Answer(), hour(hour)).promise();
  }

  @Test
  void it_reminds_and_then_climbs_rung_by_rung() {
    assertThat(fresh.dueAt()).isEqualTo(hour(40));
    assertThat(clock.due(fresh, hour(1_000)))
        .containsExactly(
            new Step.Reminder(hour(30), 1, 1, Role.OFFICER),
            new Step.Escalation(hour(40), 1, 2, 1, Role.WARD_ADMINISTRATOR),
            new Step.Escalation(hour(60), 1, 3, 2, Role.CHIEF_OFFICER),
            new Step.Escalation(hour(80), 1, 4, 3, Role.COUNTY_SECRETARY));
  }

  @Test
  void a_step_is_due_at_its_instant_and_not_before_and_not_twice() {
    assertThat(clock.due(fresh, hour(30).minusMillis(1))).isEmpty();
    Change reminded = clock.look(fresh, hour(30));
    assertThat(reminded.steps()).hasSize(1);
    assertThat(clock.due(reminded.promise(), hour(30))).isEmpty();
    assertThat(clock.due(reminded.promise(), hour(29))).isEmpty();
    assertThat(clock.next(reminded.promise()).map(Step::at)).contains(hour(40));
  }

  @Test
  void nobody_having_the_matter_skips_nothing() {
    Promise lone = clock.start(PROMISED, Hours.CLOCK, START, NOBODY);
    assertThat(clock.due(lone, hour(1_000)))
        .containsExactly(
            new Step.Reminder(hour(30), 1, 1, Role.WARD_ADMINISTRATOR),
            new Step.Escalation(hour(40), 1, 2, 1, Role.WARD_ADMINISTRATOR),
            new Step.Escalation(hour(60), 1, 3, 2, Role.CHIEF_OFFICER),
            new Step.Escalation(hour(80), 1, 4, 3, Role.COUNTY_SECRETARY));
  }

  @Test
  void an_escalation_goes_above_whoever_has_the_matter() {
    Happening given = new Happening.Assignment(Optional.of(Role.CHIEF_OFFICER));
    Promise high = clock.happen(fresh, given, hour(1)).promise();
    assertThat(clock.due(high, hour(60)))
        .containsExactly(
            new Step.Reminder(hour(30), 1, 1, Role.CHIEF_OFFICER),
            new Step.Escalation(hour(40), 1, 2, 1, Role.COUNTY_SECRETARY),
            new Step.Escalation(hour(60), 1, 3, 2, Role.COUNTY_SECRETARY));
  }

  @Test
  void a_comment_moves_nothing() {
    Change commented = clock.happen(fresh, new Happening.Comment(), hour(29));
    assertThat(commented).isEqualTo(new Change(fresh, List.of(), true));
  }

  @Test
  void an_answer_stops_the_ladder_and_waits_for_the_citizens_word() {
    Promise done = answered(fresh, 35);
    assertThat(done.taken()).isEqualTo(1);
    assertThat(clock.due(done, hour(35 + 72).minusMillis(1))).isEmpty();
    Change closing = clock.look(done, hour(35 + 72));
    assertThat(closing.steps()).containsExactly(new Step.Closing(hour(35 + 72), 1, 2));
    assertThat(closing.promise().closed()).isTrue();
    assertThat(clock.next(closing.promise())).isEmpty();
  }

  @Test
  void an_answer_after_the_deadline_does_not_hide_what_was_due_before_it() {
    Change late = clock.happen(fresh, new Happening.Answer(), hour(41));
    assertThat(late.steps()).extracting(Step::at).containsExactly(hour(30), hour(40));
    assertThat(late.promise().level()).isEqualTo(1);
  }

  @Test
  void the_citizens_yes_closes_at_once() {
    Change yes = clock.happen(answered(fresh, 35), new Happening.Confirmation(), hour(36));
    assertThat(yes.accepted()).isTrue();
    assertThat(clock.next(yes.promise())).isEmpty();
  }

  @Test
  void a_no_in_time_goes_on_at_the_level_it_had_with_half_the_time() {
    Change no = clock.happen(answered(fresh, 61), new Happening.Reopening(), hour(100));
    Promise again = no.promise();
    assertThat(no.accepted()).isTrue();
    assertThat(again.dueAt()).isEqualTo(hour(120));
    assertThat(again.level()).isEqualTo(2);
    assertThat(clock.due(again, hour(1_000)))
        .containsExactly(
            new Step.Reminder(hour(115), 2, 1, Role.OFFICER),
            new Step.Escalation(hour(120), 2, 2, 3, Role.COUNTY_SECRETARY));
  }

  @Test
  void a_promise_reopened_on_the_highest_rung_still_tells_it_of_the_deadline() {
    Promise top = answered(fresh, 90);
    Promise again = clock.happen(top, new Happening.Reopening(), hour(100)).promise();
    assertThat(clock.due(again, hour(1_000)))
        .containsExactly(
            new Step.Reminder(hour(115), 2, 1, Role.OFFICER),
            new Step.Escalation(hour(120), 2, 2, 3, Role.COUNTY_SECRETARY));
  }

  @Test
  void a_no_that_comes_too_late_is_refused_and_the_closing_told() {
    Change no = clock.happen(answered(fresh, 1), new Happening.Reopening(), hour(73));
    assertThat(no.accepted()).isFalse();
    assertThat(no.steps()).containsExactly(new Step.Closing(hour(73), 1, 1));
    assertThat(no.promise().closed()).isTrue();
  }

  @Test
  void what_cannot_happen_in_a_state_is_refused() {
    assertThat(clock.happen(fresh, new Happening.Reopening(), hour(1)).accepted()).isFalse();
    assertThat(clock.happen(fresh, new Happening.Confirmation(), hour(1)).accepted()).isFalse();
    Promise done = answered(fresh, 1);
    assertThat(clock.happen(done, new Happening.Answer(), hour(2)).accepted()).isFalse();
    assertThat(clock.happen(done, new Happening.Assignment(OFFICER), hour(2)).accepted()).isFalse();
    assertThat(clock.happen(done, new Happening.Comment(), hour(2)).accepted()).isTrue();
    assertThat(clock.happen(done, new Happening.Comment(), hour(99)).accepted()).isFalse();
  }

  @Test
  void a_reopened_promise_has_four_hours_at_least_but_never_more_than_it_had() {
    assertThat(secondRound(Duration.ofHours(6)).promised()).isEqualTo(Duration.ofHours(4));
    assertThat(secondRound(Duration.ofHours(3)).promised()).isEqualTo(Duration.ofHours(3));
    assertThat(secondRound(Duration.ofHours(9)).promised()).isEqualTo(Duration.ofMinutes(270));
  }

  private Promise secondRound(Duration promised) {
    Promise first = clock.start(promised, Hours.CLOCK, START, OFFICER);
    return clock.happen(answered(first, 1), new Happening.Reopening(), hour(2)).promise();
  }

  @Test
  void in_working_hours_every_step_falls_into_working_time() {
    Instant friday = Instant.parse("2026-11-20T12:00:00Z");
    Promise promise = clock.start(Duration.ofHours(8), Hours.WORKING, friday, OFFICER);
    assertThat(clock.due(promise, friday.plus(Duration.ofDays(30))))
        .extracting(Step::at)
        .containsExactly(
            Instant.parse("2026-11-23T09:00:00Z"),
            Instant.parse("2026-11-23T11:00:00Z"),
            Instant.parse("2026-11-24T06:00:00Z"),
            Instant.parse("2026-11-24T10:00:00Z"));
  }

  @Test
  void a_ladder_that_lost_a_rung_lowers_nobody() {
    Promise top = clock.look(fresh, hour(90)).promise();
    Promise again = clock.happen(answered(top, 91), new Happening.Reopening(), hour(92)).promise();
    Ladder shorter =
        new Ladder(
            75, 50, 50, Duration.ofHours(4), Duration.ofDays(3), List.of(Role.CHIEF_OFFICER));
    assertThat(
            new PromiseClock(clock.calendar(), shorter).look(again, hour(1_000)).promise().level())
        .isEqualTo(3);
  }

  @Test
  void nothing_is_promised_in_no_time() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.start(Duration.ZERO, Hours.CLOCK, START, NOBODY));
  }
}
