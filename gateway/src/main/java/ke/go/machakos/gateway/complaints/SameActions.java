package ke.go.machakos.gateway.complaints;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.SimilarCases;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Outcome;

/**
 * Whether somebody reported a caller's matter before them, and what is done where they did: no
 * second case, one more person with the first. Thread-safe.
 */
public final class SameActions {
  private final SameMatter same;
  private final ServiceCodes codes;
  private final Triage triage;
  private final Reader reader;
  private final CaseDesk desk;
  private final Citizens citizens;
  private final MuteDesk mutes;

  /** The actions over the stores. */
  public SameActions(Database database, Vault vault, CaseDesk desk, Reader reader) {
    this.codes = new ServiceCodes(desk.services());
    this.same = new SameMatter(new SimilarCases(database, vault), codes);
    this.triage = new Triage(desk.services());
    this.reader = reader;
    this.desk = desk;
    this.citizens = new Citizens(database, vault);
    this.mutes = MuteDesk.over(database, vault);
  }

  /** All actions of this feature. */
  public List<Action> all() {
    Field number = Field.text("number", 9);
    return List.of(
        new Action.Writing(
            ActionSpec.write("complaints.same", "words", "service", "ward")
                .outcome("same", number, Field.choice("service", codes.values()), Field.date("day"))
                .outcome("none")
                .done(),
            this::look),
        new Action.Writing(
            ActionSpec.write("complaints.follow", "number", "privacy")
                .outcome("followed", number)
                .outcome("over")
                .done(),
            this::follow));
  }

  /**
   * Looks, and writes nothing but the receipt of the turn: a dialogue that was lost and comes again
   * would else find the very case that it opened. Who is in danger is not asked: a case too many is
   * nothing beside that. Nor is a muted number, whose report ends at its opening.
   */
  private Outcome look(Tx tx, Ask ask) {
    Draft draft =
        Draft.of(ask.caller(), ask.argument("words"), ask.language())
            .about(ask.argument("service"))
            .in(ask.argument("ward"));
    boolean danger = triage.of(reader.read(draft.words())) instanceof Triage.Danger;
    return Optional.of(draft)
        .filter(it -> !danger && !mutes.isMuted(tx, ask.caller(), ask.now()))
        .flatMap(it -> same.as(tx, it, ask.now()))
        .map(other -> found(draft, other))
        .orElseGet(() -> Outcome.of("none"));
  }

  private static Outcome found(Draft draft, SimilarCases.Worded other) {
    return Outcome.of(
        "same",
        Map.of(
            "number",
            other.reference().digits(),
            "service",
            draft.service(),
            "day",
            Reports.day(other.openedAt())));
  }

  /**
   * Who agreed to be known is told of each step, or chose that their number is kept for that; of
   * anybody else only the count is kept.
   */
  private Outcome follow(Tx tx, Ask ask) {
    Reference number = Reference.parse(ask.argument("number")).orElseThrow();
    boolean known =
        PrivacyChoice.of(ask)
            .map(privacy -> privacy != Privacy.UNNAMED)
            .orElseGet(() -> citizens.find(tx, ask.caller()).filter(Citizen::consents).isPresent());
    boolean open =
        known
            ? desk.follow(
                tx, number, new CaseDesk.Contact(ask.caller(), ask.language()), "ussd", ask.now())
            : desk.count(tx, number, ask.caller(), ask.now());
    return open ? Outcome.of("followed", Map.of("number", number.digits())) : Outcome.of("over");
  }
}
