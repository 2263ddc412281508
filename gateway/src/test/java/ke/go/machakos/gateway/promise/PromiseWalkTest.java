package ke.go.machakos.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import ke.go.machakos.db.TestData;
import org.junit.jupiter.api.Test;

/**
 * Lives of promises at random: the same happenings, seen by somebody who looks at the clock
 * whenever they like, late, doubly and with a clock that goes back, and by somebody who never looks
 * between.
 */
class PromiseWalkTest {
  private static final int LIVES = 40_000 * Integer.getInteger("storm.percent", 5) / 100;
  private static final Instant LATEST = Instant.parse("2050-01-01T00:00:00Z");

  private final PromiseClock clock =
      new PromiseClock(
          new WorkingCalendar(Holidays.read(TestData.CONFIG.resolve("county/holidays.csv"))),
          Ladder.DEFAULT);

  private record Event(Happening what, Instant at) {}

  private record Life(Promise start, List<Event> events) {}

  @Test
  void no_step_is_skipped_doubled_or_moved_however_the_clock_is_looked_at() {
    long seed = Long.getLong("promise.seed", System.nanoTime());
    System.out.println("promises: " + LIVES + " lives, -Dpromise.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    long steps = 0;
    for (int i = 0; i < LIVES; i++) {
      Life life = life(random);
      Observer idle = new Observer(life.start());
      Observer busy = new Observer(life.start());
      for (Event event : life.events()) {
        busy.lookAround(event.at(), random);
        assertThat(busy.happen(event)).as(life.toString()).isEqualTo(idle.happen(event));
      }
      idle.look(LATEST);
      busy.lookAround(LATEST, random);
      busy.look(LATEST);
      assertThat(busy.steps).as(life.toString()).isEqualTo(idle.steps);
      assertThat(busy.promise).as(life.toString()).isEqualTo(idle.promise);
      checkWhole(life, idle);
      steps += idle.steps.size();
    }
    System.out.println("promises: " + steps + " steps");
  }

  /** Without a gap in any round, in the order of time, and up to an end. */
  private void checkWhole(Life life, Observer observer) {
    int level = 0;
    Step before = new Step.Closing(Instant.EPOCH, 0, 0);
    for (Step step : observer.steps) {
      assertThat(step.at()).as(life.toString()).isAfterOrEqualTo(before.at());
      if (step.round() == before.round()) {
        assertThat(step.number()).as(life.toString()).isEqualTo(before.number() + 1);
      } else {
        assertThat(step.round()).isGreaterThan(before.round());
        assertThat(step.number()).as(life.toString()).isEqualTo(1);
      }
      if (step instanceof Step.Escalation up) {
        assertThat(up.level()).as(life.toString()).isEqualTo(Math.min(level + 1, 3));
        assertThat(Ladder.DEFAULT.superiors().indexOf(up.to()))
            .isGreaterThanOrEqualTo(up.level() - 1);
        level = up.level();
      }
      before = step;
    }
    boolean ended = observer.promise.closed() || observer.promise.level() == 3;
    assertThat(ended).as(life.toString()).isTrue();
    assertThat(clock.next(observer.promise)).isEmpty();
  }

  private final class Observer {
    private final List<Step> steps = new ArrayList<>();
    private Promise promise;

    Observer(Promise start) {
      promise = start;
    }

    /** Looks at some instants up to one, in any order. */
    void lookAround(Instant end, SplittableRandom random) {
      for (int looks = random.nextInt(4); looks > 0; looks--) {
        look(end.minusMillis(random.nextLong(1L + random.nextInt(1_000_000_000))));
      }
    }

    void look(Instant now) {
      Promise before = promise;
      Change change = clock.look(before, now);
      assertThat(change.steps()).isEqualTo(clock.due(before, now));
      assertThat(change.steps()).allMatch(step -> !step.at().isAfter(now));
      take(change);
      assertThat(promise.dueAt()).isEqualTo(before.dueAt());
    }

    boolean happen(Event event) {
      Promise before = promise;
      Promise looked = clock.look(before, event.at()).promise();
      Change change = clock.happen(before, event.what(), event.at());
      take(change);
      if (event.what() instanceof Happening.Comment) {
        assertThat(promise).isEqualTo(looked);
      }
      if (event.what() instanceof Happening.Reopening && change.accepted()) {
        assertThat(event.at()).isBefore(looked.answeredAt().orElseThrow().plus(Duration.ofDays(3)));
        assertThat(promise.promised()).isLessThanOrEqualTo(before.promised());
        assertThat(promise.round()).isEqualTo(before.round() + 1);
      } else {
        assertThat(promise.dueAt()).isEqualTo(before.dueAt());
        assertThat(promise.startedAt()).isEqualTo(before.startedAt());
      }
      return change.accepted();
    }

    private void take(Change change) {
      assertThat(change.promise().level()).isGreaterThanOrEqualTo(promise.level());
      steps.addAll(change.steps());
      promise = change.promise();
    }
  }

  private Life life(SplittableRandom random) {
    Instant at =
        Instant.ofEpochSecond(
            random.nextLong(
                Instant.parse("2026-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2031-01-01T00:00:00Z").getEpochSecond()));
    Duration promised = Duration.ofHours(random.nextInt(1, 100));
    Hours kind = random.nextBoolean() ? Hours.CLOCK : Hours.WORKING;
    Promise start = clock.start(promised, kind, at, holder(random));
    List<Event> events = new ArrayList<>();
    Instant now = at;
    for (int i = random.nextInt(12); i > 0; i--) {
      now = now.plusMillis(random.nextLong(promised.toMillis()));
      events.add(new Event(happening(random), now));
    }
    return new Life(start, events);
  }

  private static Happening happening(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Happening.Comment();
      case 3 -> new Happening.Assignment(holder(random));
      case 4, 5 -> new Happening.Answer();
      case 6 -> new Happening.Reopening();
      default -> random.nextInt(4) == 0 ? new Happening.Confirmation() : new Happening.Reopening();
    };
  }

  private static Optional<Role> holder(SplittableRandom random) {
    List<Role> roles =
        List.of(Role.OFFICER, Role.ATTENDANT, Role.WARD_ADMINISTRATOR, Role.CHIEF_OFFICER);
    int which = random.nextInt(roles.size() + 1);
    return which == roles.size() ? Optional.empty() : Optional.of(roles.get(which));
  }
}
