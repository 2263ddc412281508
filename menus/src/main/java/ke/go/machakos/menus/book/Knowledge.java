package ke.go.machakos.menus.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Menu;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.definition.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What is surely known when a screen is reached: names that have a value and lists that were given
 * on every way there, with all the fields that a name can stand for.
 *
 * @param at the names and lists (written {@code name[]}) known at each screen that can be reached
 * @param fields every field that a name can be given by, anywhere
 * @param lists the fields of the items of each list
 */
public record Knowledge(
    Map<String, Set<String>> at, Map<String, List<Field>> fields, Map<String, List<Field>> lists) {

  /** How a list's name is told from a value's. */
  public static String listName(String list) {
    return list + "[]";
  }

  /** Whether a name surely has a value at a screen. */
  public boolean known(String screen, String name) {
    return names(screen).contains(name);
  }

  /** The names and lists known at a screen. */
  Set<String> names(String screen) {
    return Set.copyOf(at.getOrDefault(screen, Set.of()));
  }

  static Knowledge of(Menu menu, Vocabulary vocabulary) {
    Map<String, List<Field>> lists = new HashMap<>();
    for (ActionSpec action : vocabulary.actions().values()) {
      action.outcomes().values().forEach(outcome -> lists.putAll(outcome.lists()));
    }
    Gains gains = new Gains(vocabulary, lists);
    Map<String, List<Field>> fields = new HashMap<>();
    for (Screen screen : menu.screens().values()) {
      for (String next : screen.next()) {
        gains
            .fields(screen, next)
            .forEach(
                field ->
                    fields.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field));
      }
    }
    return new Knowledge(spread(menu, gains), fields, lists);
  }

  /** A forward analysis that keeps, where ways join, what is known on all of them. */
  private static Map<String, Set<String>> spread(Menu menu, Gains gains) {
    Map<String, Set<String>> known = new HashMap<>();
    known.put(menu.start(), Set.of());
    Deque<String> open = new ArrayDeque<>(List.of(menu.start()));
    while (!open.isEmpty()) {
      Screen screen = menu.screen(open.pop()).orElse(null);
      if (screen == null) {
        continue;
      }
      for (String next : screen.next()) {
        Set<String> arriving = new HashSet<>(known.getOrDefault(screen.id(), Set.of()));
        arriving.addAll(gains.names(screen, next));
        @Nullable Set<String> before = known.get(next);
        if (before != null) {
          arriving.retainAll(before);
        }
        if (!arriving.equals(before)) {
          known.put(next, arriving);
          open.push(next);
        }
      }
    }
    return known;
  }
}
