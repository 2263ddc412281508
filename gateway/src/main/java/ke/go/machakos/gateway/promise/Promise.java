package ke.go.machakos.gateway.promise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one promise to a citizen stands. It is a value, to be stored as it is: {@link PromiseClock}
 * makes the next one of it.
 *
 * @param promised the time promised in this round
 * @param kind the hours it is measured in
 * @param startedAt the beginning of this round
 * @param dueAt its deadline, which nothing moves but a new round
 * @param level how far it was escalated: 0 not at all, then a rung each; it never falls
 * @param round 1, and 1 more for each reopening and where another promise takes its place
 * @param taken how many steps of this round were taken
 * @param answeredAt when the county said that it is done, and so waits for the citizen's word
 * @param closed whether nothing comes any more
 * @param holder the role of whoever has the matter, if anybody has
 */
public record Promise(
    Duration promised,
    Hours kind,
    Instant startedAt,
    Instant dueAt,
    int level,
    int round,
    int taken,
    Optional<Instant> answeredAt,
    boolean closed,
    Optional<Role> holder) {

  /** Whether the county still has to act. */
  public boolean open() {
    return answeredAt.isEmpty() && !closed;
  }

  /** Whether the citizen is asked whether it is solved. */
  public boolean awaitsWord() {
    return answeredAt.isPresent() && !closed;
  }

  Promise with(Step step) {
    return switch (step) {
      case Step.Reminder reminder -> next(level, false);
      case Step.Escalation escalation -> next(escalation.level(), false);
      case Step.Closing closing -> next(level, true);
    };
  }

  private Promise next(int newLevel, boolean nowClosed) {
    return new Promise(
        promised,
        kind,
        startedAt,
        dueAt,
        newLevel,
        round,
        taken + 1,
        answeredAt,
        nowClosed,
        holder);
  }

  Promise heldBy(Optional<Role> newHolder) {
    return new Promise(
        promised, kind, startedAt, dueAt, level, round, taken, answeredAt, closed, newHolder);
  }

  Promise answered(Instant at) {
    return new Promise(
        promised, kind, startedAt, dueAt, level, round, taken, Optional.of(at), closed, holder);
  }

  Promise confirmed() {
    return new Promise(
        promised, kind, startedAt, dueAt, level, round, taken, answeredAt, true, holder);
  }

  Promise inRound(int number) {
    return new Promise(
        promised, kind, startedAt, dueAt, level, number, taken, answeredAt, closed, holder);
  }

  Promise reopened(Duration fresh, Instant from, Instant due) {
    return new Promise(
        fresh, kind, from, due, level, round + 1, 0, Optional.empty(), false, holder);
  }
}
