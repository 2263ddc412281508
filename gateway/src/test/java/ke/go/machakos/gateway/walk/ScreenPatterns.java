package ke.go.machakos.gateway.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.page.Pager;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.Template;

/**
 * What each screen must look like in one language, line by line: a JavaScript expression that
 * matches nothing else, with a group for each slot of free text and the names of these.
 */
final class ScreenPatterns {
  private final MenuBook book;
  private final Language language;

  ScreenPatterns(MenuBook book, Language language) {
    this.book = book;
    this.language = language;
  }

  /** By the id of the screen, the question after a cut and its end among them. */
  JsonObject all() {
    JsonObject all = new JsonObject();
    for (Screen screen : book.menu().screens().values()) {
      switch (screen) {
        case Screen.Choose choose ->
            all.put(
                choose.id(),
                choose(
                    choose.refusal().orElse(Pager.INVALID),
                    choose.text(),
                    choose.options().stream().map(Screen.Option::text).toList()));
        case Screen.Prompt prompt -> all.put(prompt.id(), prompt(prompt));
        case Screen.Browse browse -> all.put(browse.id(), browse(browse));
        case Screen.End end -> all.put(end.id(), new Pattern().text(end.text()).json());
        case Screen.Call _ -> {}
      }
    }
    return all.put(
            WalkModel.RESUME,
            choose(
                Pager.INVALID,
                "resume.ask",
                List.of("resume.continue", "resume.afresh", "resume.sms")))
        .put(WalkModel.RESUMED, new Pattern().text("resume.sms.done").json());
  }

  private JsonObject choose(String refusal, String title, List<String> options) {
    Pattern pattern = new Pattern().headed(List.of(refusal, Pager.CHANGED), title);
    for (int i = 0; i < options.size(); i++) {
      pattern.raw("\\n" + (i + 1) + "\\. ").text(options.get(i));
    }
    return pattern.footer().json();
  }

  private JsonObject prompt(Screen.Prompt prompt) {
    List<String> notices = new ArrayList<>(book.answer(prompt.accept()).refusals());
    notices.add(Pager.TOO_LONG);
    return new Pattern().headed(notices, prompt.text()).footer().json();
  }

  private JsonObject browse(Screen.Browse browse) {
    Pattern item = new Pattern().text(browse.label());
    return new Pattern()
        .headed(List.of(Pager.INVALID), browse.text())
        .raw("(?:\\n\\d+\\. " + item.ungrouped() + ")+")
        .footer()
        .json()
        .put("item", new JsonObject().put("label", item.source()).put("slots", item.slots()));
  }

  private String words(String key) {
    return quote(book.renderer().text(language, key, Values.NONE));
  }

  private static String quote(String text) {
    return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}/-]", "\\\\$0").replace("\n", "\\n");
  }

  /** One expression as it grows; for one thread. */
  private final class Pattern {
    private static final String FREE = "([^\\n]+)";

    private final StringBuilder source = new StringBuilder();
    private final JsonArray slots = new JsonArray();

    Pattern raw(String expression) {
      source.append(expression);
      return this;
    }

    /**
     * A title below what was wrong with the last answer, or alone, or left out for want of room.
     */
    Pattern headed(List<String> notices, String title) {
      String notice =
          notices.stream().map(ScreenPatterns.this::words).collect(Collectors.joining("|"));
      raw("(?:(?:(?:" + notice + ")\\n)?").text(title);
      return raw("|(?:" + notice + "))");
    }

    Pattern footer() {
      String back = words("nav.back") + " " + words("nav.home");
      String more = words("nav.more");
      return raw("(?:\\n" + back + "(?: " + more + ")?|\\n" + more + ")?");
    }

    Pattern text(String key) {
      for (Template.Part part : book.texts().template(language, key).parts()) {
        switch (part) {
          case Template.Literal literal -> raw(quote(literal.text()));
          case Template.Slot slot -> slot(slot);
        }
      }
      return this;
    }

    private void slot(Template.Slot slot) {
      switch (slot.format()) {
        case "" -> {
          slots.add(slot.name());
          raw(FREE);
        }
        case "money" -> raw("KES -?\\d[\\d,]*");
        case "figure" -> raw("-?\\d[\\d,]*");
        case "date" -> raw("(?:\\d{1,2} (?:" + months() + ") \\d{4}|-)");
        default -> raw("(?:" + values(slot.format()) + ")");
      }
    }

    private String months() {
      return IntStream.rangeClosed(1, 12)
          .mapToObj(month -> words("month." + month))
          .collect(Collectors.joining("|"));
    }

    private String values(String prefix) {
      return book.texts().keys().stream()
          .filter(key -> key.startsWith(prefix + "."))
          .filter(key -> key.indexOf('.', prefix.length() + 1) < 0)
          .map(ScreenPatterns.this::words)
          .sorted(Comparator.comparingInt(String::length).reversed())
          .collect(Collectors.joining("|"));
    }

    String source() {
      return source.toString();
    }

    String ungrouped() {
      return source().replace(FREE, FREE.substring(1, FREE.length() - 1));
    }

    JsonArray slots() {
      return slots;
    }

    JsonObject json() {
      return new JsonObject().put("screen", source()).put("slots", slots);
    }
  }
}
