package ke.go.machakos.gateway.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values given for each setting, the environment's over the file's, and the faults found while
 * they are read.
 */
final class Answers {
  private final Path file;
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
  private final List<Fault> faults = new ArrayList<>();

  Answers(Path file, Map<String, String> environment) {
    this.file = file;
    given.putAll(SettingsFile.read(file, faults));
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.variable);
      if (value != null) {
        given.put(setting, new Given(value.strip(), "environment " + setting.variable));
      }
    }
    misspelt(environment);
  }

  /** Only near misses count: an orchestrator may add variables of its own that begin alike. */
  private void misspelt(Map<String, String> environment) {
    List<String> known = Arrays.stream(Setting.values()).map(setting -> setting.variable).toList();
    environment.keySet().stream()
        .filter(name -> !known.contains(name))
        .filter(
            name ->
                name.startsWith("GATEWAY_")
                    || name.startsWith("DARAJA_")
                    || name.startsWith("AFRICASTALKING_"))
        .sorted()
        .forEach(
            name ->
                Spelling.nearest(name, known.stream(), 2)
                    .ifPresent(
                        near ->
                            faults.add(
                                new Fault(
                                    name,
                                    "environment " + name,
                                    "is no setting",
                                    "did you mean " + near + "?"))));
  }

  List<Fault> faults() {
    return Collections.unmodifiableList(faults);
  }

  boolean has(Setting setting) {
    return text(setting).isPresent();
  }

  /** The value as it was written; empty where none was, or nothing but blanks. */
  Optional<String> text(Setting setting) {
    return Optional.ofNullable(given.get(setting)).map(Given::text).filter(text -> !text.isBlank());
  }

  /**
   * The value as {@code parse} reads it; one that it cannot read is a fault that ends with {@code
   * right}.
   */
  <T> Optional<T> read(Setting setting, String right, Function<String, Optional<T>> parse) {
    Optional<String> text = text(setting);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      fault(setting, setting.secret ? "is not accepted" : "is '" + text.get() + "'", right);
    }
    return value;
  }

  /** A value that must be there; the empty text, and a fault, where it is not. */
  String required(Setting setting, String why) {
    return text(setting)
        .orElseGet(
            () -> {
              fault(setting, "is missing", why);
              return "";
            });
  }

  Optional<Secret> secret(Setting setting) {
    return text(setting).map(Secret::new);
  }

  void fault(Setting setting, String wrong, String right) {
    Given value = given.get(setting);
    String source =
        value != null && !value.text().isBlank()
            ? value.source()
            : setting.variable + ", or " + setting.key + " in " + file;
    faults.add(new Fault(setting.key, source, wrong, right));
  }
}
