package ke.go.machakos.gateway.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ke.go.machakos.gateway.web.Browser;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.text.Language;

/** The walk in one language, caller by caller, and what it found. For one thread. */
final class MenuWalk {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Words without which there is hardly a sentence of English, and which Kiswahili has not. */
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "a", "an", "of", "to", "is", "are", "was", "it", "and", "or", "for", "not", "in",
          "on", "at", "with", "within", "by", "from", "this", "that", "your", "you", "we");

  private static final String WALKER =
      WalkModel.resource("acts.js") + WalkModel.resource("walker.js");

  private final Browser browser;
  private final URI page;
  private final Terminal terminal;
  private final WalkModel model;
  private JsonObject found =
      new JsonObject()
          .put("steps", 0)
          .put("faults", new JsonArray())
          .put("unfinished", new JsonArray())
          .put("screens", new JsonObject())
          .put("values", new JsonObject())
          .put("tried", new JsonObject())
          .put("led", new JsonObject())
          .put("ways", new JsonObject());

  MenuWalk(Browser browser, URI page, Terminal terminal, MenuBook book, Language language) {
    this.browser = browser;
    this.page = page;
    this.terminal = terminal;
    this.model = new WalkModel(book, language);
  }

  /** Lets everybody walk, each on a page that was loaded anew. */
  void run(boolean everything) {
    browser.driver().manage().timeouts().scriptTimeout(PATIENCE);
    String menus = model.json().encode();
    for (JsonObject caller : model.callers(everything)) {
      do {
        go(menus, caller);
      } while (found.getJsonObject("mine").getInteger("left") > 0);
    }
  }

  private void go(String menus, JsonObject caller) {
    browser.driver().get(page.toString());
    browser.waitForText("#text", "Ready");
    JsonObject said = script(WALKER, menus, caller.encode(), found.encode());
    while (said.containsKey("asks")) {
      said = script("window.goOn(...arguments)", terminal.run(said.getString("asks")));
    }
    found = said;
    if (found.containsKey("error")) {
      throw new IllegalStateException(caller.getString("name") + ": " + found.getString("error"));
    }
  }

  private JsonObject script(String script, Object... arguments) {
    return new JsonObject(String.valueOf(browser.driver().executeAsyncScript(script, arguments)));
  }

  int steps() {
    return found.getInteger("steps");
  }

  /** What looked wrong on a screen, and where. */
  List<String> faults() {
    return found.getJsonArray("faults").stream()
        .map(JsonObject.class::cast)
        .map(
            fault ->
                "%s (%s, %s, after %s)%n%s"
                    .formatted(
                        fault.getString("what"),
                        fault.getString("language"),
                        fault.getString("caller"),
                        fault.getString("edge"),
                        fault.getString("text").indent(4)))
        .distinct()
        .toList();
  }

  /** Who had not tried everything when they stopped. */
  List<String> unfinished() {
    return found.getJsonArray("unfinished").stream().map(String::valueOf).toList();
  }

  /** The screens that nobody came to in this language. */
  List<String> unseen(Language language) {
    return without(model.shown(), found.getJsonObject("screens").getJsonObject(language.code()));
  }

  /** What nobody typed. */
  List<String> untried() {
    return without(model.edges(), found.getJsonObject("tried"));
  }

  /** The ways out of calls that nobody saw. */
  List<String> untaken() {
    return without(model.ways(), found.getJsonObject("ways"));
  }

  private static List<String> without(List<String> all, JsonObject seen) {
    return all.stream().filter(each -> !seen.containsKey(each)).toList();
  }

  /** How many screens were seen, and how full the fullest of them was. */
  String summary(Language language) {
    JsonObject screens = found.getJsonObject("screens").getJsonObject(language.code());
    int most =
        screens.stream()
            .map(each -> (JsonObject) each.getValue())
            .mapToInt(screen -> screen.getInteger("septets"))
            .max()
            .orElse(0);
    return "%s: %d steps, %d of %d screens, %d of %d inputs, %d of %d ways out of a call, at most %d septets"
        .formatted(
            language.code(),
            steps(),
            screens.size(),
            model.shown().size(),
            model.edges().size() - untried().size(),
            model.edges().size(),
            model.ways().size() - untaken().size(),
            model.ways().size(),
            most);
  }

  /** The texts of all screens seen in a language, by screen. */
  Map<String, String> screens(Language language) {
    Map<String, String> texts = new TreeMap<>();
    found
        .getJsonObject("screens")
        .getJsonObject(language.code())
        .forEach(
            each -> texts.put(each.getKey(), ((JsonObject) each.getValue()).getString("text")));
    return texts;
  }

  /**
   * Values shown in a language that are sentences of English, each after the name of its slot.
   * Names of people and places are no sentences.
   */
  List<String> english(Language language) {
    List<String> english = new ArrayList<>();
    values(language)
        .forEach(
            (slot, values) ->
                values.stream()
                    .filter(MenuWalk::isEnglish)
                    .forEach(value -> english.add(slot + ": " + value)));
    return english;
  }

  private static boolean isEnglish(String value) {
    return Arrays.stream(value.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
            .filter(ENGLISH::contains)
            .count()
        > 1;
  }

  /** The free values that were shown in a language, by the name of their slot. */
  Map<String, List<String>> values(Language language) {
    Map<String, List<String>> values = new TreeMap<>();
    found
        .getJsonObject("values")
        .getJsonObject(language.code())
        .forEach(
            each ->
                values.put(
                    each.getKey(),
                    ((JsonObject) each.getValue()).fieldNames().stream().sorted().toList()));
    return values;
  }
}
