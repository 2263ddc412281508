package ke.go.machakos.menus.engine;

import java.util.List;
import java.util.Map;

/**
 * How an action ended.
 *
 * <p>A value named {@code language} also becomes the language of the dialogue, as it does when an
 * answer is saved under that name.
 *
 * @param name one of the outcomes that its specification declares
 * @param values what it found, in stable language-neutral form
 * @param lists the lists it found
 */
public record Outcome(String name, Map<String, String> values, Map<String, List<Item>> lists) {
  public Outcome {
    values = Map.copyOf(values);
    lists = Map.copyOf(lists);
  }

  /** An outcome that says all by its name. */
  public static Outcome of(String name) {
    return new Outcome(name, Map.of(), Map.of());
  }

  /** An outcome with values. */
  public static Outcome of(String name, Map<String, String> values) {
    return new Outcome(name, values, Map.of());
  }

  /** An outcome with one list. */
  public static Outcome listing(String name, String list, List<Item> items) {
    return new Outcome(name, Map.of(), Map.of(list, List.copyOf(items)));
  }
}
