package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.sql.Tx;
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

  private final CaseFinder finder;
  private final Opening opening;
  private final Reader reader;
  private final ServiceCodes codes;
  private final Triage triage;

  public ComplaintActions(Cases cases, Opening opening, Reader reader, Services services) {
    this.finder = new CaseFinder(cases);
    this.opening = opening;
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
                .outcome("unknown")
                .done(),
            finder::find));
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
    Map<String, String> values = new HashMap<>();
    values.put("number", opened.reference().digits());
    values.put("service", wish.service());
    opened.due().ifPresent(due -> values.put("due", day(due)));
    return Outcome.of(opened.due().isPresent() ? "promised" : "unpromised", values);
  }

  private static String day(Instant due) {
    return LocalDate.ofInstant(due, NAIROBI).toString();
  }
}
