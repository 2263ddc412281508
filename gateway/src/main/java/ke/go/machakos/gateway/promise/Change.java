package ke.go.machakos.gateway.promise;

import java.util.List;

/**
 * A promise after something, and the steps that had fallen due by then. Both belong into one
 * transaction: a step that is in no change again is taken.
 *
 * @param promise the promise with these steps taken
 * @param steps in the order in which they fell due
 * @param accepted whether what happened could happen: not so a NO that comes after the closing
 */
public record Change(Promise promise, List<Step> steps, boolean accepted) {
  public Change {
    steps = List.copyOf(steps);
  }
}
