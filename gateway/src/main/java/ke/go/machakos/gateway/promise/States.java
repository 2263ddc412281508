package ke.go.machakos.gateway.promise;

import java.util.Set;

/**
 * The states that a table of transitions may speak of.
 *
 * @param all every state, the first and the ends among them
 * @param first where everything begins
 * @param ends what nothing leaves again
 */
public record States(Set<String> all, String first, Set<String> ends) {
  /** What becomes of anything that a resident asks the county to do. */
  public static final States SERVICE_REQUEST =
      new States(
          Set.of(
              "received",
              "assigned",
              "in_progress",
              "escalated",
              "resolved",
              "rejected",
              "closed",
              "reopened"),
          "received",
          Set.of("closed"));

  public States {
    all = Set.copyOf(all);
    ends = Set.copyOf(ends);
    if (!all.contains(first) || !all.containsAll(ends)) {
      throw new IllegalArgumentException("the first and the last states are states: " + all);
    }
  }
}
