package ke.go.machakos.db.applications;

import static ke.go.machakos.db.generated.Tables.APPLICATION;
import static ke.go.machakos.db.generated.Tables.APPLICATION_EVENT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile.Kept;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;

/**
 * Applications for whoever changes them: taken out with a lock, put back with an event.
 * Thread-safe.
 */
public final class ApplicationFiles {
  /**
   * The states in which something is still to be decided or paid: first those that wait for the
   * county, then those that wait for the applicant.
   */
  public static final List<String> OPEN =
      List.of(
          "submitted",
          "resubmitted",
          "inspected",
          "appealed",
          "approved",
          "paid",
          "sent_back",
          "rejected",
          "billed");

  private static final String DETAIL = "application_event.detail";

  private final PersonalData personal;
  private final ApplicationRows rows;

  public ApplicationFiles(Vault vault) {
    this.personal = new PersonalData(vault);
    this.rows = new ApplicationRows(personal);
  }

  /**
   * Submits an application under the reference of its draft, which must be locked: it is submitted
   * once.
   */
  public ApplicationFile begin(
      Tx tx, Reference draft, NewApplication fresh, String state, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    rows.insert(tx, draft, fresh, state, at);
    return lock(tx, draft).orElseThrow();
  }

  /** Takes an application out; others who want it wait for the end of the transaction. */
  public Optional<ApplicationFile> lock(Tx tx, Reference reference) {
    return lock(tx, APPLICATION.REFERENCE.eq(reference.digits()));
  }

  /** The same by its bill. */
  public Optional<ApplicationFile> lockBilled(Tx tx, Reference bill) {
    return lock(tx, APPLICATION.BILL_NUMBER.eq(bill.digits()));
  }

  private Optional<ApplicationFile> lock(Tx tx, Condition which) {
    return tx.jooq()
        .selectFrom(APPLICATION)
        .where(which)
        .forUpdate()
        .fetchOptional(row -> rows.file(tx, row));
  }

  /**
   * Takes out the application whose clock has waited longest to be looked at, passing over those
   * that others have in hand.
   *
   * @param without rows that are not wanted
   */
  public Optional<ApplicationFile> lockDue(Tx tx, Instant now, Collection<Long> without) {
    return tx.jooq()
        .selectFrom(APPLICATION)
        .where(APPLICATION.LOOK_AT.le(now))
        .and(APPLICATION.ID.notIn(without))
        .orderBy(APPLICATION.LOOK_AT)
        .limit(1)
        .forUpdate()
        .skipLocked()
        .fetchOptional(row -> rows.file(tx, row));
  }

  /**
   * Puts an application back as it now stands.
   *
   * @param lookAt when its clock has to be looked at next
   */
  public void store(Tx tx, ApplicationFile file, Optional<Instant> lookAt, Instant now) {
    ApplicationFile.Standing at = file.standing();
    Optional<Kept> promise = at.promise();
    tx.jooq()
        .update(APPLICATION)
        .set(APPLICATION.STATE, at.state())
        .set(APPLICATION.STATE_REASON, at.reason().flatMap(Reason::keptWords).orElse(null))
        .set(APPLICATION.STATE_REASON_CODE, at.reason().flatMap(Reason::code).orElse(null))
        .set(APPLICATION.ASSIGNEE_ID, at.assignee().orElse(null))
        .set(APPLICATION.HOLDER_ROLE, at.holder().orElse(null))
        .set(
            APPLICATION.PROMISED_MINUTES,
            promise.map(it -> (int) it.promised().toMinutes()).orElse(null))
        .set(APPLICATION.HOURS_KIND, promise.map(Kept::kind).orElse(null))
        .set(APPLICATION.PROMISE_STARTED_AT, promise.map(Kept::startedAt).orElse(null))
        .set(APPLICATION.DUE_AT, promise.map(Kept::dueAt).orElse(null))
        .set(APPLICATION.LEVEL, promise.map(Kept::level).orElse(0))
        .set(APPLICATION.ROUND, at.round())
        .set(APPLICATION.STEPS_TAKEN, promise.map(Kept::taken).orElse(0))
        .set(APPLICATION.DEEMED_AT, at.deemedAt().orElse(null))
        .set(APPLICATION.LOOK_AT, lookAt.orElse(null))
        .set(APPLICATION.BILL_NUMBER, at.bill().map(Reference::digits).orElse(null))
        .set(APPLICATION.PERMIT_NUMBER, at.issue().map(it -> it.permit().digits()).orElse(null))
        .set(APPLICATION.VALID_FROM, at.issue().map(ApplicationFile.Issue::from).orElse(null))
        .set(APPLICATION.VALID_TO, at.issue().map(ApplicationFile.Issue::to).orElse(null))
        .set(APPLICATION.REMINDERS, at.reminders())
        .set(APPLICATION.UPDATED_AT, now)
        .where(APPLICATION.ID.eq(file.id()))
        .execute();
  }

  /** Writes down what was done, phone numbers in its words hidden; returns the event's row. */
  public long add(Tx tx, ApplicationFile file, CaseEvent event) {
    Optional<String> detail = event.detail().map(NumberMask::mask);
    return tx.jooq()
        .insertInto(APPLICATION_EVENT)
        .set(APPLICATION_EVENT.APPLICATION_ID, file.id())
        .set(APPLICATION_EVENT.ACTION, event.action())
        .set(APPLICATION_EVENT.ROLE, event.role())
        .set(APPLICATION_EVENT.STAFF_ID, event.staff().orElse(null))
        .set(APPLICATION_EVENT.STATE, event.state())
        .set(
            APPLICATION_EVENT.DETAIL_SEALED,
            detail.map(it -> personal.seal(it, DETAIL)).orElse(null))
        .set(APPLICATION_EVENT.REASON_CODE, event.reasonCode().orElse(null))
        .set(APPLICATION_EVENT.ROUND, event.step().map(CaseEvent.StepName::round).orElse(null))
        .set(APPLICATION_EVENT.STEP, event.step().map(CaseEvent.StepName::number).orElse(null))
        .set(APPLICATION_EVENT.AT, event.at())
        .returningResult(APPLICATION_EVENT.ID)
        .fetchSingle()
        .value1();
  }

  /** All that was done with an application, the oldest first. */
  public List<CaseEvent> events(Tx tx, Reference reference) {
    return tx.jooq()
        .select(APPLICATION_EVENT.asterisk())
        .from(APPLICATION_EVENT)
        .join(APPLICATION)
        .on(APPLICATION.ID.eq(APPLICATION_EVENT.APPLICATION_ID))
        .where(APPLICATION.REFERENCE.eq(reference.digits()))
        .orderBy(APPLICATION_EVENT.ID)
        .fetch(this::event);
  }

  private CaseEvent event(Record row) {
    Optional<CaseEvent.StepName> step =
        Optional.ofNullable(row.get(APPLICATION_EVENT.ROUND))
            .map(round -> new CaseEvent.StepName(round, row.get(APPLICATION_EVENT.STEP)));
    return new CaseEvent(
        row.get(APPLICATION_EVENT.ACTION),
        row.get(APPLICATION_EVENT.ROLE),
        Optional.ofNullable(row.get(APPLICATION_EVENT.STAFF_ID)),
        row.get(APPLICATION_EVENT.STATE),
        Optional.ofNullable(personal.text(row.get(APPLICATION_EVENT.DETAIL_SEALED), DETAIL)),
        Optional.ofNullable(row.get(APPLICATION_EVENT.REASON_CODE)),
        step,
        row.get(APPLICATION_EVENT.AT));
  }

  /** The applications of a phone, the newest first; a look that locks nothing. */
  public List<ApplicationFile> ofPhone(Tx tx, Msisdn phone) {
    return tx.jooq()
        .selectFrom(APPLICATION)
        .where(APPLICATION.PHONE_HASH.eq(personal.hash(phone)))
        .orderBy(APPLICATION.SUBMITTED_AT.desc(), APPLICATION.ID.desc())
        .limit(50)
        .fetch(row -> rows.file(tx, row));
  }

  /** The application of a reference; a look that locks nothing. */
  public Optional<ApplicationFile> find(Tx tx, Reference reference) {
    return tx.jooq()
        .selectFrom(APPLICATION)
        .where(APPLICATION.REFERENCE.eq(reference.digits()))
        .fetchOptional(row -> rows.file(tx, row));
  }

  /** The application that a permit came from; a look that locks nothing. */
  public Optional<ApplicationFile> ofPermit(Tx tx, Reference permit) {
    return tx.jooq()
        .selectFrom(APPLICATION)
        .where(APPLICATION.PERMIT_NUMBER.eq(permit.digits()))
        .fetchOptional(row -> rows.file(tx, row));
  }

  /**
   * Those of which something is still to be decided or paid, the soonest due first; at most so
   * many. The states are named, so that the index of states finds the few among all permits.
   */
  public List<ApplicationFile> open(Tx tx, int atMost) {
    return tx.jooq()
        .selectFrom(APPLICATION)
        .where(APPLICATION.STATE.in(OPEN))
        .orderBy(APPLICATION.DUE_AT.isNull(), APPLICATION.DUE_AT, APPLICATION.ID.desc())
        .limit(atMost)
        .fetch(row -> rows.file(tx, row));
  }
}
