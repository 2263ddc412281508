package ke.go.machakos.gateway.projects;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.projects.Project;
import ke.go.machakos.db.projects.Projects;
import ke.go.machakos.db.projects.Remark;
import ke.go.machakos.db.projects.Remarks;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/** How the projects of a ward are doing, and what people there say of it. Thread-safe. */
public final class ProjectActions {
  private static final Field NAME = Field.text("name", 40);
  private static final Field PLACE = Field.text("name", 18);
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");
  private static final Field STATUS =
      Field.choice(
          "status", "planned", "procurement", "ongoing", "stalled", "completed", "cancelled");

  private final Gazetteer places;
  private final Projects projects;
  private final Remarks remarks;
  private final Citizens citizens;

  public ProjectActions(Gazetteer places, Projects projects, Remarks remarks, Citizens citizens) {
    this.places = places;
    this.projects = projects;
    this.remarks = remarks;
    this.citizens = citizens;
  }

  /** All actions of this feature. */
  public List<Action> all() {
    return List.of(
        new Action.Reading(
            ActionSpec.read("places.sub-counties")
                .listing("list", "sub-counties", List.of(PLACE))
                .done(),
            this::subCounties),
        new Action.Reading(
            ActionSpec.read("places.wards", "sub-county")
                .listing("list", "wards", List.of(PLACE))
                .done(),
            this::wards),
        new Action.Reading(
            ActionSpec.read("projects.of-ward", "ward")
                .listing("list", "projects", List.of(NAME, SAMPLE))
                .outcome("none")
                .done(),
            this::ofWard),
        new Action.Reading(found().outcome("unknown").done(), this::find),
        new Action.Writing(
            ActionSpec.write("projects.remark", "number", "verdict", "words")
                .outcome("stored")
                .done(),
            this::remark));
  }

  private static ActionSpec.Builder found() {
    return ActionSpec.read("projects.find", "number")
        .outcome(
            "found",
            NAME,
            Field.text("ward", 18),
            STATUS,
            Field.number("progress", 3),
            Field.date("due"),
            Field.money("budget", 10),
            Field.money("spent", 10),
            Field.text("contractor", 24),
            Field.date("updated"),
            SAMPLE);
  }

  private Outcome subCounties(Ask ask) {
    return Outcome.listing(
        "list",
        "sub-counties",
        places.subCounties().stream().map(each -> place(each.code(), each.name())).toList());
  }

  private Outcome wards(Ask ask) {
    return Outcome.listing(
        "list",
        "wards",
        places.wardsOf(ask.argument("sub-county")).stream()
            .map(each -> place(each.code(), each.name()))
            .toList());
  }

  private static Item place(String code, String name) {
    return new Item(code, Map.of("name", name));
  }

  private Outcome ofWard(Ask ask) {
    List<Item> items =
        projects.inWard(ask.argument("ward")).stream().map(each -> item(each, ask)).toList();
    return items.isEmpty() ? Outcome.of("none") : Outcome.listing("list", "projects", items);
  }

  private static Item item(Project project, Ask ask) {
    return new Item(
        project.reference().digits(),
        Map.of(
            "name",
            project.name(ask.language().code()),
            "sample",
            project.sample() ? "yes" : "no"));
  }

  Outcome find(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .flatMap(projects::find)
        .map(project -> Outcome.of("found", values(project, ask)))
        .orElseGet(() -> Outcome.of("unknown"));
  }

  private Map<String, String> values(Project project, Ask ask) {
    Map<String, String> values = new HashMap<>();
    values.put("name", project.name(ask.language().code()));
    values.put("ward", places.wardName(project.wardCode()));
    values.put("status", project.status().code());
    values.put("progress", Integer.toString(project.progressPercent()));
    values.put("due", project.dueOn().map(LocalDate::toString).orElse(""));
    values.put("budget", Long.toString(project.budget().shillings()));
    values.put("spent", Long.toString(project.spent().shillings()));
    values.put("contractor", project.contractor().orElse("-"));
    values.put("updated", project.updatedOn().toString());
    values.put("sample", project.sample() ? "yes" : "no");
    return values;
  }

  /** Kept without its author where the caller has not agreed that anything is kept of them. */
  private Outcome remark(Tx tx, Ask ask) {
    Reference project = Reference.parse(ask.argument("number")).orElseThrow();
    Optional<Long> author =
        citizens.find(tx, ask.caller()).filter(Citizen::consents).map(Citizen::id);
    Remark.Verdict verdict =
        Remark.Verdict.valueOf(ask.argument("verdict").toUpperCase(Locale.ROOT));
    Remark remark =
        new Remark(
            project,
            author,
            verdict,
            Optional.of(ask.argument("words")),
            ask.language().code(),
            "ussd");
    remarks.add(tx, remark, ask.now());
    return Outcome.of("stored");
  }
}
