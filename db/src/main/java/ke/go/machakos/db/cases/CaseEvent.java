package ke.go.machakos.db.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done with a case.
 *
 * @param role who did it
 * @param staff their row, where they work for the county and it is known
 * @param state the state of the case after it
 * @param detail the words with it
 * @param reasonCode the code of the reason for it, where one was given
 * @param step the step of the promise that it is
 */
public record CaseEvent(
    String action,
    String role,
    Optional<Long> staff,
    String state,
    Optional<String> detail,
    Optional<String> reasonCode,
    Optional<StepName> step,
    Instant at) {

  /** The name of a step: taken once for a case, whoever else tries. */
  public record StepName(int round, int number) {}
}
