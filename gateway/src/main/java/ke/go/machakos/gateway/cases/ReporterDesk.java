package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.cases.Follower;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.text.Language;

/**
 * What the reporter of a case may say of it, over any channel: that it is solved, that it is not,
 * and how well it was done. Thread-safe.
 */
public final class ReporterDesk {
  private static final String CLOSED = "closed";

  private final CaseDesk desk;

  public ReporterDesk(CaseDesk desk) {
    this.desk = desk;
  }

  /**
   * What they are told.
   *
   * @param outcome {@code closed}, {@code reopened}, {@code linked}, {@code rated}, {@code early},
   *     {@code stranger} or {@code unknown}
   * @param values what fills the slots of its text
   */
  public record Told(String outcome, Map<String, String> values) {}

  /** They say that it is solved. */
  public Told confirm(Tx tx, Reference reference, Actor actor, Instant now) {
    Acted acted = desk.act(tx, reference, Act.of("confirm", actor), now);
    return switch (acted) {
      case Acted.Done(CaseFile file) -> told(CLOSED, file);
      case Acted.NotAllowed(CaseFile file) -> told(isClosed(file) ? CLOSED : "early", file);
      default -> refused(acted, reference);
    };
  }

  /**
   * They say that it is not solved: in time it is open again, and later a new case takes it up, for
   * the promise of the old one is over.
   */
  public Told reopen(Tx tx, Reference reference, Actor actor, Instant now) {
    Acted acted = desk.act(tx, reference, Act.of("reopen", actor), now);
    return switch (acted) {
      case Acted.Done(CaseFile file) -> told("reopened", file);
      case Acted.NotAllowed(CaseFile file) ->
          isClosed(file) ? linked(tx, file, actor, now) : told("early", file);
      default -> refused(acted, reference);
    };
  }

  /** They say how well it was done, from 1 to 5; a later word replaces the one before. */
  public Told rate(Tx tx, Reference reference, Actor actor, int rating, Instant now) {
    Optional<CaseFile> found = desk.find(tx, reference);
    if (found.isEmpty() || !desk.owns(tx, reference, actor)) {
      return refused(found.isEmpty() ? new Acted.Unknown() : new Acted.NotReporter(), reference);
    }
    CaseFile file = found.get();
    if (file.standing().promise().flatMap(CaseFile.Kept::answeredAt).isEmpty()) {
      return told("early", file);
    }
    CaseAtWork work = new CaseAtWork(tx, desk.stores(), desk.rules(), file, now);
    desk.stores().files().rate(tx, file, rating, now);
    work.event("rate", actor, Optional.of(Integer.toString(rating)), Optional.empty());
    Map<String, String> values = new HashMap<>(told("rated", work.putBack()).values());
    values.put("rating", Integer.toString(rating));
    return new Told("rated", values);
  }

  /** One case takes up a closed one, however often its reporter says that it is not solved. */
  private Told linked(Tx tx, CaseFile closed, Actor actor, Instant now) {
    Reference fresh =
        desk.stores()
            .cases()
            .continuation(tx, closed.reference())
            .map(it -> it.reference())
            .orElseGet(() -> again(tx, closed, actor, now));
    CaseFile file = desk.find(tx, fresh).orElseThrow();
    Map<String, String> values = new HashMap<>(told("linked", file).values());
    values.put("number", closed.reference().digits());
    values.put("fresh", fresh.digits());
    return new Told("linked", values);
  }

  private Reference again(Tx tx, CaseFile closed, Actor actor, Instant now) {
    CaseFile.Matter matter = closed.matter();
    Optional<Follower> reporter = desk.stores().followers().reporter(tx, closed.reference());
    Report report =
        new Report(
            matter.service(),
            matter.department(),
            matter.ward(),
            matter.landmark(),
            desk.stores().cases().words(tx, closed.reference()).orElseThrow(),
            matter.citizen(),
            Privacy.of(matter.privacy()),
            matter.language(),
            matter.channel(),
            matter.urgency(),
            Optional.empty(),
            Optional.of(closed.reference()));
    Optional<String> code =
        actor instanceof Actor.CodeHolder holder ? Optional.of(holder.code()) : Optional.empty();
    return desk.open(tx, report, new CaseDesk.Reporter(actor, contact(reporter), code, true), now)
        .reference();
  }

  private static Optional<CaseDesk.Contact> contact(Optional<Follower> reporter) {
    return reporter.map(
        it -> new CaseDesk.Contact(it.phone(), Language.of(it.language()).orElse(Language.SW)));
  }

  private Told told(String outcome, CaseFile file) {
    return new Told(outcome, CaseNotices.values(file, desk.rules()));
  }

  private boolean isClosed(CaseFile file) {
    return desk.rules().workflow().states().ends().contains(file.standing().state());
  }

  private static Told refused(Acted acted, Reference reference) {
    return new Told(
        acted instanceof Acted.Unknown ? "unknown" : "stranger",
        Map.of("number", reference.digits()));
  }
}
