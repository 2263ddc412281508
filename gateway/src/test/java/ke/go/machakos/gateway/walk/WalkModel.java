package ke.go.machakos.gateway.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.text.Language;

/** The shipped menus as the walker in the page knows them, and what is typed at each prompt. */
final class WalkModel {
  /** The question whether to go on where a call was cut, which no menu file defines. */
  static final String RESUME = "resume";

  /** Its answer where the rest comes by SMS. */
  static final String RESUMED = "resume-sms";

  private final MenuBook book;
  private final Language language;
  private final JsonObject inputs;

  WalkModel(MenuBook book, Language language) {
    this.book = book;
    this.language = language;
    JsonObject all = new JsonObject(resource("inputs.json"));
    // a Kikamba speaker writes Kiswahili here: no Kikamba is coined
    this.inputs =
        all.getJsonObject("all").mergeIn(all.getJsonObject(language == Language.EN ? "en" : "sw"));
  }

  static String resource(String name) {
    try (InputStream in = WalkModel.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonObject json() {
    JsonObject patterns = new JsonObject();
    for (Language each : Language.values()) {
      patterns.put(each.code(), new ScreenPatterns(book, each).all());
    }
    JsonObject screens = new JsonObject();
    book.menu().screens().values().forEach(screen -> screens.put(screen.id(), screen(screen)));
    screens.put(
        RESUME,
        new JsonObject()
            .put("kind", "choose")
            .put(
                "options",
                new JsonArray()
                    .add(new JsonObject().put("value", "continue"))
                    .add(option("afresh", book.menu().start()))
                    .add(option("sms", RESUMED))));
    screens.put(RESUMED, new JsonObject().put("kind", "end"));
    return new JsonObject()
        .put("code", "*483#")
        .put("start", book.menu().start())
        .put("home", book.menu().home())
        .put("screens", screens)
        .put("patterns", patterns)
        .put("inputs", inputs)
        .put("first", Language.SW.code())
        .put("interludes", new JsonArray(interludes()))
        .put("keys", new JsonArray(List.copyOf(book.texts().keys())))
        .put("avoid", new JsonArray().add("withdraw > withdraw"))
        .put("rare", new JsonArray(NoCaller.ways()));
  }

  private static JsonObject screen(Screen screen) {
    JsonObject json = new JsonObject();
    return switch (screen) {
      case Screen.Choose choose -> {
        JsonArray options = new JsonArray();
        choose.options().forEach(each -> options.add(option(each.value(), each.go())));
        yield json.put("kind", "choose").put("options", options);
      }
      case Screen.Prompt prompt ->
          json.put("kind", "prompt").put("accept", prompt.accept()).put("go", prompt.go());
      case Screen.Browse browse -> json.put("kind", "browse").put("go", browse.go());
      case Screen.Call call -> json.put("kind", "call").put("next", new JsonArray(call.next()));
      case Screen.End _ -> json.put("kind", "end");
    };
  }

  private static JsonObject option(String value, String go) {
    return new JsonObject().put("value", value).put("go", go);
  }

  private List<String> interludes() {
    return book.menu().screens().values().stream()
        .filter(screen -> screen instanceof Screen.Waiting waiting && waiting.interlude())
        .map(Screen::id)
        .toList();
  }

  /** The screens that a caller can come to. */
  List<String> shown() {
    List<String> shown =
        new ArrayList<>(
            book.menu().screens().values().stream()
                .filter(screen -> !(screen instanceof Screen.Call))
                .map(Screen::id)
                .toList());
    shown.addAll(List.of(RESUME, RESUMED));
    return shown;
  }

  /** Everything to be typed somewhere, as screen and label. */
  List<String> edges() {
    List<String> edges = new ArrayList<>();
    book.menu().screens().values().forEach(screen -> edges(screen, edges));
    for (String label : List.of("continue", "afresh", "sms", "invalid", "0", "00")) {
      edges.add(RESUME + " > " + label);
    }
    return edges;
  }

  private void edges(Screen screen, List<String> edges) {
    List<String> labels = new ArrayList<>();
    switch (screen) {
      case Screen.Choose choose -> {
        choose.options().forEach(option -> labels.add(option.value()));
        labels.add("invalid");
      }
      case Screen.Prompt prompt -> {
        String kind = inputs.containsKey(prompt.id()) ? prompt.id() : prompt.accept();
        labels.addAll(inputs.getJsonObject(kind).getJsonObject("right").fieldNames());
        labels.addAll(inputs.getJsonObject(kind).getJsonObject("wrong").fieldNames());
      }
      case Screen.Browse _ -> labels.addAll(List.of("pick", "invalid"));
      case Screen.Call _, Screen.End _ -> {
        return;
      }
    }
    labels.addAll(List.of("0", "00"));
    labels.forEach(label -> edges.add(screen.id() + " > " + label));
  }

  /** Every way out of a call, as the call and where it leads. */
  List<String> ways() {
    List<String> ways = new ArrayList<>();
    for (Screen screen : book.menu().screens().values()) {
      if (screen instanceof Screen.Call) {
        screen.next().forEach(next -> ways.add(screen.id() + " > " + next));
      }
    }
    return ways;
  }

  /**
   * The people who walk, in the order in which they do. Those on whose matters the county acts do
   * so where everything is walked.
   *
   * @param everything whether they try all that nobody has, when they have done what they came for
   */
  List<JsonObject> callers(boolean everything) {
    String numbers =
        switch (language) {
          case EN -> "01";
          case SW -> "02";
          case KAM -> "03";
        };
    JsonObject parts = new JsonObject(filled("parts.json", numbers));
    JsonArray people = new JsonArray(filled("callers.json", numbers));
    if (everything) {
      people.addAll(new JsonArray(filled("matters.json", numbers)));
    }
    List<JsonObject> callers = new ArrayList<>();
    for (Object each : people) {
      JsonObject caller = (JsonObject) each;
      caller.put("language", language.code());
      caller.put("parts", parts.copy().mergeIn(caller.getJsonObject("parts", new JsonObject())));
      if (!caller.containsKey("speaks")) {
        caller.put("speaks", Language.SW.code());
      }
      if (!everything) {
        caller.put("explore", 0);
      }
      callers.add(caller);
    }
    return callers;
  }

  private String filled(String name, String numbers) {
    return resource(name).replace("$L", language.code()).replace("$N", numbers);
  }
}
