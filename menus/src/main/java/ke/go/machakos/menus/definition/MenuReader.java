package ke.go.machakos.menus.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.Nearest;
import ke.go.machakos.menus.definition.Screen.Option;
import ke.go.machakos.menus.definition.Screen.Position;
import ke.go.machakos.menus.definition.Yaml.Entry;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads menu files into screens; what is no screen is a fault. For one reading by one thread. */
public final class MenuReader {
  private static final String START = "start";
  private static final String HOME = "home";
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "choose", Set.of("choose", "save", "interlude", "confirm", "refusal", "options"),
          "prompt", Set.of("prompt", "save", "interlude", "accept", "go"),
          "browse", Set.of("browse", "save", "interlude", "list", "label", "go"),
          "call", Set.of("call", "with", "outcomes"),
          "end", Set.of("end"));

  private final Collection<Fault> faults;
  private final Map<String, Screen> screens = new LinkedHashMap<>();
  private final Map<String, Named> named = new LinkedHashMap<>();

  private boolean whole = true;

  /** A screen that a file names as the start or the home. */
  private record Named(String id, Position at) {}

  public MenuReader(Collection<Fault> faults) {
    this.faults = faults;
  }

  /** Reads files by name, in the order of their names. */
  public Menu read(SortedMap<String, String> files) {
    files.forEach(this::readFile);
    if (!whole) {
      return new Menu("", "", screens, digest(files));
    }
    Position first = new Position(files.isEmpty() ? "menus" : files.firstKey(), 1);
    Named start = named(START, first);
    Named home = named(HOME, first);
    boolean settled =
        screens.get(home.id()) instanceof Screen.Waiting waiting && !waiting.interlude();
    if (screens.containsKey(home.id()) && !settled) {
      faults.add(home.at().fault("home screen " + home.id() + " must wait, and be no interlude"));
    }
    return new Menu(start.id(), home.id(), screens, digest(files));
  }

  /** Whether every file could be read; where one could not, half of what is named is missing. */
  public boolean whole() {
    return whole;
  }

  private Named named(String word, Position first) {
    Named one = named.getOrDefault(word, new Named("", first));
    if (one.id().isEmpty()) {
      faults.add(one.at().fault("one file must name the " + word + " screen"));
    } else if (!screens.containsKey(one.id())) {
      String hint = Nearest.hint(one.id(), screens.keySet());
      faults.add(one.at().fault("unknown screen " + one.id() + hint));
    }
    return one;
  }

  private void readFile(String file, String content) {
    Yaml yaml = new Yaml(file, faults);
    Optional<MappingNode> document = yaml.document(content);
    whole &= document.isPresent();
    document.ifPresent(
        root -> {
          Map<String, Entry> entries = yaml.entries(root, Set.of(START, HOME, "screens"));
          name(yaml, START, entries);
          name(yaml, HOME, entries);
          Entry all = entries.get("screens");
          if (all != null) {
            yaml.mapping(all.node(), "screens").ifPresent(map -> readScreens(yaml, map));
          }
        });
  }

  private void name(Yaml yaml, String word, Map<String, Entry> entries) {
    Entry entry = entries.get(word);
    if (entry == null) {
      return;
    }
    Named earlier = named.putIfAbsent(word, new Named(yaml.scalar(entry, word), entry.at()));
    if (earlier != null) {
      faults.add(entry.at().fault(word + " is also named in " + earlier.at().file()));
    }
  }

  private void readScreens(Yaml yaml, MappingNode mapping) {
    yaml.entries(mapping, Set.of())
        .forEach(
            (id, entry) ->
                yaml.mapping(entry.node(), "screen " + id)
                    .ifPresent(body -> readScreen(yaml, id, entry.at(), body)));
  }

  private void readScreen(Yaml yaml, String id, Position at, MappingNode body) {
    Map<String, Entry> words = yaml.entries(body, Set.of());
    List<String> kinds = words.keySet().stream().filter(KINDS::containsKey).toList();
    if (kinds.size() != 1) {
      faults.add(at.fault("screen " + id + " must be one of browse, call, choose, end, prompt"));
      screens.putIfAbsent(id, new Screen.End(id, at, "")); // so that what leads here is no fault
      return;
    }
    String kind = kinds.getFirst();
    Map<String, Entry> entries = yaml.entries(body, KINDS.getOrDefault(kind, Set.of()));
    Screen screen =
        switch (kind) {
          case "choose" -> choose(yaml, id, at, entries);
          case "prompt" -> prompt(yaml, id, at, entries);
          case "browse" -> browse(yaml, id, at, entries);
          case "call" -> call(yaml, id, at, entries);
          default -> new Screen.End(id, at, yaml.text(entries, "end", at));
        };
    Screen earlier = screens.putIfAbsent(id, screen);
    if (earlier != null) {
      faults.add(at.fault("screen " + id + " is also in " + earlier.at().file()));
    }
  }

  private Screen choose(Yaml yaml, String id, Position at, Map<String, Entry> entries) {
    List<Option> options = new ArrayList<>();
    Entry all = entries.get("options");
    if (all != null) {
      yaml.mapping(all.node(), "options")
          .ifPresent(
              map ->
                  yaml.entries(map, Set.of())
                      .forEach((value, entry) -> option(yaml, value, entry, options)));
    }
    return new Screen.Choose(
        id,
        at,
        yaml.text(entries, "choose", at),
        yaml.optional(entries, "save"),
        yaml.flag(entries, "interlude"),
        yaml.flag(entries, "confirm"),
        yaml.optional(entries, "refusal"),
        options);
  }

  private void option(Yaml yaml, String value, Entry entry, List<Option> options) {
    yaml.mapping(entry.node(), "option " + value)
        .ifPresent(
            body -> {
              Map<String, Entry> words = yaml.entries(body, Set.of("text", "go"));
              options.add(
                  new Option(
                      value,
                      entry.at(),
                      yaml.text(words, "text", entry.at()),
                      yaml.text(words, "go", entry.at())));
            });
  }

  private Screen prompt(Yaml yaml, String id, Position at, Map<String, Entry> entries) {
    return new Screen.Prompt(
        id,
        at,
        yaml.text(entries, "prompt", at),
        yaml.optional(entries, "save"),
        yaml.flag(entries, "interlude"),
        yaml.text(entries, "accept", at),
        yaml.text(entries, "go", at));
  }

  private Screen browse(Yaml yaml, String id, Position at, Map<String, Entry> entries) {
    return new Screen.Browse(
        id,
        at,
        yaml.text(entries, "browse", at),
        yaml.optional(entries, "save"),
        yaml.flag(entries, "interlude"),
        yaml.text(entries, "list", at),
        yaml.text(entries, "label", at),
        yaml.text(entries, "go", at));
  }

  private Screen call(Yaml yaml, String id, Position at, Map<String, Entry> entries) {
    return new Screen.Call(
        id,
        at,
        yaml.text(entries, "call", at),
        words(yaml, entries.get("with"), "with"),
        words(yaml, entries.get("outcomes"), "outcomes"));
  }

  private Map<String, String> words(Yaml yaml, @Nullable Entry entry, String what) {
    Map<String, String> words = new LinkedHashMap<>();
    if (entry != null) {
      yaml.mapping(entry.node(), what)
          .ifPresent(
              map ->
                  yaml.entries(map, Set.of())
                      .forEach((key, value) -> words.put(key, yaml.scalar(value, key))));
    }
    return words;
  }

  private static String digest(SortedMap<String, String> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.forEach((file, content) -> sha.update(content.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
