package ke.go.machakos.menus.book;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.FaultyDefinitions;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.definition.Menu;
import ke.go.machakos.menus.definition.MenuReader;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.definition.Vocabulary;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.TextCatalog;

/**
 * Menus that hold together: every check passed, so that what a dialogue names is there and every
 * screen fits its page. Immutable and thread-safe.
 */
public final class MenuBook {
  private final Menu menu;
  private final Vocabulary vocabulary;
  private final TextCatalog texts;
  private final Renderer renderer;
  private final Set<String> knownAtHome;

  private MenuBook(
      Menu menu,
      Vocabulary vocabulary,
      TextCatalog texts,
      Renderer renderer,
      Set<String> knownAtHome) {
    this.knownAtHome = knownAtHome;
    this.menu = menu;
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.renderer = renderer;
  }

  /**
   * Loads {@code menus/*.yaml} and {@code text/*.properties} of a configuration folder.
   *
   * @throws FaultyDefinitions with every fault of every file, if there is one
   */
  public static MenuBook load(Path config, Vocabulary vocabulary) {
    List<Fault> faults = new ArrayList<>();
    TextCatalog texts = TextCatalog.read(config.resolve("text"), faults);
    return of(files(config.resolve("menus"), faults), texts, vocabulary, faults);
  }

  /**
   * The same book, whose texts outside screens may name what always stands.
   *
   * @param standing what fills a slot that the caller has no value for
   */
  public MenuBook with(Values standing) {
    return new MenuBook(menu, vocabulary, texts, new Renderer(texts, standing), knownAtHome);
  }

  /**
   * Builds a book of menu files already read, by name.
   *
   * @param found faults already found in the texts
   */
  public static MenuBook of(
      SortedMap<String, String> files,
      TextCatalog texts,
      Vocabulary vocabulary,
      Collection<Fault> found) {
    List<Fault> faults = new ArrayList<>(found);
    MenuReader reader = new MenuReader(faults);
    Menu menu = reader.read(files);
    Knowledge knowledge = Knowledge.of(menu, vocabulary);
    if (reader.whole()) {
      new NameCheck(menu, vocabulary, texts, faults).run();
      new FlowCheck(menu, faults).run();
      new ValueCheck(menu, vocabulary, texts, knowledge, faults).run();
      new PageCheck(menu, vocabulary, texts, knowledge, faults).run();
    }
    if (!faults.isEmpty()) {
      throw new FaultyDefinitions(faults);
    }
    return new MenuBook(menu, vocabulary, texts, new Renderer(texts), knowledge.names(menu.home()));
  }

  /** The screens. */
  public Menu menu() {
    return menu;
  }

  /** What they may name. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** What they say. */
  public TextCatalog texts() {
    return texts;
  }

  /** Renders texts of this book. */
  public Renderer renderer() {
    return renderer;
  }

  /** The names and lists that surely have a value whenever the home screen is reached. */
  public Set<String> knownAtHome() {
    return knownAtHome;
  }

  /** A screen that a checked definition or a session of this revision names. */
  public Screen screen(String id) {
    return menu.screen(id).orElseThrow(() -> new IllegalArgumentException("no screen " + id));
  }

  /** A screen that waits. */
  public Screen.Waiting waiting(String id) {
    if (screen(id) instanceof Screen.Waiting waiting) {
      return waiting;
    }
    throw new IllegalArgumentException("screen " + id + " does not wait");
  }

  /** The specification of an action. */
  public ActionSpec action(String name) {
    ActionSpec action = vocabulary.actions().get(name);
    if (action == null) {
      throw new IllegalArgumentException("no action " + name);
    }
    return action;
  }

  /** The kind of answer of a name. */
  public AnswerKind answer(String name) {
    AnswerKind kind = vocabulary.answers().get(name);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of answer " + name);
    }
    return kind;
  }

  private static SortedMap<String, String> files(Path folder, List<Fault> faults) {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        files.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      faults.add(new Fault("menus", 1, "the menus cannot be read: " + e));
    }
    return files;
  }
}
