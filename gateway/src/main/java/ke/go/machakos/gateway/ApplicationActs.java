package ke.go.machakos.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.Decided;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Transition;

/** What {@code act} does with an application, over the one desk of applications. */
final class ApplicationActs {
  private final Database database;
  private final ApplicationDesk desk;

  ApplicationActs(Database database, ApplicationDesk desk) {
    this.database = database;
    this.desk = desk;
  }

  /**
   * Acts; says how it stands now, or why not.
   *
   * @param unseen whether it is approved although documents were not shown
   */
  NumberActs.Answer act(Reference reference, Act act, boolean unseen, Instant now) {
    Decided decided =
        database.write(
            tx ->
                unseen
                    ? desk.act(tx, reference, act, now)
                    : desk.actIfShown(tx, reference, act, now));
    return told(decided, reference, act.actor().role());
  }

  private NumberActs.Answer told(Decided decided, Reference reference, Role as) {
    return switch (decided) {
      case Decided.Done(ApplicationFile file) -> new NumberActs.Answer(true, line(file));
      case Decided.NotAllowed(ApplicationFile file) ->
          refused(line(file) + "; " + as.code() + " may " + actions(file, as));
      case Decided.ReasonMissing missing -> refused("say why, with --reason or --reason-code");
      case Decided.NoSuchReason none -> refused(ActCommand.fitting(none.fitting()));
      case Decided.NobodyThere nobody -> refused("nobody is there to have it");
      case Decided.NoCharge none -> refused("no rule says what it costs");
      case Decided.Unpaid unpaid -> refused("its bill is not settled");
      case Decided.PartPaid part -> refused("money has come in for its bill");
      case Decided.NotApplicant other -> refused("only who applied may do that");
      case Decided.NotShown(List<String> documents) ->
          refused(
              "not shown: %s; show_document keeps that they were, --unseen approves without"
                  .formatted(String.join(", ", documents)));
      case Decided.NoDocument none ->
          refused("that document was not promised, or was shown before");
      case Decided.PlaceMissing nowhere -> refused("say where it was shown, with --at");
      case Decided.Unknown unknown -> refused("there is no application " + reference);
    };
  }

  /** Keeps that documents were shown, all of them or none; says how it stands, or why not. */
  NumberActs.Answer shown(
      Reference reference, List<String> codes, String where, Actor.Staff to, Instant now) {
    if (codes.isEmpty()) {
      return refused("say what was shown, with --document");
    }
    List<Decided> decided = new ArrayList<>();
    try {
      database.<Boolean>write(
          tx -> {
            for (String code : codes) {
              decided.add(desk.showDocument(tx, reference, code(code), where, to, now));
              if (!(decided.getLast() instanceof Decided.Done)) {
                throw new NotShown();
              }
            }
            return true;
          });
    } catch (NotShown undone) {
      return told(decided.getLast(), reference, to.role());
    }
    return told(decided.getLast(), reference, to.role());
  }

  private static String code(String document) {
    return document.strip().toUpperCase(Locale.ROOT);
  }

  /** Undoes what was written of the documents before one that cannot be shown. */
  private static final class NotShown extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether an application was submitted. */
  boolean has(Reference reference) {
    return database.<Boolean>read(tx -> desk.find(tx, reference).isPresent());
  }

  /** How an application stands, what was done with it, and what a role may do. */
  NumberActs.Answer show(Reference reference, Role as) {
    return database
        .<Optional<ApplicationFile>>read(tx -> desk.find(tx, reference))
        .map(file -> new NumberActs.Answer(true, shown(file, as)))
        .orElseGet(() -> refused("there is no application " + reference));
  }

  private String shown(ApplicationFile file, Role as) {
    String events =
        database.read(tx -> desk.events(tx, file.reference())).stream()
            .map(ApplicationActs::line)
            .collect(Collectors.joining("\n"));
    return line(file) + "\n" + events + "\n" + as.code() + " may " + actions(file, as);
  }

  private static String line(CaseEvent event) {
    return "%s %s %s -> %s%s"
        .formatted(event.at(), event.role(), event.action(), event.state(), ActCommand.said(event));
  }

  static String line(ApplicationFile file) {
    return "%s %s in %s is %s%s%s%s"
        .formatted(
            file.reference(),
            file.matter().type().nameEn(),
            file.matter().wardName(),
            file.standing().state(),
            file.standing().holder().map(it -> ", with " + it).orElse(""),
            file.standing().bill().map(it -> ", bill " + it).orElse(""),
            file.standing().issue().map(it -> ", permit " + it.permit()).orElse(""));
  }

  private String actions(ApplicationFile file, Role as) {
    String all =
        desk.open(file, as).stream().map(Transition::action).collect(Collectors.joining(", "));
    return all.isEmpty() ? "do nothing" : all;
  }

  private static NumberActs.Answer refused(String words) {
    return new NumberActs.Answer(false, words);
  }
}
