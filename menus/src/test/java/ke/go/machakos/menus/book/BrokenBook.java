package ke.go.machakos.menus.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.FaultyDefinitions;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.TextCatalog;

/**
 * A book in one file: {@code == name} begins a menu file, the {@code text} of both English and
 * Kiswahili, what one language has besides, the keys that it goes without, or the faults it must
 * have. The texts of the engine's own are added at the end.
 */
record BrokenBook(String name, Map<String, List<String>> parts) {
  static BrokenBook read(Path file) throws IOException {
    Map<String, List<String>> parts = new HashMap<>();
    String part = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        part = line.substring(3);
      } else {
        parts.computeIfAbsent(part, name -> new ArrayList<>()).add(line);
      }
    }
    return new BrokenBook(file.getFileName().toString(), parts);
  }

  List<String> expected() {
    return part("faults");
  }

  /** What loading it finds wrong, line by line. */
  List<String> faults() throws IOException {
    List<Fault> found = new ArrayList<>();
    Map<Language, List<String>> lines = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      lines.put(language, texts(language));
    }
    TextCatalog texts = TextCatalog.of(lines, found);
    SortedMap<String, String> menus = new TreeMap<>();
    parts.forEach(
        (name, content) -> {
          if (name.endsWith(".yaml")) {
            menus.put(name, String.join("\n", content));
          }
        });
    try {
      MenuBook.of(menus, texts, Town.vocabulary(), found);
      return List.of();
    } catch (FaultyDefinitions faulty) {
      return faulty.faults().stream().map(Fault::toString).toList();
    }
  }

  private List<String> texts(Language language) throws IOException {
    String file = language.code() + ".properties";
    List<String> lines = new ArrayList<>();
    if (language.complete()) {
      lines.addAll(part("text"));
    }
    lines.addAll(part(file));
    if (language.complete()) {
      Files.readAllLines(Town.folder("/sound/text").resolve(file)).stream()
          .filter(line -> line.startsWith("nav.") || line.startsWith("month."))
          .filter(line -> !part("without").contains(line.substring(0, line.indexOf(' '))))
          .forEach(lines::add);
    }
    return lines;
  }

  private List<String> part(String name) {
    return parts.getOrDefault(name, List.of());
  }
}
