package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.applications.ApplicationDocuments;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.gateway.staff.Roster;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * The one desk over which an application is made, acted on, paid for and looked at by its clock,
 * whoever asks. All that follows from an act (event, audit, promise, bill, permit, messages) is in
 * its transaction. Thread-safe.
 */
public final class ApplicationDesk {
  /** How the table of transitions calls that a document is shown. */
  public static final String SHOW_DOCUMENT = "show_document";

  /** How it calls that what was asked for is granted. */
  public static final String APPROVE = "approve";

  private static final int LONGEST_PLACE = 80;
  private static final Set<String> OWN = Set.of("withdraw", "resubmit", "appeal");

  private final ApplicationStores stores;
  private final ApplicationRules rules;
  private final Charges charges;
  private final ApplicationLife life;

  private ApplicationDesk(
      ApplicationStores stores,
      ApplicationRules rules,
      Charges charges,
      Billing billing,
      PermitLinks links) {
    this.stores = stores;
    this.rules = rules;
    this.charges = charges;
    this.life = new ApplicationLife(stores, rules, charges, billing, links);
  }

  /** A desk over the stores, whose permits are not printed. */
  public static ApplicationDesk over(
      Database database,
      Vault vault,
      ApplicationRules rules,
      Roster roster,
      Charges charges,
      Billing billing,
      Renderer renderer) {
    return over(database, vault, rules, roster, charges, billing, PermitLinks.NONE, renderer);
  }

  /** A desk over the stores. */
  public static ApplicationDesk over(
      Database database,
      Vault vault,
      ApplicationRules rules,
      Roster roster,
      Charges charges,
      Billing billing,
      PermitLinks links,
      Renderer renderer) {
    return new ApplicationDesk(
        ApplicationStores.over(database, vault, roster, rules.forms(), renderer),
        rules,
        charges,
        billing,
        links);
  }

  /**
   * Submits what a draft holds, under its reference. The draft ends, and the documents of the type
   * are promised.
   *
   * @return empty where the draft was submitted before, or is too old
   */
  public Optional<ApplicationFile> apply(
      Tx tx, Reference draft, NewApplication fresh, Actor applicant, Instant now) {
    if (stores.drafts().lock(tx, draft, now).isEmpty()) {
      return Optional.empty();
    }
    ApplicationFile begun =
        stores.files().begin(tx, draft, fresh, ApplicationRules.STATES.first(), now);
    stores.drafts().end(tx, draft, now);
    List<String> documents =
        rules.forms().of(fresh.type(), PermitForms.Part.DOCUMENT).stream()
            .map(PermitForms.Line::code)
            .toList();
    stores.documents().promise(tx, begun, documents, now);
    ApplicationAtWork work = at(tx, begun, now);
    work.begin(applicant);
    return Optional.of(life.putBack(work));
  }

  /** Acts on an application, after every step of time that was due before. */
  public Decided act(Tx tx, Reference reference, Act act, Instant now) {
    return act(tx, reference, act, now, false);
  }

  /** The same, but nothing is approved whose documents were not all shown: it is said which. */
  public Decided actIfShown(Tx tx, Reference reference, Act act, Instant now) {
    return act(tx, reference, act, now, true);
  }

  private Decided act(Tx tx, Reference reference, Act act, Instant now, boolean ifShown) {
    Optional<ApplicationFile> found = stores.files().lock(tx, reference);
    if (found.isEmpty()) {
      return new Decided.Unknown();
    }
    if (act.actor().role() == Role.CITIZEN && !owns(found.get(), act)) {
      return new Decided.NotApplicant();
    }
    ApplicationAtWork work = at(tx, found.get(), now);
    life.catchUp(work);
    Decided decided = decided(work, act, ifShown);
    ApplicationFile file = life.putBack(work);
    return decided instanceof Decided.Done ? new Decided.Done(file) : decided;
  }

  private Decided decided(ApplicationAtWork work, Act act, boolean ifShown) {
    Optional<Transition> way =
        work.allowed(act.action(), act.actor().role())
            .filter(it -> !it.action().equals(SHOW_DOCUMENT)); // which one, showDocument is told
    if (way.isEmpty()) {
      return new Decided.NotAllowed(work.file());
    }
    List<String> fitting = rules.reasons().fitting(act.action());
    if (act.reason().flatMap(Reason::code).filter(it -> !fitting.contains(it)).isPresent()) {
      return new Decided.NoSuchReason(fitting);
    }
    if (way.get().reasonRequired() && act.reason().isEmpty()) {
      return new Decided.ReasonMissing();
    }
    List<String> unseen =
        ifShown && act.action().equals(APPROVE) ? unseen(work.tx(), work.file()) : List.of();
    return unseen.isEmpty() ? life.act(work, way.get(), act) : new Decided.NotShown(unseen);
  }

  private List<String> unseen(Tx tx, ApplicationFile file) {
    return documents(tx, file).stream()
        .filter(it -> it.shownAt().isEmpty())
        .map(ApplicationDocuments.Document::code)
        .toList();
  }

  private static boolean owns(ApplicationFile file, Act act) {
    return OWN.contains(act.action())
        && act.actor() instanceof Actor.Citizen(Msisdn phone)
        && file.matter().phone().equals(Optional.of(phone));
  }

  /** Whoever applied takes it back. */
  public Decided withdraw(Tx tx, Reference reference, Actor applicant, Instant now) {
    return act(tx, reference, Act.of("withdraw", applicant), now);
  }

  /** Whoever applied does not agree with a rejection, and says why. */
  public Decided appeal(Tx tx, Reference reference, Actor applicant, String reason, Instant now) {
    return act(tx, reference, Act.because("appeal", applicant, reason), now);
  }

  /**
   * The money for a bill has come in: where it is an application's, and settled, the permit is
   * issued. Told again, or told of any other bill, it does nothing.
   */
  public Decided paid(Tx tx, Reference bill, Instant at) {
    return stores
        .files()
        .lockBilled(tx, bill)
        .map(file -> act(tx, file.reference(), Act.of("pay", ApplicationAtWork.PROGRAM), at))
        .orElseGet(Decided.Unknown::new);
  }

  /**
   * Keeps that a promised document was shown at an access point, where the table of transitions
   * lets a role see documents; its state stays.
   *
   * @param where the access point; what is longer than 80 characters is cut
   */
  public Decided showDocument(
      Tx tx, Reference reference, String code, String where, Actor.Staff to, Instant now) {
    Optional<ApplicationFile> found = stores.files().lock(tx, reference);
    if (found.isEmpty()) {
      return new Decided.Unknown();
    }
    ApplicationAtWork work = at(tx, found.get(), now);
    life.catchUp(work);
    Decided decided = shown(work, code, where.strip(), to);
    ApplicationFile file = life.putBack(work);
    return decided instanceof Decided.Done ? new Decided.Done(file) : decided;
  }

  private Decided shown(ApplicationAtWork work, String code, String where, Actor.Staff to) {
    if (work.allowed(SHOW_DOCUMENT, to.role()).isEmpty()) {
      return new Decided.NotAllowed(work.file());
    }
    if (where.isEmpty()) {
      return new Decided.PlaceMissing();
    }
    String place = where.substring(0, Math.min(where.length(), LONGEST_PLACE));
    var seen = new ApplicationDocuments.Seen(place, to.role().code(), to.id());
    if (!stores.documents().show(work.tx(), work.file(), code, seen, work.now())) {
      return new Decided.NoDocument();
    }
    work.event(SHOW_DOCUMENT, to, Optional.of(code + ", " + place), Optional.empty());
    return new Decided.Done(work.file());
  }

  /** The documents of an application. */
  public List<ApplicationDocuments.Document> documents(Tx tx, ApplicationFile file) {
    return stores.documents().of(tx, file);
  }

  /** All that somebody of a role may do with an application as it stands. */
  public List<Transition> open(ApplicationFile file, Role role) {
    return rules.open(file.matter().type().code(), file.standing().state(), role);
  }

  /** An application as it stands; a look that locks nothing. */
  public Optional<ApplicationFile> find(Tx tx, Reference reference) {
    return stores.files().find(tx, reference);
  }

  /** The applications that the county has still to act on, the soonest due first. */
  public List<ApplicationFile> waiting(Tx tx, int atMost) {
    return stores.files().open(tx, atMost);
  }

  /** What an application costs by the fees of a day; empty where no rule says so. */
  public Optional<Charges.Charge> charge(Tx tx, ApplicationFile file, LocalDate day) {
    return charges.quote(file.matter(), day, stores.before(tx, file.matter().renewalOf()));
  }

  /** The zone that a ward is in, by which fees differ. */
  public Optional<String> zone(String ward, Language language) {
    return charges.zone(ward, language);
  }

  /** All that was done with an application, the oldest first. */
  public List<CaseEvent> events(Tx tx, Reference reference) {
    return stores.files().events(tx, reference);
  }

  /** What the county's files say. */
  public ApplicationRules rules() {
    return rules;
  }

  Charges charges() {
    return charges;
  }

  ApplicationStores stores() {
    return stores;
  }

  Optional<ApplicationFile> due(Tx tx, Collection<Long> without, Instant now) {
    return stores.files().lockDue(tx, now, without);
  }

  void look(Tx tx, ApplicationFile file, Instant now) {
    ApplicationAtWork work = at(tx, file, now);
    life.catchUp(work);
    life.putBack(work);
  }

  private ApplicationAtWork at(Tx tx, ApplicationFile file, Instant now) {
    return new ApplicationAtWork(tx, stores, rules, file, now);
  }
}
