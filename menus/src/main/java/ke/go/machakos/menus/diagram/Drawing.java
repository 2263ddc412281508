package ke.go.machakos.menus.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.Template;

/**
 * A book as boxes and arrows, before it is written in any notation.
 *
 * @param groups the boxes by the file that they are defined in, in the order of the book
 * @param start the box that a dial opens
 */
record Drawing(Map<String, List<Box>> groups, List<Arrow> arrows, String start) {
  private static final int LONGEST = 32;

  /** What a box stands for; each notation has a shape of its own for each. */
  enum Shape {
    CHOOSE,
    CONFIRM,
    PROMPT,
    BROWSE,
    LOOK,
    WRITE,
    END
  }

  /**
   * A screen.
   *
   * @param interlude whether it comes between, and is folded away behind the person
   */
  record Box(String id, Shape shape, String title, boolean interlude) {}

  /** A way from one screen to another; all options that lead the same way share one. */
  record Arrow(String from, String to, String label) {}

  static Drawing of(MenuBook book) {
    Map<String, List<Box>> groups = new LinkedHashMap<>();
    List<Arrow> arrows = new ArrayList<>();
    for (Screen screen : book.menu().screens().values()) {
      String group = screen.at().file().replaceFirst("\\.yaml$", "");
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(box(book, screen));
      labels(book, screen)
          .forEach((to, all) -> arrows.add(new Arrow(screen.id(), to, String.join(" / ", all))));
    }
    return new Drawing(groups, arrows, book.menu().start());
  }

  private static Box box(MenuBook book, Screen screen) {
    return switch (screen) {
      case Screen.Choose choose ->
          box(book, choose, choose.confirm() ? Shape.CONFIRM : Shape.CHOOSE);
      case Screen.Prompt prompt -> box(book, prompt, Shape.PROMPT);
      case Screen.Browse browse -> box(book, browse, Shape.BROWSE);
      case Screen.Call call -> {
        Shape shape = book.action(call.action()).writes() ? Shape.WRITE : Shape.LOOK;
        yield new Box(call.id(), shape, call.action(), false);
      }
      case Screen.End end -> new Box(end.id(), Shape.END, title(book, end.id(), end.text()), false);
    };
  }

  private static Box box(MenuBook book, Screen.Waiting screen, Shape shape) {
    String title = title(book, screen.id(), screen.text());
    return new Box(screen.id(), shape, title, screen.interlude());
  }

  /** The first line that says anything by itself, or the name of a screen that has none. */
  private static String title(MenuBook book, String id, String key) {
    String words = words(book, key);
    return words.chars().anyMatch(Character::isLetter) ? words : id;
  }

  /** What is written on the ways to each next screen. */
  private static Map<String, List<String>> labels(MenuBook book, Screen screen) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    switch (screen) {
      case Screen.Choose choose -> {
        for (int i = 0; i < choose.options().size(); i++) {
          Screen.Option option = choose.options().get(i);
          label(labels, option.go(), (i + 1) + " " + words(book, option.text()));
        }
      }
      case Screen.Prompt prompt -> label(labels, prompt.go(), prompt.accept());
      case Screen.Browse browse -> label(labels, browse.go(), "one of " + browse.list());
      case Screen.Call call ->
          new TreeMap<>(call.outcomes()).forEach((outcome, go) -> label(labels, go, outcome));
      case Screen.End end -> {}
    }
    return labels;
  }

  private static void label(Map<String, List<String>> labels, String to, String label) {
    labels.computeIfAbsent(to, screen -> new ArrayList<>()).add(label);
  }

  /** The first line of an English text, short, with an ellipsis for what is filled in. */
  private static String words(MenuBook book, String key) {
    StringBuilder words = new StringBuilder();
    for (Template.Part part : book.texts().template(Language.EN, key).parts()) {
      words.append(part instanceof Template.Literal literal ? literal.text() : "…");
    }
    String first = words.toString().lines().findFirst().orElse("").strip();
    String line = first.replaceAll("(… ?)*…", "…");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).strip() + "…";
  }
}
