package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.cases.Corrections;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Change;
import ke.go.machakos.gateway.promise.Happening;
import ke.go.machakos.gateway.promise.Hours;
import ke.go.machakos.gateway.promise.Promise;
import ke.go.machakos.gateway.promise.PromiseClock;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Step;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.gateway.promise.Urgency;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.staff.Holder;

/**
 * A locked case in the hands of a transaction: what happens to it and to its promise, who has it,
 * and who is told, until it is put back. Not thread-safe.
 */
final class CaseAtWork {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final Actor PROGRAM = new Actor.Program();

  private final Tx tx;
  private final CaseStores stores;
  private final CaseRules rules;
  private final Instant now;
  private final List<AuditEvent> audit = new ArrayList<>();
  private CaseFile file;
  private Optional<Promise> promise;
  private long opening;

  CaseAtWork(Tx tx, CaseStores stores, CaseRules rules, CaseFile file, Instant now) {
    this.tx = tx;
    this.stores = stores;
    this.rules = rules;
    this.now = now;
    this.file = file;
    this.promise = Stored.promise(file.standing());
  }

  CaseFile file() {
    return file;
  }

  String state() {
    return file.standing().state();
  }

  /** Makes the promise of a fresh case, and gives it to whoever is there. */
  void begin(Optional<CaseRules.Promised> promised, Actor opener) {
    promise = promised.map(it -> rules.clock().start(it.time(), it.hours(), now, Optional.empty()));
    settle();
    opening = event("open", opener, Optional.empty(), Optional.empty());
    somebody(Role.OFFICER).ifPresent(this::giveAtOnce);
  }

  /** Who opened it is told by the opening itself. */
  private void giveAtOnce(Holder holder) {
    move(allowed("assign", Role.SYSTEM).orElseThrow(), Optional.empty());
    give(holder);
    long event = event("assign", PROGRAM, Optional.empty(), Optional.empty());
    tellHolder("case.staff.assigned", holder, event);
  }

  /** Tells everybody who follows the case that it is open, and with whom. */
  void tellOpened() {
    tell(promise.isPresent() ? "case.opened" : "case.opened.unpromised", opening, Optional.empty());
  }

  /** Takes every step of the promise that is due by now, each with all that follows from it. */
  void catchUp() {
    Optional<Step> due = due();
    while (due.isPresent()) {
      Change change = rules.clock().look(promise.orElseThrow(), due.get().at());
      promise = Optional.of(change.promise());
      settle();
      change.steps().forEach(this::take);
      due = due();
    }
  }

  private Optional<Step> due() {
    return promise.flatMap(rules.clock()::next).filter(step -> !step.at().isAfter(now));
  }

  private void take(Step step) {
    switch (step) {
      case Step.Reminder reminder -> {
        long event = event("remind", PROGRAM, Optional.empty(), Optional.of(step));
        keeper(reminder.to()).ifPresent(holder -> tellHolder("case.staff.reminder", holder, event));
      }
      case Step.Escalation escalation -> {
        Optional<Holder> above = somebody(escalation.to());
        move(allowed("escalate", Role.SYSTEM).orElseThrow(), Optional.empty());
        above.ifPresent(this::give);
        long event = event("escalate", PROGRAM, Optional.empty(), Optional.of(step));
        tell("case.escalated", event, Optional.empty());
        above.ifPresent(holder -> tellHolder("case.staff.escalated", holder, event));
      }
      case Step.Closing closing -> {
        Transition close = allowed("close", Role.SYSTEM).orElseThrow();
        move(close, Optional.empty());
        long event = event("close", PROGRAM, Optional.empty(), Optional.of(step));
        close.citizenMessage().ifPresent(key -> tell(key, event, Optional.empty()));
      }
    }
  }

  /** What somebody of a role may do with the case now. */
  Optional<Transition> allowed(String action, Role role) {
    return rules.workflow().allowed(state(), action, role);
  }

  /** Does what was found allowed. */
  Acted act(Transition way, Act act) {
    Optional<Holder> receiver = receiver(act);
    if (receiver.isEmpty() && (way.action().equals("assign") || way.action().equals("escalate"))) {
      return new Acted.NobodyThere();
    }
    if (!happened(way.action())) {
      return new Acted.NotAllowed(file);
    }
    move(way, act.reason());
    receiver.ifPresent(this::give);
    settle();
    long event = event(Deed.of(act.action(), act.actor(), state(), act.reason()));
    way.citizenMessage().ifPresent(key -> tell(key, event, act.actor()));
    receiver.ifPresent(holder -> tellHolder("case.staff." + way.to(), holder, event));
    return new Acted.Done(file);
  }

  /** Makes it a matter of another service, and of whoever has those. */
  Acted sort(Service service, Actor.Staff actor) {
    CaseFile.Matter before = file.matter();
    if (promise.flatMap(Promise::answeredAt).isPresent() || isOver()) {
      return new Acted.NotAllowed(file);
    }
    file = file.with(Sorting.about(before, service));
    if (before.service().flatMap(rules.services()::find).flatMap(Service::promised).isEmpty()) {
      rules.promised(file.matter().service(), urgency()).ifPresent(this::promiseAnew);
    }
    stores.files().sort(tx, file, now);
    stores
        .corrections()
        .add(tx, file, before.service(), new Corrections.By(actor.role().code(), actor.id()), now);
    boolean elsewhere = !service.department().equals(before.department());
    Optional<Holder> receiver =
        elsewhere || holderRole().isEmpty() ? somebody(Role.OFFICER) : Optional.empty();
    receiver.ifPresent(
        holder -> {
          allowed("assign", Role.SYSTEM).ifPresent(way -> move(way, Optional.empty()));
          give(holder);
        });
    settle();
    long event =
        event("sort", actor, Optional.of(Sorting.words(before, service)), Optional.empty());
    tell("case.sorted", event, Optional.empty());
    receiver.ifPresent(holder -> tellHolder("case.staff.assigned", holder, event));
    return new Acted.Done(file);
  }

  private boolean isOver() {
    return rules.workflow().states().ends().contains(state());
  }

  Urgency urgency() {
    return Urgency.of(file.matter().urgency());
  }

  /** What was promised of no service was that somebody sorts it, which is done. */
  private void promiseAnew(CaseRules.Promised promised) {
    PromiseClock clock = rules.clock();
    promise =
        promise
            .map(it -> clock.instead(it, promised.time(), promised.hours(), now))
            .or(
                () ->
                    Optional.of(clock.start(promised.time(), promised.hours(), now, holderRole())));
  }

  /** Who has the case after an act that gives it to somebody. */
  private Optional<Holder> receiver(Act act) {
    return switch (act.action()) {
      case "assign" -> somebody(act.to().orElse(Role.OFFICER));
      case "escalate" -> somebody(above());
      case "reopen" -> keeper(holderRole().orElse(Role.OFFICER));
      default -> Optional.empty();
    };
  }

  private Role above() {
    List<Role> rungs =
        rules.upFrom(holderRole().filter(r -> !rules.upFrom(r).isEmpty()).orElse(Role.OFFICER));
    return rungs.size() > 1 ? rungs.get(1) : rungs.getFirst();
  }

  private boolean happened(String action) {
    Optional<Happening> happening =
        switch (action) {
          case "comment" -> Optional.of(new Happening.Comment());
          case "resolve", "reject" -> Optional.of(new Happening.Answer());
          case "confirm" -> Optional.of(new Happening.Confirmation());
          case "reopen" -> Optional.of(new Happening.Reopening());
          default -> Optional.empty();
        };
    if (happening.isEmpty()) {
      return true;
    }
    if (promise.isEmpty() && happening.get() instanceof Happening.Answer) {
      promise = Optional.of(unpromised());
    }
    Optional<Change> change = promise.map(it -> rules.clock().happen(it, happening.get(), now));
    promise = change.map(Change::promise).or(() -> promise);
    return change.map(Change::accepted).orElse(true);
  }

  /** What was never promised still waits for the citizen's word, and may be reopened. */
  private Promise unpromised() {
    return rules
        .clock()
        .start(rules.clock().ladder().citizenWord(), Hours.CLOCK, now, holderRole());
  }

  private Optional<Role> holderRole() {
    return file.standing().holder().flatMap(Role::of);
  }

  /** Whoever has it in a role or stands in for them; else whoever of that role is there. */
  private Optional<Holder> keeper(Role role) {
    LocalDate day = LocalDate.ofInstant(now, NAIROBI);
    return file.standing()
        .assignee()
        .filter(id -> holderRole().equals(Optional.of(role)))
        .flatMap(id -> stores.roster().still(tx, id, role, day))
        .or(() -> somebody(role));
  }

  /** Whoever of a role is there; nobody of it, then of the role above, and so to the top. */
  private Optional<Holder> somebody(Role role) {
    LocalDate day = LocalDate.ofInstant(now, NAIROBI);
    CaseFile.Matter matter = file.matter();
    return rules.upFrom(role).stream()
        .flatMap(
            each -> stores.roster().of(tx, each, matter.department(), matter.ward(), day).stream())
        .findFirst();
  }

  private void give(Holder holder) {
    CaseFile.Standing at = file.standing();
    Happening given = new Happening.Assignment(Optional.of(holder.role()));
    // every step that is due was taken: at the beginning none can fall due by this
    promise = promise.map(it -> rules.clock().happen(it, given, it.startedAt()).promise());
    file =
        file.with(
            new CaseFile.Standing(
                at.state(),
                at.reason(),
                Optional.of(holder.staff()),
                Optional.of(holder.role().code()),
                at.promise()));
    settle();
  }

  private void move(Transition way, Optional<Reason> reason) {
    CaseFile.Standing at = file.standing();
    boolean stays = at.state().equals(way.to());
    file =
        file.with(
            new CaseFile.Standing(
                way.to(), stays ? at.reason() : reason, at.assignee(), at.holder(), at.promise()));
    settle();
  }

  /** The columns say what the promise says. */
  private void settle() {
    CaseFile.Standing at = file.standing();
    file =
        file.with(
            new CaseFile.Standing(
                at.state(),
                at.reason(),
                at.assignee(),
                at.holder(),
                promise.map(it -> Stored.kept(it, at.promise(), now))));
  }

  /** Writes down what was done, for the case and for the audit. */
  long event(String action, Actor actor, Optional<String> detail, Optional<Step> step) {
    return event(new Deed(action, actor, state(), detail, Optional.empty(), step));
  }

  private long event(Deed deed) {
    audit.add(deed.audited("case", file.reference(), now));
    return stores.files().add(tx, file, deed.event(now));
  }

  private static Optional<Msisdn> phone(Actor actor) {
    return actor instanceof Actor.Citizen(Msisdn phone) ? Optional.of(phone) : Optional.empty();
  }

  private void tell(String key, long event, Optional<Msisdn> but) {
    stores.notices().tell(tx, file, news(key, event), but, now);
  }

  /** Tells of what somebody did, who is not told themselves. */
  private void tell(String key, long event, Actor actor) {
    var news = news(key, event).writtenBy(ReasonWords.writer(actor.role()));
    stores.notices().tell(tx, file, news, phone(actor), now);
  }

  private void tellHolder(String key, Holder holder, long event) {
    stores.notices().tell(tx, file, news(key, event), holder, now);
  }

  private CaseNotices.News news(String key, long event) {
    return CaseNotices.News.of(key, file, CaseNotices.values(file, rules), event);
  }

  /** Puts the case back. The audit comes last: its chain is held until the transaction ends. */
  CaseFile putBack() {
    Optional<Instant> look = promise.flatMap(rules.clock()::next).map(Step::at);
    stores.files().store(tx, file, look, now);
    stores.audit().append(tx, audit);
    return file;
  }
}
