package ke.go.machakos.menus.book;

import java.util.ArrayDeque;
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
 * on every way there, each with all that it can be on any of them.
 *
 * @param at by screen that can be reached: the names known there (a list's is written {@code
 *     name[]}) with the fields that each can be
 * @param lists the fields of the items of each list
 */
public record Knowledge(Map<String, Map<String, Set<Field>>> at, Map<String, List<Field>> lists) {

  /** How a list's name is told from a value's. */
  public static String listName(String list) {
    return list + "[]";
  }

  /** Whether a name surely has a value at a screen. */
  public boolean known(String screen, String name) {
    return fields(screen).containsKey(name);
  }

  /** The names and lists known at a screen. */
  Set<String> names(String screen) {
    return Set.copyOf(fields(screen).keySet());
  }

  /** The names and lists known at a screen, with the fields that each can be. */
  Map<String, Set<Field>> fields(String screen) {
    return at.getOrDefault(screen, Map.of());
  }

  static Knowledge of(Menu menu, Vocabulary vocabulary) {
    Map<String, List<Field>> lists = new HashMap<>();
    for (ActionSpec action : vocabulary.actions().values()) {
      action.outcomes().values().forEach(outcome -> lists.putAll(outcome.lists()));
    }
    return new Knowledge(spread(menu, new Gains(vocabulary, lists)), lists);
  }

  /** A forward analysis that keeps, where ways join, what is known on all of them. */
  private static Map<String, Map<String, Set<Field>>> spread(Menu menu, Gains gains) {
    Map<String, Map<String, Set<Field>>> known = new HashMap<>();
    known.put(menu.start(), Map.of());
    Deque<String> open = new ArrayDeque<>(List.of(menu.start()));
    while (!open.isEmpty()) {
      Screen screen = menu.screen(open.pop()).orElse(null);
      if (screen == null) {
        continue;
      }
      for (String next : screen.next()) {
        Map<String, Set<Field>> arriving =
            gains.added(known.getOrDefault(screen.id(), Map.of()), screen, next);
        @Nullable Map<String, Set<Field>> before = known.get(next);
        Map<String, Set<Field>> joined = before == null ? arriving : join(before, arriving);
        if (!joined.equals(before)) {
          known.put(next, joined);
          open.push(next);
        }
      }
    }
    return known;
  }

  private static Map<String, Set<Field>> join(
      Map<String, Set<Field>> one, Map<String, Set<Field>> other) {
    Map<String, Set<Field>> joined = new HashMap<>();
    one.forEach(
        (name, fields) -> {
          @Nullable Set<Field> others = other.get(name);
          if (others != null) {
            Set<Field> all = new HashSet<>(fields);
            all.addAll(others);
            joined.put(name, all);
          }
        });
    return joined;
  }
}
