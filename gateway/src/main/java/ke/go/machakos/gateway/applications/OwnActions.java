package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.citizens.Holdings;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.permits.Renewals;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/**
 * What is an applicant's own: their applications and what they may do with each, and the permits
 * that they may renew. Thread-safe.
 */
public final class OwnActions {
  private static final Field NUMBER = Field.text("number", 9);
  private static final Field TYPE = Field.text("type", 26);
  private static final Field DUE = Field.date("due");
  private static final Field REASON = Field.text("reason", 60);
  private static final Field BY = Field.choice("by", "code", "officer");
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");
  private static final Field STATE =
      Field.choice("state", ApplicationRules.STATES.all().toArray(String[]::new));

  private final Database database;
  private final ApplicationDesk desk;
  private final Permits permits;
  private final Gate gate;

  public OwnActions(Database database, ApplicationDesk desk, Permits permits, Gate gate) {
    this.database = database;
    this.desk = desk;
    this.permits = permits;
    this.gate = gate;
  }

  /** All actions of this feature. */
  public List<Action> all() {
    List<Action> all =
        new ArrayList<>(
            gate.actions(
                "applications.mine",
                "applications",
                List.of(NUMBER, STATE, SAMPLE),
                this::ofPhone,
                OwnActions::item));
    all.addAll(
        gate.actions(
            "applications.renewable",
            "renewals",
            List.of(NUMBER, TYPE, SAMPLE),
            this::renewable,
            OwnActions::item));
    all.add(new Action.Reading(shown(), this::show));
    all.add(does("withdraw", "withdrawn", Optional.empty()));
    all.add(does("resubmit", "resubmitted", Optional.empty()));
    all.add(does("appeal", "appealed", Optional.of("words")));
    return all;
  }

  private static ActionSpec shown() {
    return ActionSpec.read("applications.show", "application")
        .outcome("open", NUMBER, TYPE, STATE, DUE, SAMPLE)
        .outcome("sent-back", NUMBER, TYPE, BY, REASON, SAMPLE)
        .outcome("rejected", NUMBER, TYPE, BY, REASON, SAMPLE)
        .outcome("owing", NUMBER, TYPE, Field.text("bill", 9), SAMPLE)
        .outcome(
            "issued", NUMBER, TYPE, STATE, Field.text("permit", 9), Field.date("until"), SAMPLE)
        .outcome(
            "followed",
            NUMBER,
            TYPE,
            Field.choice("state", "issued", "expired"),
            Field.text("permit", 9),
            Field.date("until"),
            SAMPLE)
        .outcome("plain", NUMBER, TYPE, STATE, SAMPLE)
        .outcome("gone")
        .done();
  }

  private Holdings<ApplicationFile> ofPhone(Msisdn phone, Instant from) {
    List<ApplicationFile> all = database.read(tx -> desk.stores().files().ofPhone(tx, phone));
    return Holdings.of(all, file -> file.matter().submittedAt(), from);
  }

  private Holdings<Permit> renewable(Msisdn phone, Instant from) {
    Holdings<Permit> all = permits.ofPhone(phone, from);
    return new Holdings<>(
        all.shown().stream()
            .filter(permit -> FormDesk.RENEWABLE.contains(permit.status()))
            .filter(permit -> desk.rules().type(permit.type().code()).isPresent())
            .toList(),
        all.withheld());
  }

  private static Item item(ApplicationFile file, Ask ask) {
    return new Item(file.reference().digits(), ApplicationNotices.values(file, ask.language()));
  }

  private static Item item(Permit permit, Ask ask) {
    return new Item(
        permit.number().digits(),
        Map.of(
            "number",
            permit.number().digits(),
            "type",
            permit.type().name(ask.language().code()),
            "sample",
            permit.sample() ? "yes" : "no"));
  }

  private Outcome show(Ask ask) {
    return Reference.parse(ask.argument("application"))
        .flatMap(it -> database.<Optional<ApplicationFile>>read(tx -> desk.find(tx, it)))
        .filter(file -> file.matter().phone().equals(Optional.of(ask.caller())))
        .map(file -> Outcome.of(followed(file) ? "followed" : kind(file), values(file, ask)))
        .orElseGet(() -> Outcome.of("gone"));
  }

  /** Whether its permit is renewed, or an application to renew it is on its way. */
  private boolean followed(ApplicationFile file) {
    return kind(file).equals("issued")
        && file.standing()
            .issue()
            .filter(it -> database.<Boolean>read(tx -> Renewals.follow(tx, it.permit())))
            .isPresent();
  }

  private Map<String, String> values(ApplicationFile file, Ask ask) {
    Map<String, String> values = new HashMap<>(ApplicationNotices.values(file, ask.language()));
    values.putAll(desk.stores().notices().why(file, ask.language()));
    return values;
  }

  private static String kind(ApplicationFile file) {
    return switch (file.standing().state()) {
      case "sent_back" -> "sent-back";
      case "rejected" -> "rejected";
      case "billed" -> "owing";
      case "issued", "expired" -> "issued";
      case "submitted", "resubmitted", "inspected", "appealed", "approved" ->
          file.standing().promise().isPresent() ? "open" : "plain";
      default -> "plain";
    };
  }

  private Action does(String action, String done, Optional<String> words) {
    List<String> arguments = new ArrayList<>(List.of("application"));
    words.ifPresent(arguments::add);
    ActionSpec spec =
        ActionSpec.write("applications." + action, arguments.toArray(String[]::new))
            .outcome(done, NUMBER)
            .outcome("refused")
            .done();
    return new Action.Writing(spec, (tx, ask) -> acted(tx, ask, action, done, words));
  }

  private Outcome acted(Tx tx, Ask ask, String action, String done, Optional<String> words) {
    Act act =
        new Act(
            action,
            new Actor.Citizen(ask.caller()),
            Reason.of(Optional.empty(), words.map(ask::argument)),
            Optional.empty());
    boolean acted =
        Reference.parse(ask.argument("application"))
            .map(reference -> desk.act(tx, reference, act, ask.now()))
            .filter(decided -> decided instanceof Decided.Done)
            .isPresent();
    return acted
        ? Outcome.of(done, Map.of("number", ask.argument("application")))
        : Outcome.of("refused");
  }
}
