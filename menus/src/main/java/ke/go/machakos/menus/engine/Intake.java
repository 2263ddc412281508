package ke.go.machakos.menus.engine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.ActionSpec.OutcomeSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Vocabulary;
import ke.go.machakos.menus.gsm.GsmText;
import org.jspecify.annotations.Nullable;

/**
 * Holds an outcome to what its action declares, so that what was checked when the menus were loaded
 * holds for what is shown: free text is cut to its declared length, a name that is not declared is
 * left out, anything else is a fault of the action.
 */
final class Intake {
  private final Vocabulary vocabulary;

  Intake(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Outcome take(String action, Outcome outcome) {
    @Nullable ActionSpec spec = vocabulary.actions().get(action);
    @Nullable OutcomeSpec declared = spec == null ? null : spec.outcomes().get(outcome.name());
    if (declared == null) {
      throw new IllegalStateException(action + " has no outcome " + outcome.name());
    }
    Map<String, String> values = held(action, declared.fields(), outcome.values());
    Map<String, List<Item>> lists = new HashMap<>();
    declared
        .lists()
        .forEach(
            (name, fields) ->
                lists.put(
                    name,
                    outcome.lists().getOrDefault(name, List.of()).stream()
                        .map(item -> held(action, fields, item))
                        .toList()));
    return new Outcome(outcome.name(), values, lists);
  }

  private static Item held(String action, List<Field> fields, Item item) {
    int septets = GsmText.septets(GsmText.fold(item.value()));
    if (septets > Field.ITEM_SEPTETS) {
      throw new IllegalStateException(action + " gave an item with too long a value");
    }
    return new Item(item.value(), held(action, fields, item.fields()));
  }

  private static Map<String, String> held(
      String action, List<Field> fields, Map<String, String> values) {
    Map<String, String> held = new HashMap<>();
    for (Field field : fields) {
      @Nullable String value = values.get(field.name());
      if (value == null) {
        throw new IllegalStateException(action + " gave no " + field.name());
      }
      held.put(field.name(), held(action, field, value));
    }
    return held;
  }

  private static String held(String action, Field field, String value) {
    boolean allowed =
        switch (field) {
          case Field.Text text -> true;
          case Field.Digits number -> digits(value) && value.length() <= number.digits();
          case Field.Money money ->
              digits(value) && !value.isEmpty() && value.length() <= money.digits();
          case Field.Date date -> value.isEmpty() || date(value);
          case Field.Choice choice -> choice.values().contains(value);
        };
    if (!allowed) {
      throw new IllegalStateException(action + " gave a " + field.name() + " it does not declare");
    }
    return field instanceof Field.Text text
        ? GsmText.cut(GsmText.fold(value), text.septets())
        : value;
  }

  private static boolean digits(String value) {
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean date(String value) {
    try {
      return value.length() == "2026-03-05".length() && LocalDate.parse(value).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
