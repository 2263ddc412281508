package ke.go.machakos.gateway.cases;

import java.util.Optional;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.gateway.promise.Role;

/**
 * Something that somebody wants to do with a case.
 *
 * @param action as the table of transitions names it
 * @param reason why, or what a comment says in words
 * @param to the role that an assignment is meant for; an officer where it is empty
 */
public record Act(String action, Actor actor, Optional<Reason> reason, Optional<Role> to) {
  /** An act that needs no words. */
  public static Act of(String action, Actor actor) {
    return new Act(action, actor, Optional.empty(), Optional.empty());
  }

  /** An act with the words that say why. */
  public static Act because(String action, Actor actor, String reason) {
    return new Act(
        action, actor, Reason.of(Optional.empty(), Optional.of(reason)), Optional.empty());
  }
}
