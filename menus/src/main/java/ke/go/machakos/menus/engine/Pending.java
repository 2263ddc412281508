package ke.go.machakos.menus.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dialogue between two screens, while something is found out or done for it.
 *
 * @param session as it was at the last waiting screen
 * @param values what became known since
 * @param lists likewise
 * @param before the session before the answer in advance that led here
 * @param did whether an action that changes something for good ran since
 */
public record Pending(
    Session session,
    Map<String, String> values,
    Map<String, List<Item>> lists,
    Optional<Session> before,
    boolean did,
    String notice) {
  public Pending {
    values = Map.copyOf(values);
    lists = Map.copyOf(lists);
  }

  static Pending of(Session session, Map<String, String> values, Optional<Session> before) {
    return new Pending(session, values, Map.of(), before, false, "");
  }

  Pending withNotice(String key) {
    return new Pending(session, values, lists, before, did, key);
  }

  Pending after(Session now, Outcome outcome, boolean lasting) {
    Map<String, String> allValues = new HashMap<>(values);
    allValues.putAll(outcome.values());
    Map<String, List<Item>> allLists = new HashMap<>(lists);
    allLists.putAll(outcome.lists());
    return new Pending(now, allValues, allLists, before, did || lasting, notice);
  }

  /** The value of a name, what became known last first. */
  String value(String name) {
    String value = values.get(name);
    if (value == null) {
      value = session.values().find(name);
    }
    return value == null ? "" : value;
  }
}
