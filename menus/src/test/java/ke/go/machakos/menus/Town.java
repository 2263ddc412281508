package ke.go.machakos.menus;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Vocabulary;

/** The vocabulary and the book that the tests of this module talk about. */
public final class Town {
  private static final List<Field> WARD = List.of(Field.text("name", 24));
  private static final List<Field> PROJECT =
      List.of(Field.text("name", 40), Field.number("progress", 3));

  private static final ActionSpec[] ACTIONS = {
    ActionSpec.read("citizens.meet").outcome("known", language()).outcome("stranger").done(),
    ActionSpec.write("citizens.speak", "language").outcome("agreed").outcome("unasked").done(),
    ActionSpec.write("citizens.consent").outcome("given").done(),
    ActionSpec.write("remarks.keep", "words").outcome("kept").outcome("full").done(),
    ActionSpec.read("permits.find", "number")
        .outcome(
            "found",
            Field.text("holder", 30),
            Field.choice("status", "valid", "expired"),
            Field.money("fee", 9),
            Field.date("until"))
        .outcome("unknown")
        .done(),
    ActionSpec.write("permits.renew", "number").outcome("renewed", Field.date("until")).done(),
    ActionSpec.read("places.wards").listing("list", "wards", WARD).done(),
    ActionSpec.read("projects.of", "ward")
        .listing("list", "projects", PROJECT)
        .outcome("none")
        .done(),
  };

  private Town() {}

  /** What menus of these tests may name. */
  public static Vocabulary vocabulary() {
    return vocabulary(List.of(ACTIONS));
  }

  private static Vocabulary vocabulary(List<ActionSpec> actions) {
    return Vocabulary.of(
        actions,
        List.of(
            new Kind("number", 7, "number.bad", "[0-9]{7}"),
            new Kind("words", 60, "words.bad", "(?s)..+"),
            new Kind("essay", 90, "words.bad", "(?s)..+")));
  }

  /** The book of the town, sound in every respect. */
  public static MenuBook book() {
    return MenuBook.load(folder("/sound"), vocabulary());
  }

  /** The same town, where one action is another of its name. */
  public static MenuBook bookWith(ActionSpec other) {
    return MenuBook.load(
        folder("/sound"),
        vocabulary(
            Stream.of(ACTIONS).map(it -> it.name().equals(other.name()) ? other : it).toList()));
  }

  /** A folder of the test resources. */
  public static Path folder(String name) {
    URL resource = Objects.requireNonNull(Town.class.getResource(name), name);
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field language() {
    return Field.choice("language", "en", "sw", "kam");
  }

  private record Kind(String name, int septets, String refusal, String pattern)
      implements AnswerKind {
    @Override
    public Set<String> refusals() {
      return Set.of(refusal);
    }

    @Override
    public Reading read(String typed) {
      return typed.matches(pattern) ? new Accepted(typed) : new Refused(refusal);
    }
  }
}
