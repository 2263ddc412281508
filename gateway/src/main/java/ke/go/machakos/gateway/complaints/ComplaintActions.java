package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.cases.Case;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.ReporterDesk;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/**
 * What a resident reports in their own words: sorted, opened as a case with its promise, and
 * followed by its reference. The machine only proposes a service: where it is not sure the resident
 * is asked, and where that would not help a person sorts it. Thread-safe.
 */
public final class ComplaintActions {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final Field NUMBER = Field.text("number", 9);
  private static final Field DUE = Field.date("due");
  private static final Field STATE =
      Field.choice(
          "state",
          "received",
          "assigned",
          "in_progress",
          "escalated",
          "resolved",
          "rejected",
          "closed",
          "reopened");

  /** The states in which the county waits for the citizen's word. */
  private static final Set<String> ANSWERED = Set.of("resolved", "rejected");

  private final Cases cases;
  private final ReporterDesk reporters;
  private final Opening opening;
  private final FloodWatch floods;
  private final Reader reader;
  private final ServiceCodes codes;
  private final Triage triage;

  public ComplaintActions(
      Cases cases,
      ReporterDesk reporters,
      Opening opening,
      FloodWatch floods,
      Reader reader,
      Services services) {
    this.cases = cases;
    this.reporters = reporters;
    this.opening = opening;
    this.floods = floods;
    this.reader = reader;
    this.codes = new ServiceCodes(services);
    this.triage = new Triage(services);
  }

  /** All actions of this feature. */
  public List<Action> all() {
    Field service = Field.choice("service", codes.values());
    return List.of(
        new Action.Reading(
            ActionSpec.read("complaints.understand", "words")
                .outcome("clear", service)
                .outcome("danger", service)
                .outcome("national", service)
                .outcome("unread", service)
                .listing("unclear", "services", List.of(service))
                .done(),
            this::understand),
        new Action.Writing(
            ActionSpec.write("complaints.open", "words", "service", "ward", "landmark")
                .outcome("promised", NUMBER, service, DUE)
                .outcome("unpromised", NUMBER)
                .done(),
            this::open),
        new Action.Reading(
            ActionSpec.read("complaints.find", "number")
                .outcome("found", NUMBER, service, STATE, DUE)
                .outcome("answered", NUMBER, service, STATE)
                .outcome("unknown")
                .done(),
            this::find),
        new Action.Writing(
            ActionSpec.write("complaints.solved", "number")
                .outcome("closed", NUMBER)
                .outcome("refused")
                .done(),
            this::solved),
        new Action.Writing(
            ActionSpec.write("complaints.unsolved", "number")
                .outcome("reopened", NUMBER, DUE)
                .outcome("refused")
                .done(),
            this::unsolved),
        new Action.Writing(
            ActionSpec.write("complaints.rate", "number", "rating")
                .outcome("rated")
                .outcome("refused")
                .done(),
            this::rate));
  }

  private Outcome understand(Ask ask) {
    return switch (triage.of(reader.read(ask.argument("words")))) {
      case Triage.Clear clear -> service("clear", clear.service());
      case Triage.Danger danger -> service("danger", danger.service());
      case Triage.National national -> service("national", national.service());
      case Triage.Ask unclear -> unclear(unclear.services());
      case Triage.Question _, Triage.Praise _, Triage.Junk _, Triage.Unread _ ->
          service("unread", ServiceCodes.UNSORTED);
    };
  }

  private static Outcome service(String outcome, String value) {
    return Outcome.of(outcome, Map.of("service", value));
  }

  private static Outcome unclear(List<String> choices) {
    List<String> offered = new ArrayList<>(choices);
    offered.add(ServiceCodes.UNSORTED);
    return Outcome.listing(
        "unclear",
        "services",
        offered.stream().map(value -> new Item(value, Map.of("service", value))).toList());
  }

  private Outcome open(Tx tx, Ask ask) {
    String words = ask.argument("words");
    var wish =
        new Opening.Wish(
            words,
            ask.argument("service"),
            Optional.of(ask.argument("ward")),
            Optional.of(ask.argument("landmark")),
            ask.caller(),
            ask.language(),
            "ussd");
    Opening.Opened opened = opening.open(tx, wish, reader.read(words), ask.now());
    floods.opened(tx, wish.service(), wish.ward(), ask.now());
    Map<String, String> values = new HashMap<>();
    values.put("number", opened.reference().digits());
    values.put("service", wish.service());
    opened.due().ifPresent(due -> values.put("due", day(due)));
    return Outcome.of(opened.due().isPresent() ? "promised" : "unpromised", values);
  }

  private static String day(Instant due) {
    return LocalDate.ofInstant(due, NAIROBI).toString();
  }

  Outcome find(Ask ask) {
    return reference(ask)
        .flatMap(cases::find)
        .map(found -> told(found, ask))
        .orElseGet(() -> Outcome.of("unknown"));
  }

  private static Optional<Reference> reference(Ask ask) {
    return Reference.parse(ask.argument("number")).filter(it -> it.kind() == Reference.Kind.CASE);
  }

  private Outcome solved(Tx tx, Ask ask) {
    Reference number = reference(ask).orElseThrow();
    return said(reporters.confirm(tx, number, own(ask), ask.now()), Set.of("closed"));
  }

  /** A new case that takes up a closed one is told as the old one open again: it is the same. */
  private Outcome unsolved(Tx tx, Ask ask) {
    Reference number = reference(ask).orElseThrow();
    ReporterDesk.Told told = reporters.reopen(tx, number, own(ask), ask.now());
    if (told.outcome().equals("linked")) {
      Map<String, String> values = new HashMap<>(told.values());
      values.put("number", values.getOrDefault("fresh", ""));
      return said(new ReporterDesk.Told("reopened", values), Set.of("reopened"));
    }
    return said(told, Set.of("reopened"));
  }

  private Outcome rate(Tx tx, Ask ask) {
    Reference number = reference(ask).orElseThrow();
    int rating = Integer.parseInt(ask.argument("rating"));
    return said(reporters.rate(tx, number, own(ask), rating, ask.now()), Set.of("rated"));
  }

  private static Actor own(Ask ask) {
    return new Actor.Citizen(ask.caller());
  }

  private static Outcome said(ReporterDesk.Told told, Set<String> expected) {
    if (!expected.contains(told.outcome())) {
      return Outcome.of("refused");
    }
    Map<String, String> values = new HashMap<>();
    values.put("number", told.values().getOrDefault("number", ""));
    if (told.outcome().equals("reopened")) {
      values.put("due", told.values().getOrDefault("due", ""));
    }
    return Outcome.of(told.outcome(), told.outcome().equals("rated") ? Map.of() : values);
  }

  /** Its reporter is asked whether it is solved, and nobody else. */
  private Outcome told(Case found, Ask ask) {
    boolean asked =
        ANSWERED.contains(found.state()) && cases.reportedBy(found.reference(), ask.caller());
    return asked ? answered(found) : told(found);
  }

  private static Outcome answered(Case found) {
    return Outcome.of(
        "answered",
        Map.of(
            "number",
            found.reference().digits(),
            "service",
            found.service().map(ServiceCodes::value).orElse(ServiceCodes.UNSORTED),
            "state",
            found.state()));
  }

  private static Outcome told(Case found) {
    return Outcome.of(
        "found",
        Map.of(
            "number",
            found.reference().digits(),
            "service",
            found.service().map(ServiceCodes::value).orElse(ServiceCodes.UNSORTED),
            "state",
            found.state(),
            "due",
            found.dueAt().map(ComplaintActions::day).orElse("")));
  }
}
