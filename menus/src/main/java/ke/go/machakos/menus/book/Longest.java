package ke.go.machakos.menus.book;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.Template;
import ke.go.machakos.menus.text.TextCatalog;

/** Renders texts with the longest value that each slot can have. */
final class Longest extends Renderer {
  private final TextCatalog texts;
  private final Language in;
  private final Map<String, Set<Field>> fields;

  Longest(TextCatalog texts, Language in, Map<String, Set<Field>> fields) {
    super(texts);
    this.texts = texts;
    this.in = in;
    this.fields = fields;
  }

  @Override
  public String text(Language language, String key, Values values) {
    Template template = texts.find(in, key);
    if (template == null) {
      return ""; // a missing key has its own fault
    }
    StringBuilder out = new StringBuilder();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Literal literal -> out.append(literal.text());
        case Template.Slot slot -> out.append(longest(slot));
      }
    }
    return out.toString();
  }

  private String longest(Template.Slot slot) {
    return fields.getOrDefault(slot.name(), Set.of()).stream()
        .flatMap(field -> candidates(field).stream())
        .map(value -> value(in, slot, value))
        .max(Comparator.comparingInt(GsmText::septets))
        .orElse("");
  }

  private static List<String> candidates(Field field) {
    return switch (field) {
      case Field.Text text -> List.of("W".repeat(text.septets()));
      case Field.Digits number -> List.of("9".repeat(number.digits()));
      case Field.Money money -> List.of("9".repeat(money.digits()));
      case Field.Date date ->
          IntStream.rangeClosed(1, 12).mapToObj(month -> "2026-%02d-28".formatted(month)).toList();
      case Field.Choice choice -> List.copyOf(choice.values());
    };
  }
}
