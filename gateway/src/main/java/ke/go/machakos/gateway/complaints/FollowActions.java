package ke.go.machakos.gateway.complaints;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import ke.go.machakos.db.cases.Case;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CodeGuard;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.cases.ReporterDesk;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.States;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Outcome;

/**
 * How a case stands, to whoever has its number; and what its reporter alone may say of it, who is
 * known by the phone that reported it or, where no number was kept, by the case's secret code.
 * Thread-safe.
 */
public final class FollowActions {
  private static final Field NUMBER = Field.text("number", 9);
  private static final Field DUE = Field.date("due");
  private static final Field CODE = Field.text("code", FollowCodes.DIGITS);
  private static final Field STATE =
      Field.choice("state", States.SERVICE_REQUEST.all().toArray(String[]::new));

  /** The states in which the county waits for the citizen's word. */
  private static final Set<String> ANSWERED = Set.of("resolved", "rejected");

  /** Whoever is known by their phone needs none. */
  private static final String NO_CODE = "";

  private final Cases cases;
  private final ReporterDesk reporters;
  private final ServiceCodes services;
  private final Field service;
  private final MuteDesk mutes;
  private final CodeGuard guard;

  public FollowActions(
      Cases cases, ReporterDesk reporters, Services services, MuteDesk mutes, CodeGuard guard) {
    this.cases = cases;
    this.reporters = reporters;
    this.mutes = mutes;
    this.guard = guard;
    this.services = new ServiceCodes(services);
    this.service = Field.choice("service", this.services.values());
  }

  /** All actions of this feature. */
  public List<Action> all() {
    return List.of(
        new Action.Reading(
            ActionSpec.read("complaints.find", "number")
                .outcome("found", NUMBER, service, STATE, DUE)
                .outcome("answered", NUMBER, service, STATE, CODE)
                .outcome("locked", NUMBER, service, STATE)
                .outcome("unknown")
                .done(),
            this::find),
        new Action.Writing(
            ActionSpec.write("complaints.unlock", "number", "code")
                .outcome("answered", NUMBER, service, STATE, CODE)
                .outcome("wrong")
                .outcome("shut")
                .done(),
            this::unlock),
        new Action.Writing(
            ActionSpec.write("complaints.solved", "number", "code")
                .outcome("closed", NUMBER)
                .outcome("refused")
                .done(),
            this::solved),
        new Action.Writing(
            ActionSpec.write("complaints.unsolved", "number", "code")
                .outcome("reopened", NUMBER, DUE)
                .outcome("refused")
                .outcome("muted")
                .done(),
            this::unsolved),
        new Action.Writing(
            ActionSpec.write("complaints.rate", "number", "code", "rating")
                .outcome("rated")
                .outcome("refused")
                .done(),
            this::rate));
  }

  Outcome find(Ask ask) {
    return found(ask).map(it -> told(it, ask)).orElseGet(() -> Outcome.of("unknown"));
  }

  private Optional<Case> found(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .filter(it -> it.kind() == Reference.Kind.CASE)
        .flatMap(cases::find);
  }

  /** Its reporter is asked whether it is solved, and nobody else. */
  private Outcome told(Case found, Ask ask) {
    if (ANSWERED.contains(found.state())) {
      if (cases.reportedBy(found.reference(), ask.caller())) {
        return answered(found, NO_CODE);
      }
      if (cases.isCoded(found.reference())) {
        return Outcome.of("locked", shown(found, ask));
      }
    }
    Map<String, String> values = shown(found, ask);
    values.put("due", found.dueAt().map(Reports::day).orElse(""));
    return Outcome.of("found", values);
  }

  private Outcome unlock(Tx tx, Ask ask) {
    String code = ask.argument("code");
    Optional<Case> awaited = found(ask).filter(it -> ANSWERED.contains(it.state()));
    CodeGuard.Said said =
        guard.check(
            tx,
            ask.caller(),
            reference(ask),
            () -> awaited.filter(it -> cases.hasCode(tx, it.reference(), code)).isPresent(),
            ask.now());
    return switch (said) {
      case RIGHT -> answered(awaited.orElseThrow(), code);
      case WRONG -> Outcome.of("wrong");
      case SHUT -> Outcome.of("shut");
    };
  }

  /** What is done where no code is needed, or the code that came along is still the right one. */
  private Outcome coded(Tx tx, Ask ask, Supplier<Outcome> doing) {
    String code = ask.argument("code");
    return code.equals(NO_CODE)
            || guard.check(tx, ask.caller(), reference(ask), code, ask.now())
                == CodeGuard.Said.RIGHT
        ? doing.get()
        : Outcome.of("refused");
  }

  private static Outcome answered(Case found, String code) {
    Map<String, String> values = values(found);
    values.put("code", code);
    return Outcome.of("answered", values);
  }

  /** Numbers follow each other: whoever counts through them must not learn who was accused when. */
  private Map<String, String> shown(Case found, Ask ask) {
    Map<String, String> values = values(found);
    if (found.service().map(ServiceCodes::value).filter(services::confidential).isPresent()
        && !cases.reportedBy(found.reference(), ask.caller())) {
      values.put("service", ServiceCodes.UNSORTED);
    }
    return values;
  }

  private static Map<String, String> values(Case found) {
    Map<String, String> values = new HashMap<>();
    values.put("number", found.reference().digits());
    values.put("service", found.service().map(ServiceCodes::value).orElse(ServiceCodes.UNSORTED));
    values.put("state", found.state());
    return values;
  }

  private Outcome solved(Tx tx, Ask ask) {
    return coded(
        tx,
        ask,
        () -> said(reporters.confirm(tx, reference(ask), own(ask), ask.now()), Set.of("closed")));
  }

  /** A new case that takes up a closed one is told as the old one open again: it is the same. */
  private Outcome unsolved(Tx tx, Ask ask) {
    if (mutes.isMuted(tx, ask.caller(), reference(ask), ask.now())) {
      return Outcome.of("muted");
    }
    return coded(
        tx, ask, () -> reopened(reporters.reopen(tx, reference(ask), own(ask), ask.now())));
  }

  private static Outcome reopened(ReporterDesk.Told told) {
    if (told.outcome().equals("linked")) {
      Map<String, String> values = new HashMap<>(told.values());
      values.put("number", values.getOrDefault("fresh", ""));
      return said(new ReporterDesk.Told("reopened", values), Set.of("reopened"));
    }
    return said(told, Set.of("reopened"));
  }

  private Outcome rate(Tx tx, Ask ask) {
    int rating = Integer.parseInt(ask.argument("rating"));
    return coded(
        tx,
        ask,
        () ->
            said(reporters.rate(tx, reference(ask), own(ask), rating, ask.now()), Set.of("rated")));
  }

  private static Reference reference(Ask ask) {
    return Reference.parse(ask.argument("number")).orElseThrow();
  }

  private static Actor own(Ask ask) {
    String code = ask.argument("code");
    return code.equals(NO_CODE) ? new Actor.Citizen(ask.caller()) : new Actor.CodeHolder(code);
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
}
