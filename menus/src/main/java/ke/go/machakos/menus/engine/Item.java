package ke.go.machakos.menus.engine;

import java.util.Map;

/**
 * One entry of a list that a person picks from.
 *
 * @param value what is kept when it is picked; stable
 * @param fields what its label shows
 */
public record Item(String value, Map<String, String> fields) {
  public Item {
    fields = Map.copyOf(fields);
  }
}
