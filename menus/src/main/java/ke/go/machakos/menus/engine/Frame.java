package ke.go.machakos.menus.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ke.go.machakos.menus.book.Knowledge;

/**
 * A screen that waited for an answer, with what became known on the way to it.
 *
 * <p>Going back drops the frame and with it all that it brought, so that a screen shows again
 * exactly what it showed before and nothing is run for it.
 *
 * @param page which page of a list is shown, from 0
 */
public record Frame(
    String screen, int page, Map<String, String> values, Map<String, List<Item>> lists) {
  public Frame {
    values = Map.copyOf(values);
    lists = Map.copyOf(lists);
  }

  Frame turnedTo(int other) {
    return new Frame(screen, other, values, lists);
  }

  /** This frame without the values and lists whose names are not among these. */
  Frame only(Set<String> names) {
    Map<String, String> someValues = new HashMap<>(values);
    someValues.keySet().retainAll(names);
    Map<String, List<Item>> someLists = new HashMap<>(lists);
    someLists.keySet().removeIf(list -> !names.contains(Knowledge.listName(list)));
    return new Frame(screen, page, someValues, someLists);
  }

  /** This frame with what an earlier one brought; what is here already stays. */
  Frame over(Frame earlier) {
    Map<String, String> allValues = new HashMap<>(earlier.values);
    allValues.putAll(values);
    Map<String, List<Item>> allLists = new HashMap<>(earlier.lists);
    allLists.putAll(lists);
    return new Frame(screen, page, allValues, allLists);
  }
}
