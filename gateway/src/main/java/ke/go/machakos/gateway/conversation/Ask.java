package ke.go.machakos.gateway.conversation;

import java.time.Instant;
import java.util.Map;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.menus.text.Language;

/**
 * Who asks an action for what.
 *
 * @param arguments a value for each argument that the action declares
 * @param now when the turn arrived; the only clock an action sees
 */
public record Ask(Msisdn caller, Map<String, String> arguments, Language language, Instant now) {
  public Ask {
    arguments = Map.copyOf(arguments);
  }

  /** The value of a declared argument. */
  public String argument(String name) {
    String value = arguments.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no argument " + name);
    }
    return value;
  }
}
