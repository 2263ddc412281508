package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.Deed;
import ke.go.machakos.gateway.promise.Change;
import ke.go.machakos.gateway.promise.Happening;
import ke.go.machakos.gateway.promise.Promise;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Step;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.staff.Holder;

/**
 * A locked application in the hands of a transaction: what happens to it and to its promise, who
 * has it, and who is told, until it is put back. Not thread-safe.
 */
final class ApplicationAtWork {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  static final Actor PROGRAM = new Actor.Program();

  private final Tx tx;
  private final ApplicationStores stores;
  private final ApplicationRules rules;
  private final Instant now;
  private final List<AuditEvent> audit = new ArrayList<>();
  private ApplicationFile file;
  private Optional<Promise> promise;

  ApplicationAtWork(
      Tx tx, ApplicationStores stores, ApplicationRules rules, ApplicationFile file, Instant now) {
    this.tx = tx;
    this.stores = stores;
    this.rules = rules;
    this.now = now;
    this.file = file;
    this.promise = StoredPromise.of(file.standing());
  }

  ApplicationFile file() {
    return file;
  }

  Tx tx() {
    return tx;
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, NAIROBI);
  }

  String type() {
    return file.matter().type().code();
  }

  String state() {
    return file.standing().state();
  }

  /** Begins the life of one that was just submitted, and gives it to whoever is there. */
  void begin(Actor applicant) {
    long event = event("submit", applicant, Optional.empty(), Optional.empty());
    enter("submitted");
    tell("application.submitted", Map.of(), event);
  }

  /** What somebody of a role may do with the application now. */
  Optional<Transition> allowed(String action, Role role) {
    return rules.allowed(type(), state(), action, role);
  }

  /** Does what was found allowed: the state, its promise, the event and the message. */
  void move(Transition way, Actor actor, Optional<Reason> reason, Map<String, String> values) {
    String before = state();
    boolean stays = before.equals(way.to());
    if (!stays) {
      file = file.with(file.standing().moved(way.to(), reason));
    }
    long event = event(way.action(), actor, reason);
    if (!stays) {
      enter(way.to());
    }
    String more = values.containsKey("link") ? ".paper" : "";
    Map<String, String> filled = new HashMap<>(values);
    filled.put(ApplicationNotices.WRITER, ReasonWords.writer(actor.role()));
    way.citizenMessage().ifPresent(key -> tell(key + more, filled, event));
  }

  /** What the county has to do from now on, until when, and who does it. */
  private void enter(String state) {
    ApplicationFile.Standing at = file.standing();
    int round = at.round();
    Optional<PermitSteps.Promised> promised = rules.promised(type(), state);
    Optional<Role> holder = at.holder().flatMap(Role::of);
    promise = promised.map(it -> StoredPromise.begin(rules.clock(), it, round + 1, holder, now));
    file =
        file.with(
            at.deemed(rules.deemedAt(type(), state, at.deemedAt(), now))
                .promised(promised.isPresent() ? round + 1 : round, Optional.empty()));
    settle();
    if (promised.isPresent()) {
      keeper(rules.first(state)).ifPresent(it -> give(it, "application.staff.assigned"));
    }
  }

  /** Takes one step of the promise. */
  void take(Step due) {
    Change change = rules.clock().look(promise.orElseThrow(), due.at());
    promise = Optional.of(change.promise());
    settle();
    for (Step step : change.steps()) {
      switch (step) {
        case Step.Reminder reminder -> {
          long event = event("remind", PROGRAM, Optional.empty(), Optional.of(step));
          keeper(reminder.to())
              .ifPresent(it -> tellHolder("application.staff.reminder", it, event));
        }
        case Step.Escalation escalation -> climb(escalation);
        case Step.Closing closing ->
            throw new IllegalStateException("nothing of an application is answered");
      }
    }
  }

  private void climb(Step.Escalation step) {
    Optional<Holder> above = somebody(step.to());
    long event = event("escalate", PROGRAM, Optional.empty(), Optional.of(step));
    above.ifPresent(it -> give(it, "application.staff.escalated"));
    tell("application.escalated", Map.of(), event);
  }

  /** Gives it to whoever is above; false where nobody is. */
  boolean escalate(Act act) {
    Role from = holderRole().filter(it -> !rules.upFrom(it).isEmpty()).orElse(Role.OFFICER);
    List<Role> rungs = rules.upFrom(from);
    Optional<Holder> above = somebody(rungs.size() > 1 ? rungs.get(1) : rungs.getFirst());
    above.ifPresent(
        it -> {
          event("escalate", act.actor(), act.reason());
          give(it, "application.staff.escalated");
        });
    return above.isPresent();
  }

  /** Gives it to somebody of a role; false where nobody is there. */
  boolean assign(Act act) {
    Optional<Holder> to = somebody(act.to().orElse(Role.OFFICER));
    to.ifPresent(
        it -> {
          event("assign", act.actor(), act.reason());
          give(it, "application.staff.assigned");
        });
    return to.isPresent();
  }

  private void give(Holder holder, String key) {
    Happening given = new Happening.Assignment(Optional.of(holder.role()));
    promise = promise.map(it -> rules.clock().happen(it, given, it.startedAt()).promise());
    file = file.with(file.standing().heldBy(holder.staff(), holder.role().code()));
    settle();
    tellHolder(key, holder, event("given", PROGRAM, Optional.empty(), Optional.empty()));
  }

  private Optional<Role> holderRole() {
    return file.standing().holder().flatMap(Role::of);
  }

  /** Whoever has it in a role or stands in for them; else whoever of that role is there. */
  private Optional<Holder> keeper(Role role) {
    return file.standing()
        .assignee()
        .filter(id -> holderRole().equals(Optional.of(role)))
        .flatMap(id -> stores.roster().still(tx, id, role, today()))
        .or(() -> somebody(role));
  }

  /** Whoever of a role is there; nobody of it, then of the role above, and so to the top. */
  private Optional<Holder> somebody(Role role) {
    ApplicationFile.Matter matter = file.matter();
    return rules.upFrom(role).stream()
        .flatMap(
            each ->
                stores
                    .roster()
                    .of(tx, each, matter.department(), Optional.of(matter.ward()), today())
                    .stream())
        .findFirst();
  }

  /** Puts other columns into the file: a bill, a permit, a count of reminders. */
  void become(ApplicationFile.Standing standing) {
    file = file.with(standing);
  }

  /** The columns say what the promise says. */
  private void settle() {
    ApplicationFile.Standing at = file.standing();
    file = file.with(at.promised(at.round(), promise.map(StoredPromise::kept)));
  }

  /** Writes down what was done, for the application and for the audit. */
  long event(String action, Actor actor, Optional<String> detail, Optional<Step> step) {
    return event(new Deed(action, actor, state(), detail, Optional.empty(), step));
  }

  private long event(String action, Actor actor, Optional<Reason> reason) {
    return event(Deed.of(action, actor, state(), reason));
  }

  private long event(Deed deed) {
    audit.add(deed.audited("application", file.reference(), now));
    return stores.files().add(tx, file, deed.event(now));
  }

  void tell(String key, Map<String, String> values, long event) {
    stores.notices().tell(tx, file, ApplicationNotices.News.of(key, values, event), now);
  }

  /** Tells something that nobody asked for: once, not at night, and not when it is too late. */
  void remind(Reminders.Due due, Instant until) {
    var values = Map.of("last", due.last().toString());
    String fact = "reminder/" + due.at();
    var news = new ApplicationNotices.News(due.key(), values, fact, Optional.of(until));
    stores.notices().tell(tx, file, news, now);
  }

  private void tellHolder(String key, Holder holder, long event) {
    var news = ApplicationNotices.News.of(key, Map.of(), event);
    stores.notices().tell(tx, file, news, holder, now);
  }

  /** The step of the promise that comes next. */
  Optional<Step> next() {
    return promise.flatMap(rules.clock()::next);
  }

  /** Puts it back. The audit comes last: its chain is held until the transaction ends. */
  ApplicationFile putBack(Optional<Instant> other) {
    Optional<Instant> look =
        Stream.of(next().map(Step::at), file.standing().deemedAt(), other)
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    stores.files().store(tx, file, look, now);
    stores.audit().append(tx, audit);
    return file;
  }
}
