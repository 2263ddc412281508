package ke.go.machakos.gateway.reasons;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.menus.Nearest;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;
import org.jspecify.annotations.Nullable;

/** The lines of the county's file of reasons, and all that can be wrong with them. */
record ReasonFile(Map<Matter, Workflow> workflows, Renderer texts) {
  private static final List<String> COLUMNS = List.of("code", "matter", "actions");

  /** What the column of a code holds. */
  private static final int LONGEST_CODE = 40;

  List<Reasons.Line> read(Path file, List<Fault> faults) {
    return CsvRows.read(file, faults, COLUMNS, this::line);
  }

  private Reasons.Line line(CsvRow row) {
    String code = row.text("code");
    if (code.isEmpty()) {
      return new Reasons.Line(code, Matter.CASE, Set.of());
    }
    if (!code.matches("[A-Z]+(_[A-Z]+)*") || code.length() > LONGEST_CODE) {
      row.fault(
          "code %s is not such as DUPLICATE_CASE, of at most %d letters"
              .formatted(code, LONGEST_CODE));
    } else {
      checkTexts(row, ReasonWords.key(code));
    }
    String matter = row.oneOf("matter", Matter.codes());
    return Matter.codes().contains(matter)
        ? line(row, code, Matter.valueOf(matter.toUpperCase(Locale.ROOT)))
        : new Reasons.Line(code, Matter.CASE, Set.of());
  }

  private Reasons.Line line(CsvRow row, String code, Matter matter) {
    @Nullable Workflow workflow = workflows.get(matter);
    Set<String> known = workflow == null ? Set.of() : workflow.actions();
    @Nullable String written = row.optional("actions");
    Set<String> actions = new HashSet<>();
    for (String action : written == null ? new String[0] : written.split("\\|", -1)) {
      if (!known.contains(action.strip())) {
        row.fault(
            "%s is nothing that is done with a %s%s"
                .formatted(action, matter.code(), Nearest.hint(action.strip(), known)));
      } else if (!actions.add(action.strip())) {
        row.fault("action " + action + " is there twice");
      }
    }
    return new Reasons.Line(code, matter, actions);
  }

  private void checkTexts(CsvRow row, String key) {
    complete()
        .filter(language -> !texts.owns(language, key))
        .forEach(
            language -> row.fault("no text %s in %s.properties".formatted(key, language.code())));
    Arrays.stream(Language.values())
        .filter(language -> texts.owns(language, key))
        .forEach(language -> checkLength(row, key, language));
  }

  private static Stream<Language> complete() {
    return Arrays.stream(Language.values()).filter(Language::complete);
  }

  private void checkLength(CsvRow row, String key, Language language) {
    int septets = GsmText.septets(texts.text(language, key, Values.NONE));
    if (septets > ReasonWords.LONGEST) {
      row.fault(
          "%s is %d of %d septets in %s.properties"
              .formatted(key, septets, ReasonWords.LONGEST, language.code()));
    }
  }
}
