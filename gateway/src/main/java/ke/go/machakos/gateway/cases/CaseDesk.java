package ke.go.machakos.gateway.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.cases.Follower;
import ke.go.machakos.db.cases.Followers;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.SmsDialogue;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.gateway.promise.Urgency;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.reasons.Reasons;
import ke.go.machakos.gateway.staff.Pager;
import ke.go.machakos.gateway.staff.Roster;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * The one desk over which a case is opened, acted on and looked at by its clock, whoever asks. All
 * that follows from an act (event, audit, promise, messages) is in its transaction. Thread-safe.
 */
public final class CaseDesk {
  /** What a resolved case asks its reporter by SMS. */
  static final String QUESTION = "case-word";

  /** For how long after the citizen's hours a NO by SMS is still taken, as a new report. */
  private static final Duration HEARD_AFTER = Duration.ofDays(14);

  /** The acts after which the reporter is asked. */
  private static final Set<String> ANSWERS = Set.of("resolve", "reject");

  private static final String REOPEN = "reopen";

  /** What a citizen may do with their own report alone. */
  private static final Set<String> OWN = Set.of("confirm", REOPEN, "comment");

  private final CaseStores stores;
  private final CaseRules rules;
  private final Pager pager;

  private CaseDesk(CaseStores stores, CaseRules rules, Pager pager) {
    this.stores = stores;
    this.rules = rules;
    this.pager = pager;
  }

  /** A desk over the stores. */
  public static CaseDesk over(
      Database database,
      Vault vault,
      CaseRules rules,
      Roster roster,
      Pager pager,
      Renderer renderer) {
    return new CaseDesk(CaseStores.over(database, vault, roster, renderer), rules, pager);
  }

  /**
   * Who opens a case.
   *
   * @param contact where its reporter is told of each step; empty where no number is kept
   * @param code the secret that they follow it by instead
   * @param told whether they are answered where they are, and need no message that it is open
   */
  public record Reporter(
      Actor actor, Optional<Contact> contact, Optional<String> code, boolean told) {}

  /** Where somebody is reached. */
  public record Contact(Msisdn phone, Language language) {}

  /** Opens a case: its promise begins, and somebody has it at once if anybody is there. */
  public CaseFile open(Tx tx, Report report, Reporter reporter, Instant now) {
    CaseFile begun = stores.cases().begin(tx, report, reporter.code(), now);
    CaseAtWork work = new CaseAtWork(tx, stores, rules, begun, now);
    reporter.contact().ifPresent(it -> follow(tx, begun, it, report.channel(), true, now));
    Urgency urgency = Urgency.of(report.urgency());
    work.begin(rules.promised(report.service(), urgency), reporter.actor());
    if (!reporter.told()) {
      work.tellOpened();
    }
    CaseFile opened = work.putBack();
    if (urgency == Urgency.EMERGENCY) {
      page(tx, opened, now);
    }
    return opened;
  }

  /** Lets somebody be told of each step of a case; false where there is none that is open. */
  public boolean follow(Tx tx, Reference reference, Contact contact, String channel, Instant now) {
    Optional<CaseFile> file =
        stores
            .files()
            .lock(tx, reference)
            .filter(it -> !rules.workflow().states().ends().contains(it.standing().state()));
    file.ifPresent(it -> follow(tx, it, contact, channel, false, now));
    return file.isPresent();
  }

  /**
   * Counts one more report of a case's matter, of somebody whose number is not kept; false where
   * there is none that is open.
   */
  public boolean count(Tx tx, Reference reference, Msisdn caller, Instant now) {
    Optional<CaseAtWork> work =
        taken(tx, reference, now)
            .filter(it -> !rules.workflow().states().ends().contains(it.state()));
    work.ifPresent(
        it -> {
          it.event("counted", new Actor.Citizen(caller), Optional.empty(), Optional.empty());
          it.putBack();
        });
    return work.isPresent();
  }

  private void follow(
      Tx tx, CaseFile file, Contact contact, String channel, boolean reporter, Instant now) {
    var joining =
        new Followers.Joining(contact.phone(), contact.language().code(), channel, reporter);
    stores.followers().add(tx, file.id(), joining, now);
  }

  /** Acts on a case, after every step of its promise that was due before. */
  public Acted act(Tx tx, Reference reference, Act act, Instant now) {
    Optional<Follower> asked =
        ANSWERS.contains(act.action())
            ? stores.followers().reporter(tx, reference)
            : Optional.empty();
    // a text of theirs takes the two locks in this order
    asked.ifPresent(it -> stores.dialogues().lock(tx, it.phone()));
    Optional<CaseAtWork> work = taken(tx, reference, now);
    if (work.isEmpty()) {
      return new Acted.Unknown();
    }
    if (OWN.contains(act.action()) && !owns(tx, reference, act.actor())) {
      return new Acted.NotReporter();
    }
    work.get().catchUp();
    Acted acted = acted(work.get(), act);
    CaseFile file = work.get().putBack();
    if (acted instanceof Acted.Done) {
      asked.ifPresent(it -> ask(tx, file, it.phone(), now));
      if (act.action().equals(REOPEN) && work.get().urgency() == Urgency.EMERGENCY) {
        // who is told that it is solved and says no may still be in danger
        page(tx, file, now);
      }
    }
    return acted;
  }

  /**
   * Makes a case one of another service, as somebody who works for the county found it to be: its
   * department changes, and who has it; a promise that a service made stays. Kept as a correction
   * of whatever sorted it before.
   */
  public Acted sort(Tx tx, Reference reference, Actor.Staff actor, String service, Instant now) {
    Optional<CaseAtWork> taken = taken(tx, reference, now);
    if (taken.isEmpty()) {
      return new Acted.Unknown();
    }
    CaseAtWork work = taken.get();
    work.catchUp();
    boolean danger = work.urgency() == Urgency.EMERGENCY;
    Acted sorted =
        rules
            .services()
            .find(service)
            .filter(it -> !work.file().matter().service().equals(Optional.of(it.code())))
            .map(it -> work.sort(it, actor))
            .orElseGet(Acted.NoOtherService::new);
    CaseFile file = work.putBack();
    if (!danger && work.urgency() == Urgency.EMERGENCY) {
      page(tx, file, now);
    }
    return sorted;
  }

  private void page(Tx tx, CaseFile file, Instant now) {
    CaseFile.Matter matter = file.matter();
    pager.page(
        tx,
        new Pager.Alarm(file.reference(), matter.department(), matter.ward(), matter.landmark()),
        now);
  }

  private Acted acted(CaseAtWork work, Act act) {
    Optional<Transition> way = work.allowed(act.action(), act.actor().role());
    if (way.isEmpty()) {
      return new Acted.NotAllowed(work.file());
    }
    List<String> fitting = rules.reasons().fitting(act.action());
    if (act.reason().flatMap(Reason::code).filter(it -> !fitting.contains(it)).isPresent()) {
      return new Acted.NoSuchReason(fitting);
    }
    if (way.get().reasonRequired() && act.reason().isEmpty()) {
      return new Acted.ReasonMissing();
    }
    return work.act(way.get(), act);
  }

  /** Whether what a reporter alone may do is theirs to do. */
  boolean owns(Tx tx, Reference reference, Actor actor) {
    return switch (actor) {
      case Actor.Citizen(Msisdn phone) -> stores.followers().reported(tx, reference, phone);
      case Actor.CodeHolder(String code) -> stores.cases().hasCode(tx, reference, code);
      case Actor.Staff staff -> true;
      case Actor.Program program -> true;
    };
  }

  private void ask(Tx tx, CaseFile file, Msisdn phone, Instant now) {
    Instant end = now.plus(rules.clock().ladder().citizenWord()).plus(HEARD_AFTER);
    var question = new SmsDialogue(QUESTION, file.reference().digits());
    stores.dialogues().ask(tx, phone, question, now, end);
  }

  /**
   * The case whose clock has waited longest to be looked at, of those that nobody has in hand.
   *
   * @param without rows that are to be left alone
   */
  Optional<CaseFile> due(Tx tx, Collection<Long> without, Instant now) {
    return stores.files().lockDue(tx, now, without);
  }

  /** Takes every step of a case's promise that is due; whoever has it in hand may look. */
  void look(Tx tx, CaseFile file, Instant now) {
    CaseAtWork work = new CaseAtWork(tx, stores, rules, file, now);
    work.catchUp();
    work.putBack();
  }

  /** All that somebody of a role may do with a case as it stands. */
  public List<Transition> open(CaseFile file, Role role) {
    return rules.workflow().open(file.standing().state(), role);
  }

  /** A case as it stands, for whoever works on it; others wait for the end of the transaction. */
  public Optional<CaseFile> find(Tx tx, Reference reference) {
    return stores.files().lock(tx, reference);
  }

  /** All that was done with a case, the oldest first. */
  public List<CaseEvent> events(Tx tx, Reference reference) {
    return stores.files().events(tx, reference);
  }

  /** The reporter's words, for whoever works on the case. */
  public Optional<String> words(Reference reference) {
    return stores.cases().words(reference);
  }

  /** What may be done with a case, and by whom. */
  public Workflow workflow() {
    return rules.workflow();
  }

  /** The reasons that may be given by code. */
  public Reasons reasons() {
    return rules.reasons();
  }

  /** How a reason reads. */
  public ReasonWords reasonWords() {
    return stores.notices().reasons();
  }

  /** The services that cases are about. */
  public Services services() {
    return rules.services();
  }

  CaseStores stores() {
    return stores;
  }

  CaseRules rules() {
    return rules;
  }

  private Optional<CaseAtWork> taken(Tx tx, Reference reference, Instant now) {
    return stores
        .files()
        .lock(tx, reference)
        .map(file -> new CaseAtWork(tx, stores, rules, file, now));
  }
}
