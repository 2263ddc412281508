package ke.go.machakos.menus.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.gsm.GsmText;
import org.jspecify.annotations.Nullable;

/**
 * Every text of the product by key and language, folded to the GSM alphabet when read.
 *
 * <p>A key has a template in every language: its own, or that of the language that stands in. A
 * value of a keyed slot is one segment after the prefix. Immutable and thread-safe.
 */
public final class TextCatalog {
  private final Map<Language, Map<String, Template>> templates;
  private final Map<Language, TextFile> files;

  private TextCatalog(
      Map<Language, Map<String, Template>> templates, Map<Language, TextFile> files) {
    this.templates = templates;
    this.files = files;
  }

  /** Reads {@code en.properties}, {@code sw.properties} and {@code kam.properties} of a folder. */
  public static TextCatalog read(Path folder, Collection<Fault> faults) {
    Map<Language, List<String>> lines = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      try {
        // bytes that are no UTF-8 become a character that no phone shows, which is a fault
        byte[] bytes = Files.readAllBytes(folder.resolve(fileName(language)));
        lines.put(language, new String(bytes, StandardCharsets.UTF_8).lines().toList());
      } catch (IOException e) {
        faults.add(new Fault(fileName(language), 1, "the file cannot be read: " + e));
      }
    }
    return of(lines, faults);
  }

  /** Builds a catalog of lines already read; faults name the file of their language. */
  public static TextCatalog of(Map<Language, List<String>> lines, Collection<Fault> faults) {
    Map<Language, TextFile> files = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      files.put(
          language,
          TextFile.read(fileName(language), lines.getOrDefault(language, List.of()), faults));
    }
    new TextChecks(files, faults).run();
    Map<Language, Map<String, Template>> templates = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Map<String, Template> own = new HashMap<>();
      language.fallback().ifPresent(other -> own.putAll(templates.getOrDefault(other, Map.of())));
      file(files, language)
          .lines()
          .forEach((key, line) -> own.put(key, Template.of(GsmText.fold(line.text()))));
      templates.put(language, Map.copyOf(own));
    }
    return new TextCatalog(templates, files);
  }

  /** The template of a key, or null where no language has it. */
  public @Nullable Template find(Language language, String key) {
    return inLanguage(language).get(key);
  }

  /** Whether a language has a text of its own for a key, and none that stands in. */
  public boolean owns(Language language, String key) {
    return file(files, language).lines().containsKey(key);
  }

  /** The template of a key that a checked book or our own code names. */
  public Template template(Language language, String key) {
    Template template = find(language, key);
    if (template == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return template;
  }

  /** All keys of any language. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    templates.values().forEach(each -> keys.addAll(each.keySet()));
    return keys;
  }

  /**
   * Where a key is written first, for faults about it: English, else the first language with it.
   */
  public Fault faultAt(String key, Language language, String message) {
    Language at = language;
    while (!file(files, at).lines().containsKey(key) && at.fallback().isPresent()) {
      at = at.fallback().get();
    }
    TextFile.Line line = file(files, at).lines().get(key);
    return new Fault(fileName(at), line == null ? 1 : line.number(), message);
  }

  /** Keys with a text of their own in a language, as a share of all keys, 0 to 1. */
  public double coverage(Language language) {
    Set<String> keys = keys();
    return keys.isEmpty() ? 1 : (double) file(files, language).lines().size() / keys.size();
  }

  /** One line that says how much of each language is its own. */
  public String coverageReport() {
    int all = keys().size();
    return Map.copyOf(files).keySet().stream()
        .sorted()
        .map(each -> each.code() + " " + file(files, each).lines().size() + "/" + all)
        .collect(Collectors.joining(", ", "texts: ", ""));
  }

  private Map<String, Template> inLanguage(Language language) {
    return templates.getOrDefault(language, Map.of());
  }

  private static TextFile file(Map<Language, TextFile> files, Language language) {
    return files.getOrDefault(language, new TextFile(fileName(language), Map.of()));
  }

  private static String fileName(Language language) {
    return language.code() + ".properties";
  }
}
