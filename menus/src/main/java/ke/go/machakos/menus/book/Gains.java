package ke.go.machakos.menus.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.ActionSpec.OutcomeSpec;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.definition.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What one screen adds to what is known, on the way to another. */
record Gains(Vocabulary vocabulary, Map<String, List<Field>> lists) {

  /** The values that may be gained on a way from a screen to the next. */
  List<Field> fields(Screen screen, String next) {
    return switch (screen) {
      case Screen.Choose choose ->
          choose.save().map(name -> List.<Field>of(chosen(choose, name, next))).orElse(List.of());
      case Screen.Prompt prompt ->
          prompt.save().map(name -> List.<Field>of(typed(prompt, name))).orElse(List.of());
      case Screen.Browse browse ->
          browse.save().map(name -> picked(browse, name)).orElse(List.of());
      case Screen.Call call ->
          outcomes(call, next).stream().flatMap(outcome -> outcome.fields().stream()).toList();
      case Screen.End end -> List.of();
    };
  }

  /** The names of values and lists gained on every way from a screen to the next. */
  Set<String> names(Screen screen, String next) {
    return screen instanceof Screen.Call call
        ? outcomes(call, next).stream().map(Gains::names).reduce(Gains::both).orElse(Set.of())
        : fields(screen, next).stream().map(Field::name).collect(Collectors.toSet());
  }

  /** What is known at the next screen of what is known at this one. */
  Map<String, Set<Field>> added(Map<String, Set<Field>> known, Screen screen, String next) {
    Map<String, Set<Field>> added = new HashMap<>(known);
    Set<String> sure = names(screen, next);
    sure.forEach(name -> added.put(name, Set.of()));
    for (Field field : fields(screen, next)) {
      Set<Field> before = added.get(field.name());
      if (before != null) {
        Set<Field> both = new HashSet<>(before);
        both.add(field);
        added.put(field.name(), both);
      }
    }
    return added;
  }

  private static Set<String> names(OutcomeSpec outcome) {
    Set<String> names = new HashSet<>();
    outcome.fields().forEach(field -> names.add(field.name()));
    outcome.lists().keySet().forEach(list -> names.add(Knowledge.listName(list)));
    return names;
  }

  private static Field chosen(Screen.Choose choose, String name, String next) {
    return new Field.Choice(
        name,
        choose.options().stream()
            .filter(option -> option.go().equals(next))
            .map(Screen.Option::value)
            .collect(Collectors.toSet()));
  }

  private Field typed(Screen.Prompt prompt, String name) {
    @Nullable AnswerKind kind = vocabulary.answers().get(prompt.accept());
    return new Field.Text(name, kind == null ? 0 : kind.septets());
  }

  private List<Field> picked(Screen.Browse browse, String name) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Text(name, Field.ITEM_SEPTETS));
    for (Field field : lists.getOrDefault(browse.list(), List.of())) {
      fields.add(renamed(field, name + "." + field.name()));
    }
    return fields;
  }

  private static Field renamed(Field field, String name) {
    return switch (field) {
      case Field.Text text -> new Field.Text(name, text.septets());
      case Field.Digits number -> new Field.Digits(name, number.digits());
      case Field.Money money -> new Field.Money(name, money.digits());
      case Field.Date date -> new Field.Date(name);
      case Field.Choice choice -> new Field.Choice(name, choice.values());
    };
  }

  private List<OutcomeSpec> outcomes(Screen.Call call, String next) {
    @Nullable ActionSpec action = vocabulary.actions().get(call.action());
    if (action == null) {
      return List.of();
    }
    return call.outcomes().entrySet().stream()
        .filter(entry -> entry.getValue().equals(next))
        .flatMap(
            entry -> {
              @Nullable OutcomeSpec outcome = action.outcomes().get(entry.getKey());
              return outcome == null ? Stream.<OutcomeSpec>empty() : Stream.of(outcome);
            })
        .toList();
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
