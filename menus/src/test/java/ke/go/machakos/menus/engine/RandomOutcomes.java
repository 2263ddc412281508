package ke.go.machakos.menus.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.ActionSpec.OutcomeSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Vocabulary;

/** Gives back anything that an action declares, as long and as strange as it may be. */
final class RandomOutcomes implements Function<Step.Call, Outcome> {
  private static final String LETTERS = "aWm€{ĩũ“…é \n7😀日";

  private final Vocabulary vocabulary;
  private final Random random;

  RandomOutcomes(Vocabulary vocabulary, Random random) {
    this.vocabulary = vocabulary;
    this.random = random;
  }

  @Override
  public Outcome apply(Step.Call call) {
    ActionSpec action = Objects.requireNonNull(vocabulary.actions().get(call.action()));
    List<String> names = action.outcomes().keySet().stream().sorted().toList();
    String name = names.get(random.nextInt(names.size()));
    OutcomeSpec outcome = Objects.requireNonNull(action.outcomes().get(name));
    Map<String, List<Item>> lists = new HashMap<>();
    outcome.lists().forEach((list, fields) -> lists.put(list, items(fields)));
    return new Outcome(name, values(outcome.fields()), lists);
  }

  private List<Item> items(List<Field> fields) {
    List<Item> items = new ArrayList<>();
    int count = random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(12);
    for (int i = 0; i < count; i++) {
      items.add(new Item("item" + i, values(fields)));
    }
    return items;
  }

  private Map<String, String> values(List<Field> fields) {
    Map<String, String> values = new HashMap<>();
    fields.forEach(field -> values.put(field.name(), value(field)));
    return values;
  }

  private String value(Field field) {
    return switch (field) {
      case Field.Text text -> text(random.nextInt(text.septets() * 2));
      case Field.Digits number -> digits(random.nextInt(number.digits() + 1));
      case Field.Money money -> digits(1 + random.nextInt(money.digits()));
      case Field.Date date ->
          random.nextInt(5) == 0
              ? ""
              : "20%02d-%02d-%02d"
                  .formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case Field.Choice choice -> {
        List<String> all = choice.values().stream().sorted().toList();
        yield all.get(random.nextInt(all.size()));
      }
    };
  }

  private String digits(int count) {
    return random
        .ints(count, 0, 10)
        .collect(StringBuilder::new, StringBuilder::append, (a, b) -> {})
        .toString();
  }

  /** A text of so many characters out of those that are shown in strange ways. */
  String text(int length) {
    int[] letters = LETTERS.codePoints().toArray();
    return random
        .ints(length, 0, letters.length)
        .collect(StringBuilder::new, (text, i) -> text.appendCodePoint(letters[i]), (a, b) -> {})
        .toString();
  }
}
