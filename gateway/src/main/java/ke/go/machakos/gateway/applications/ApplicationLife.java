package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Renewals;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.fees.Validity;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Step;
import ke.go.machakos.gateway.promise.Transition;

/**
 * What follows from what: an approval is billed at once, a settled bill is issued, and time brings
 * its own steps. Thread-safe; each {@link ApplicationAtWork} belongs to one transaction.
 */
final class ApplicationLife {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private final ApplicationStores stores;
  private final ApplicationRules rules;
  private final Charges charges;
  private final Billing billing;
  private final PermitLinks links;

  ApplicationLife(
      ApplicationStores stores,
      ApplicationRules rules,
      Charges charges,
      Billing billing,
      PermitLinks links) {
    this.links = links;
    this.stores = stores;
    this.rules = rules;
    this.charges = charges;
    this.billing = billing;
  }

  /** Does an act that the table allows. */
  Decided act(ApplicationAtWork work, Transition way, Act act) {
    return switch (way.action()) {
      case "assign" -> work.assign(act) ? done(work) : new Decided.NobodyThere();
      case "escalate" -> work.escalate(act) ? done(work) : new Decided.NobodyThere();
      case "bill" -> bill(work, way, act.actor()) ? done(work) : new Decided.NoCharge();
      case "pay", "issue" -> settled(work) ? issued(work, way, act) : new Decided.Unpaid();
      case "withdraw" -> withdrawn(work, way, act);
      case "approve" -> {
        work.move(
            toldWithBill(work, way) ? way.untold() : way, act.actor(), act.reason(), Map.of());
        billAtOnce(work);
        yield done(work);
      }
      case "revoke" -> {
        work.move(way, act.actor(), act.reason(), Map.of());
        end(work, PermitStatus.REVOKED, act.reason());
        yield done(work);
      }
      default -> {
        work.move(way, act.actor(), act.reason(), Map.of());
        billAtOnce(work);
        yield done(work);
      }
    };
  }

  private static Decided done(ApplicationAtWork work) {
    return new Decided.Done(work.file());
  }

  private Decided withdrawn(ApplicationAtWork work, Transition way, Act act) {
    Optional<Reference> bill = work.file().standing().bill();
    if (bill.isPresent() && !billing.cancel(work.tx(), bill.get(), work.now())) {
      return new Decided.PartPaid();
    }
    work.move(way, act.actor(), act.reason(), Map.of());
    return done(work);
  }

  private Decided issued(ApplicationAtWork work, Transition way, Act act) {
    if (way.action().equals("pay")) {
      work.move(way, act.actor(), act.reason(), Map.of());
      work.allowed("issue", Role.SYSTEM)
          .ifPresent(next -> issue(work, next, ApplicationAtWork.PROGRAM));
    } else {
      issue(work, way, act.actor());
    }
    return done(work);
  }

  /** What is approved and billed at once is told of once, with what there is to pay. */
  private boolean toldWithBill(ApplicationAtWork work, Transition way) {
    return rules.allowed(work.type(), way.to(), "bill", Role.SYSTEM).isPresent()
        && charge(work).isPresent();
  }

  /** What was just approved is billed where a rule says how much. */
  private void billAtOnce(ApplicationAtWork work) {
    if (work.state().equals("approved")) {
      work.allowed("bill", Role.SYSTEM)
          .ifPresent(way -> bill(work, way, ApplicationAtWork.PROGRAM));
    }
  }

  private boolean bill(ApplicationAtWork work, Transition way, Actor actor) {
    Optional<Charges.Charge> charge = charge(work);
    charge.ifPresent(
        it -> {
          Reference bill = billing.bill(work.tx(), work.file(), it, work.now());
          work.become(work.file().standing().billed(bill));
          Map<String, String> values = new HashMap<>();
          values.put("amount", Long.toString(it.total().shillings()));
          work.move(way, actor, Optional.empty(), values);
          stores.notices().explain(work.tx(), work.file(), bill, it, work.now());
          if (settled(work)) {
            work.allowed("pay", Role.SYSTEM)
                .ifPresent(pay -> issued(work, pay, Act.of("pay", ApplicationAtWork.PROGRAM)));
          }
        });
    return charge.isPresent();
  }

  private Optional<Charges.Charge> charge(ApplicationAtWork work) {
    ApplicationFile.Matter matter = work.file().matter();
    return charges.quote(matter, work.today(), stores.before(work.tx(), matter.renewalOf()));
  }

  private boolean settled(ApplicationAtWork work) {
    return work.file().standing().bill().filter(it -> billing.settled(work.tx(), it)).isPresent();
  }

  /** The permit, its number and its days come into being together. */
  private void issue(ApplicationAtWork work, Transition way, Actor actor) {
    ApplicationFile file = work.file();
    LocalDate first =
        Validity.first(work.today(), stores.before(work.tx(), file.matter().renewalOf()));
    LocalDate last = rules.forms().validity(work.type()).last(first);
    Reference number = stores.permits().number(work.tx(), work.now());
    var issue = new ApplicationFile.Issue(number, first, last);
    LocalDate submitted = LocalDate.ofInstant(file.matter().submittedAt(), NAIROBI);
    stores.permits().add(work.tx(), file, issue, submitted, work.today(), work.now());
    work.become(file.standing().issued(issue));
    int passed = (int) reminders(work).stream().filter(it -> !it.at().isAfter(work.now())).count();
    work.become(work.file().standing().reminded(passed));
    work.move(way, actor, Optional.empty(), paper(number, work.now()));
  }

  /** Where the holder fetches the permit to print it, if it can be fetched. */
  private Map<String, String> paper(Reference permit, Instant now) {
    return links
        .of(permit, now)
        .map(it -> Map.of("link", it.address().toString(), "fetch", it.until().toString()))
        .orElse(Map.of());
  }

  private void end(ApplicationAtWork work, PermitStatus status, Optional<Reason> reason) {
    work.file()
        .standing()
        .issue()
        .ifPresent(
            it ->
                stores
                    .permits()
                    .end(work.tx(), it.permit(), status, reason, work.today(), work.now()));
  }

  private List<Reminders.Due> reminders(ApplicationAtWork work) {
    return work.file()
        .standing()
        .issue()
        .map(it -> Reminders.of(it.to(), rules.forms().graceOf(work.type())))
        .orElse(List.of());
  }

  /** What is due of the permit next, while it can still be renewed. */
  private Optional<Reminders.Due> coming(ApplicationAtWork work) {
    boolean ended = work.state().equals("revoked");
    List<Reminders.Due> all = ended ? List.of() : reminders(work);
    return all.stream().skip(work.file().standing().reminders()).findFirst();
  }

  /** Takes every step that is due by now, in the order in which they fell due. */
  void catchUp(ApplicationAtWork work) {
    boolean more = true;
    while (more) {
      Optional<Step> step = work.next().filter(it -> !it.at().isAfter(work.now()));
      Optional<Instant> deemed =
          work.file().standing().deemedAt().filter(it -> !it.isAfter(work.now()));
      Optional<Reminders.Due> due = coming(work).filter(it -> !it.at().isAfter(work.now()));
      more = step.isPresent() || deemed.isPresent() || due.isPresent();
      if (deemed.isPresent() && step.filter(it -> it.at().isBefore(deemed.get())).isEmpty()) {
        deem(work);
      } else if (step.isPresent()) {
        work.take(step.get());
      } else {
        due.ifPresent(it -> remind(work, it));
      }
    }
  }

  private void deem(ApplicationAtWork work) {
    Transition way = work.allowed("deem", Role.SYSTEM).orElseThrow();
    work.move(way, ApplicationAtWork.PROGRAM, Optional.empty(), Map.of());
    billAtOnce(work);
  }

  /** One that came too late to be of use, or of what is renewed already, is passed over. */
  private void remind(ApplicationAtWork work, Reminders.Due due) {
    work.become(work.file().standing().reminded(work.file().standing().reminders() + 1));
    if (due.expiry()) {
      Transition way = work.allowed("expire", Role.SYSTEM).orElseThrow();
      work.move(way, ApplicationAtWork.PROGRAM, Optional.empty(), Map.of());
      end(work, PermitStatus.EXPIRED, Optional.empty());
      return;
    }
    Reference permit = work.file().standing().issue().orElseThrow().permit();
    Instant until = due.last().plusDays(1).atStartOfDay(NAIROBI).toInstant();
    boolean overtaken = coming(work).filter(it -> !it.at().isAfter(work.now())).isPresent();
    if (!overtaken && until.isAfter(work.now()) && !Renewals.follow(work.tx(), permit)) {
      work.remind(due, until);
    }
  }

  /** Puts an application back, to be looked at when the next thing is due. */
  ApplicationFile putBack(ApplicationAtWork work) {
    return work.putBack(coming(work).map(Reminders.Due::at));
  }
}
