package ke.go.machakos.menus.text;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.gsm.GsmText;

/** What must hold between the files of the languages, whatever the menus say. */
final class TextChecks {
  private final Map<Language, TextFile> files;
  private final Collection<Fault> faults;

  TextChecks(Map<Language, TextFile> files, Collection<Fault> faults) {
    this.files = files;
    this.faults = faults;
  }

  void run() {
    Set<String> keys = new TreeSet<>();
    files.values().forEach(file -> keys.addAll(file.lines().keySet()));
    files.forEach((language, file) -> keys.forEach(key -> check(language, file, key)));
    files.values().forEach(this::checkBraces);
  }

  private void check(Language language, TextFile file, String key) {
    TextFile.Line line = file.lines().get(key);
    if (line == null) {
      if (language.complete()) {
        faults.add(new Fault(file.name(), 1, "missing key " + key));
      }
      return;
    }
    if (line.text().isEmpty() && !key.startsWith("mark.")) {
      faults.add(new Fault(file.name(), line.number(), "empty text for key " + key));
    }
    unshowable(line.text())
        .ifPresent(
            sign ->
                faults.add(
                    new Fault(
                        file.name(),
                        line.number(),
                        "key " + key + " has a character that phones cannot show: " + sign)));
    TextFile english = files.getOrDefault(Language.EN, file);
    TextFile.Line model = english.lines().get(key);
    if (model != null && !names(model).equals(names(line))) {
      faults.add(
          new Fault(
              file.name(),
              line.number(),
              "placeholders of %s are %s, but %s has %s"
                  .formatted(key, names(line), english.name(), names(model))));
    }
  }

  private static Optional<String> unshowable(String text) {
    return text.codePoints()
        .filter(point -> point != '?')
        .mapToObj(Character::toString)
        .filter(sign -> GsmText.fold(sign).equals("?"))
        .findFirst();
  }

  private void checkBraces(TextFile file) {
    file.lines()
        .forEach(
            (key, line) -> {
              String literal =
                  Template.of(line.text()).parts().stream()
                      .map(part -> part instanceof Template.Literal l ? l.text() : "")
                      .collect(Collectors.joining());
              if (literal.contains("{") || literal.contains("}")) {
                faults.add(
                    new Fault(file.name(), line.number(), "broken placeholder in key " + key));
              }
            });
  }

  private static Set<String> names(TextFile.Line line) {
    return Template.of(line.text()).slots().stream()
        .map(slot -> slot.format().isEmpty() ? slot.name() : slot.name() + ":" + slot.format())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
