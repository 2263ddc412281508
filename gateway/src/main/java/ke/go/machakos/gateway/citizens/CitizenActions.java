package ke.go.machakos.gateway.citizens;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Action.Greeting;
import ke.go.machakos.gateway.conversation.Action.Reading;
import ke.go.machakos.gateway.conversation.Action.Writing;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.text.Language;

/** Who is calling, in which language, and what they agreed to. Thread-safe. */
public final class CitizenActions {
  /** The version of the privacy notice that the texts {@code consent.*} are. */
  public static final String NOTICE = "2026-11";

  private static final Field LANGUAGE = Field.choice("language", "en", "sw", "kam");

  private final Database database;
  private final Citizens citizens;

  public CitizenActions(Database database, Citizens citizens) {
    this.database = database;
    this.citizens = citizens;
  }

  /** All actions of this feature but those of the PIN. */
  public List<Action> all() {
    return List.of(
        new Greeting(
            ActionSpec.read("citizens.recognise")
                .outcome("known", LANGUAGE)
                .outcome("unconsented", LANGUAGE)
                .outcome("unknown")
                .done(),
            this::recognise),
        new Writing(
            ActionSpec.write("citizens.speak", "language")
                .outcome("known", LANGUAGE)
                .outcome("unconsented", LANGUAGE)
                .done(),
            this::speak),
        new Writing(ActionSpec.write("citizens.consent").outcome("given").done(), this::consent),
        new Reading(
            ActionSpec.read("citizens.consent-state").outcome("given").outcome("none").done(),
            this::consentState),
        new Writing(
            ActionSpec.write("citizens.withdraw").outcome("withdrawn").done(), this::withdraw));
  }

  /**
   * Also writes down that the number is in use, once a day at most: it repeats without harm, so it
   * is no act of the turn.
   */
  private Outcome recognise(Ask ask) {
    Optional<Citizen> citizen = citizens.find(ask.caller());
    if (citizen.filter(known -> known.dueForTouch(ask.now())).isPresent()) {
      database.write(
          tx -> {
            citizens.touch(tx, ask.caller(), ask.now());
            return true;
          });
    }
    return citizen
        .filter(known -> known.language().isPresent())
        .map(
            known ->
                spoken(known.consents() ? "known" : "unconsented", known.language().orElseThrow()))
        .orElseGet(() -> Outcome.of("unknown"));
  }

  /** Nothing is kept of somebody who has not agreed: their choice lives in the dialogue alone. */
  private Outcome speak(Tx tx, Ask ask) {
    String language = ask.argument("language");
    boolean consents = citizens.find(tx, ask.caller()).filter(Citizen::consents).isPresent();
    if (consents) {
      citizens.speaks(tx, ask.caller(), language);
    }
    return spoken(consents ? "known" : "unconsented", language);
  }

  private Outcome consent(Tx tx, Ask ask) {
    citizens.consent(tx, ask.caller(), said(true), ask.now());
    citizens.speaks(tx, ask.caller(), ask.language().code());
    return Outcome.of("given");
  }

  private Outcome consentState(Ask ask) {
    boolean given = citizens.find(ask.caller()).filter(Citizen::consents).isPresent();
    return Outcome.of(given ? "given" : "none");
  }

  private Outcome withdraw(Tx tx, Ask ask) {
    citizens.consent(tx, ask.caller(), said(false), ask.now());
    return Outcome.of("withdrawn");
  }

  private static Consent said(boolean given) {
    return new Consent(Citizens.SERVICE, NOTICE, given, "ussd");
  }

  private static Outcome spoken(String outcome, String language) {
    String known = Language.of(language).orElse(Language.SW).code();
    return Outcome.of(outcome, Map.of("language", known));
  }
}
