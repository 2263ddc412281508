package ke.go.machakos.gateway.promise;

import java.time.Instant;

/**
 * What a promise demands at an instant. Round and number together name a step of a promise: what it
 * causes can be kept from happening twice by them.
 */
public sealed interface Step {
  /** When it fell due, however late it is looked at. */
  Instant at();

  /** The round of the promise. */
  int round();

  /** From 1 in each round, without a gap. */
  int number();

  /**
   * The deadline comes near.
   *
   * @param to whoever has the matter, and where nobody has it the rung that it has reached
   */
  record Reminder(Instant at, int round, int number, Role to) implements Step {}

  /**
   * The deadline, or a further part of the promised time, has passed.
   *
   * @param level the level from now on
   * @param to the rung of that level, or the superior of whoever has the matter if that is higher
   */
  record Escalation(Instant at, int round, int number, int level, Role to) implements Step {}

  /** The citizen had the time to say that it is not solved. */
  record Closing(Instant at, int round, int number) implements Step {}
}
