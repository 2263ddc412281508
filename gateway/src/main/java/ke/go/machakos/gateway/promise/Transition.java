package ke.go.machakos.gateway.promise;

import java.util.Optional;
import java.util.Set;

/**
 * An act that leads from one state to another, or back to the same.
 *
 * @param roles who may do it
 * @param reasonRequired whether it needs words that say why
 * @param citizenMessage the key of the text that the citizen gets, where one is sent
 */
public record Transition(
    String from,
    String action,
    String to,
    Set<Role> roles,
    boolean reasonRequired,
    Optional<String> citizenMessage) {
  public Transition {
    roles = Set.copyOf(roles);
  }

  /** The same, of which the citizen is not told. */
  public Transition untold() {
    return new Transition(from, action, to, roles, reasonRequired, Optional.empty());
  }
}
