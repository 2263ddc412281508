package ke.go.machakos.gateway.promise;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is due of a promise, and what becomes of it. Which steps there are, and when, follows
 * from what happens alone: not from when or how often the clock is looked at. Stateless.
 */
public record PromiseClock(WorkingCalendar calendar, Ladder ladder) {

  /**
   * A fresh promise.
   *
   * @param holder the role of whoever has the matter from the start, if anybody has
   */
  public Promise start(Duration promised, Hours kind, Instant at, Optional<Role> holder) {
    if (!promised.isPositive()) {
      throw new IllegalArgumentException("a promise takes some time: " + promised);
    }
    Instant from = at.truncatedTo(ChronoUnit.MILLIS);
    Instant due = calendar.after(from, promised, kind);
    return new Promise(promised, kind, from, due, 0, 1, 0, Optional.empty(), false, holder);
  }

  /**
   * A promise in place of one that was made before it was known what of: it begins anew, in a round
   * of its own, and whoever has the matter keeps it.
   */
  public Promise instead(Promise before, Duration promised, Hours kind, Instant at) {
    Promise fresh = start(promised, kind, at, before.holder());
    return fresh.inRound(before.round() + 1);
  }

  /** The step that comes next if nothing happens before; its instant is when to look again. */
  public Optional<Step> next(Promise promise) {
    int number = promise.taken() + 1;
    if (promise.closed()) {
      return Optional.empty();
    }
    if (promise.answeredAt().isPresent()) {
      Instant at = promise.answeredAt().get().plus(ladder.citizenWord());
      return Optional.of(new Step.Closing(at, promise.round(), number));
    }
    if (promise.taken() == 0) {
      return Optional.of(
          new Step.Reminder(reminderAt(promise), promise.round(), number, reminded(promise)));
    }
    // a round that begins on the highest rung still tells it that the deadline has passed
    if (promise.taken() > 1 && promise.level() >= ladder.top()) {
      return Optional.empty();
    }
    int level = Math.max(promise.level(), Math.min(promise.level() + 1, ladder.top()));
    return Optional.of(
        new Step.Escalation(
            escalationAt(promise), promise.round(), number, level, superior(promise, level)));
  }

  /** The steps that are due by now and not taken, in the order in which they fell due. */
  public List<Step> due(Promise promise, Instant now) {
    return look(promise, now).steps();
  }

  /** Takes every step that is due by now. */
  public Change look(Promise promise, Instant now) {
    List<Step> steps = new ArrayList<>();
    Promise after = promise;
    Optional<Step> next = next(after);
    while (next.isPresent() && !next.get().at().isAfter(now)) {
      steps.add(next.get());
      after = after.with(next.get());
      next = next(after);
    }
    return new Change(after, steps, true);
  }

  /**
   * Takes every step that was due by then, and then what happened: an escalation that nobody looked
   * at in time is not lost because somebody answered meanwhile.
   */
  public Change happen(Promise promise, Happening happening, Instant at) {
    Change before = look(promise, at);
    Promise now = before.promise();
    Optional<Promise> after =
        switch (happening) {
          case Happening.Comment comment -> Optional.of(now).filter(it -> !it.closed());
          case Happening.Assignment assignment ->
              Optional.of(now.heldBy(assignment.holder())).filter(Promise::open);
          case Happening.Answer answer ->
              Optional.of(now)
                  .filter(Promise::open)
                  .map(it -> it.answered(at.truncatedTo(ChronoUnit.MILLIS)));
          case Happening.Confirmation word ->
              Optional.of(now).filter(Promise::awaitsWord).map(Promise::confirmed);
          case Happening.Reopening word ->
              Optional.of(now).filter(Promise::awaitsWord).map(it -> reopened(it, at));
        };
    return new Change(after.orElse(now), before.steps(), after.isPresent());
  }

  private Promise reopened(Promise promise, Instant at) {
    Duration part = Ladder.part(promise.promised(), ladder.reopenedPercent());
    Duration least = shorter(ladder.reopenedLeast(), promise.promised());
    Duration fresh = part.compareTo(least) < 0 ? least : part;
    Instant from = at.truncatedTo(ChronoUnit.MILLIS);
    return promise.reopened(fresh, from, calendar.after(from, fresh, promise.kind()));
  }

  /** Not after the deadline, which stays although the holidays may be other ones by now. */
  private Instant reminderAt(Promise promise) {
    Duration part = Ladder.part(promise.promised(), ladder.reminderPercent());
    Instant at = calendar.after(promise.startedAt(), part, promise.kind());
    return at.isAfter(promise.dueAt()) ? promise.dueAt() : at;
  }

  private Instant escalationAt(Promise promise) {
    Duration part = Ladder.part(promise.promised(), ladder.furtherPercent());
    int further = promise.taken() - 1;
    return further == 0
        ? promise.dueAt()
        : calendar.after(promise.dueAt(), part.multipliedBy(further), promise.kind());
  }

  private Role reminded(Promise promise) {
    return promise
        .holder()
        .orElseGet(() -> ladder.superiors().get(Math.max(promise.level(), 1) - 1));
  }

  private Role superior(Promise promise, int level) {
    int ofHolder = promise.holder().map(ladder.superiors()::indexOf).orElse(-1) + 1;
    return ladder.superiors().get(Math.min(Math.max(level - 1, ofHolder), ladder.top() - 1));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
