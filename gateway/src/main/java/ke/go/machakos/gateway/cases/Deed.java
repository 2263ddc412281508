package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Step;

/**
 * What somebody did with a case or an application, as its history and the audit log have it.
 *
 * @param state of the file afterwards
 * @param detail the words of a reason, or what else there is to say; not for the audit log
 * @param code the reason, by code
 * @param step the step of the promise that was taken
 */
public record Deed(
    String action,
    Actor actor,
    String state,
    Optional<String> detail,
    Optional<String> code,
    Optional<Step> step) {

  /** Something done for a reason, or without one. */
  public static Deed of(String action, Actor actor, String state, Optional<Reason> reason) {
    return new Deed(
        action,
        actor,
        state,
        reason.flatMap(Reason::words),
        reason.flatMap(Reason::code),
        Optional.empty());
  }

  private Optional<Long> staff() {
    return actor instanceof Actor.Staff member ? member.id() : Optional.empty();
  }

  /** For the history of the file. */
  public CaseEvent event(Instant at) {
    return new CaseEvent(
        action,
        actor.role().code(),
        staff(),
        state,
        detail,
        code,
        step.map(it -> new CaseEvent.StepName(it.round(), it.number())),
        at);
  }

  /**
   * For the audit log, which holds no words of anybody.
   *
   * @param kind {@code case} or {@code application}
   */
  public AuditEvent audited(String kind, Reference reference, Instant at) {
    return new AuditEvent(
        staff().map(id -> "staff/" + id).orElse(actor.role().code()),
        kind + "." + action,
        kind + "/" + reference.digits(),
        "state "
            + state
            + code.map(it -> ", reason " + it).orElse("")
            + step.map(it -> ", due " + it.at()).orElse(""),
        at);
  }
}
