package ke.go.machakos.gateway.complaints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.nlp.Verdict;

/**
 * What a resident reports in their own words: sorted, and opened as a case with its promise. The
 * machine only proposes a service: where it is not sure the resident is asked, and where that would
 * not help a person sorts it. Thread-safe.
 */
public final class ComplaintActions {
  private final Opening opening;
  private final FloodWatch floods;
  private final Reader reader;
  private final ServiceCodes codes;
  private final Triage triage;
  private final MuteDesk mutes;

  public ComplaintActions(
      Opening opening, FloodWatch floods, Reader reader, Services services, MuteDesk mutes) {
    this.opening = opening;
    this.floods = floods;
    this.reader = reader;
    this.codes = new ServiceCodes(services);
    this.triage = new Triage(services);
    this.mutes = mutes;
  }

  /** All actions of this feature. */
  public List<Action> all() {
    Field service = Field.choice("service", codes.values());
    Field number = Field.text("number", 9);
    Field due = Field.date("due");
    Field code = Field.text("code", FollowCodes.DIGITS);
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
            ActionSpec.write("complaints.open", "words", "service", "ward", "landmark", "privacy")
                .outcome("promised", number, service, due)
                .outcome("unpromised", number)
                .outcome("coded", number, service, due, code)
                .outcome("coded-unpromised", number, code)
                .outcome("muted")
                .done(),
            this::open));
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
    Verdict verdict = reader.read(words);
    boolean danger = triage.isDanger(verdict) || codes.emergency(wish.service());
    if (!danger && mutes.drops(tx, ask.caller(), words, ask.now())) {
      return Outcome.of("muted");
    }
    Opening.Opened opened =
        PrivacyChoice.of(ask)
            .map(privacy -> opening.open(tx, wish, privacy, verdict, ask.now()))
            .orElseGet(() -> opening.open(tx, wish, verdict, ask.now()));
    floods.opened(tx, wish.service(), wish.ward(), ask.now());
    return told(opened, wish.service());
  }

  private static Outcome told(Opening.Opened opened, String service) {
    Map<String, String> values = new HashMap<>();
    values.put("number", opened.reference().digits());
    opened.code().ifPresent(code -> values.put("code", code));
    opened
        .due()
        .ifPresent(
            due -> {
              values.put("service", service);
              values.put("due", Reports.day(due));
            });
    String promised = opened.due().isPresent() ? "promised" : "unpromised";
    String coded = opened.due().isPresent() ? "coded" : "coded-unpromised";
    return Outcome.of(opened.code().isPresent() ? coded : promised, values);
  }
}
