package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.CASE_EVENT;
import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Cases for whoever changes them: taken out with a lock, put back with an event. Thread-safe. */
public final class CaseFiles {
  private static final String DETAIL = "case_event.detail";

  private final PersonalData personal;

  public CaseFiles(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /** Takes a case out; others who want it wait for the end of the transaction. */
  public Optional<CaseFile> lock(Tx tx, Reference reference) {
    return tx.jooq()
        .selectFrom(SERVICE_CASE)
        .where(SERVICE_CASE.REFERENCE.eq(reference.digits()))
        .forUpdate()
        .fetchOptional(row -> file(tx, row));
  }

  /**
   * Takes out the case whose clock has waited longest to be looked at, passing over those that
   * others have in hand.
   *
   * @param without rows that are not wanted
   */
  public Optional<CaseFile> lockDue(Tx tx, Instant now, Collection<Long> without) {
    return tx.jooq()
        .selectFrom(SERVICE_CASE)
        .where(SERVICE_CASE.LOOK_AT.le(now))
        .and(SERVICE_CASE.ID.notIn(without))
        .orderBy(SERVICE_CASE.LOOK_AT)
        .limit(1)
        .forUpdate()
        .skipLocked()
        .fetchOptional(row -> file(tx, row));
  }

  /**
   * Puts a case back as it now stands.
   *
   * @param lookAt when its clock has to be looked at next
   */
  public void store(Tx tx, CaseFile file, Optional<Instant> lookAt, Instant now) {
    CaseFile.Standing standing = file.standing();
    Optional<CaseFile.Kept> promise = standing.promise();
    tx.jooq()
        .update(SERVICE_CASE)
        // not there yet where the case was just begun
        .set(SERVICE_CASE.REFERENCE, file.reference().digits())
        .set(SERVICE_CASE.STATE, standing.state())
        .set(SERVICE_CASE.STATE_REASON, standing.reason().flatMap(Reason::keptWords).orElse(null))
        .set(SERVICE_CASE.STATE_REASON_CODE, standing.reason().flatMap(Reason::code).orElse(null))
        // set in this order: it looks at whoever had the case until now
        .set(SERVICE_CASE.ASSIGNED_AT, assignedAt(standing.assignee(), now))
        .set(SERVICE_CASE.ASSIGNEE_ID, standing.assignee().orElse(null))
        .set(SERVICE_CASE.HOLDER_ROLE, standing.holder().orElse(null))
        .set(SERVICE_CASE.PROMISED_MINUTES, promise.map(CaseFiles::minutes).orElse(null))
        .set(SERVICE_CASE.HOURS_KIND, promise.map(CaseFile.Kept::kind).orElse(null))
        .set(SERVICE_CASE.PROMISE_STARTED_AT, promise.map(CaseFile.Kept::startedAt).orElse(null))
        .set(SERVICE_CASE.DUE_AT, promise.map(CaseFile.Kept::dueAt).orElse(null))
        .set(SERVICE_CASE.LEVEL, promise.map(CaseFile.Kept::level).orElse(0))
        .set(SERVICE_CASE.ROUND, promise.map(CaseFile.Kept::round).orElse(1))
        .set(SERVICE_CASE.STEPS_TAKEN, promise.map(CaseFile.Kept::taken).orElse(0))
        .set(SERVICE_CASE.ANSWERED_AT, promise.flatMap(CaseFile.Kept::answeredAt).orElse(null))
        .set(SERVICE_CASE.CLOSED_AT, promise.flatMap(CaseFile.Kept::closedAt).orElse(null))
        .set(SERVICE_CASE.LOOK_AT, lookAt.orElse(null))
        .set(SERVICE_CASE.UPDATED_AT, now)
        .where(SERVICE_CASE.ID.eq(file.id()))
        .execute();
  }

  /** Keeps what a case is about, after somebody sorted it anew. */
  public void sort(Tx tx, CaseFile file, Instant now) {
    tx.jooq()
        .update(SERVICE_CASE)
        .set(SERVICE_CASE.SERVICE_CODE, file.matter().service().orElse(null))
        .set(SERVICE_CASE.DEPARTMENT_CODE, file.matter().department())
        .set(SERVICE_CASE.URGENCY, file.matter().urgency())
        .set(SERVICE_CASE.UPDATED_AT, now)
        .where(SERVICE_CASE.ID.eq(file.id()))
        .execute();
  }

  /** Keeps what its reporter thinks of the outcome. */
  public void rate(Tx tx, CaseFile file, int rating, Instant now) {
    tx.jooq()
        .update(SERVICE_CASE)
        .set(SERVICE_CASE.RATING, rating)
        .set(SERVICE_CASE.UPDATED_AT, now)
        .where(SERVICE_CASE.ID.eq(file.id()))
        .execute();
  }

  /** Writes down what was done, phone numbers in its words hidden; returns the event's row. */
  public long add(Tx tx, CaseFile file, CaseEvent event) {
    Optional<String> detail = event.detail().map(NumberMask::mask);
    return tx.jooq()
        .insertInto(CASE_EVENT)
        .set(CASE_EVENT.CASE_ID, file.id())
        .set(CASE_EVENT.ACTION, event.action())
        .set(CASE_EVENT.ROLE, event.role())
        .set(CASE_EVENT.STAFF_ID, event.staff().orElse(null))
        .set(CASE_EVENT.STATE, event.state())
        .set(CASE_EVENT.DETAIL_SEALED, detail.map(it -> personal.seal(it, DETAIL)).orElse(null))
        .set(CASE_EVENT.REASON_CODE, event.reasonCode().orElse(null))
        .set(CASE_EVENT.ROUND, event.step().map(CaseEvent.StepName::round).orElse(null))
        .set(CASE_EVENT.STEP, event.step().map(CaseEvent.StepName::number).orElse(null))
        .set(CASE_EVENT.AT, event.at())
        .returningResult(CASE_EVENT.ID)
        .fetchSingle()
        .value1();
  }

  /** All that was done with a case, the oldest first. */
  public List<CaseEvent> events(Tx tx, Reference reference) {
    return tx.jooq()
        .select(CASE_EVENT.asterisk())
        .from(CASE_EVENT)
        .join(SERVICE_CASE)
        .on(SERVICE_CASE.ID.eq(CASE_EVENT.CASE_ID))
        .where(SERVICE_CASE.REFERENCE.eq(reference.digits()))
        .orderBy(CASE_EVENT.ID)
        .fetch(this::event);
  }

  /** The instant changes with the assignee alone. */
  private static Field<Instant> assignedAt(Optional<Long> assignee, Instant now) {
    return assignee
        .<Field<Instant>>map(
            id ->
                DSL.when(SERVICE_CASE.ASSIGNEE_ID.eq(id), SERVICE_CASE.ASSIGNED_AT)
                    .otherwise(DSL.val(now, SERVICE_CASE.ASSIGNED_AT)))
        .orElse(SERVICE_CASE.ASSIGNED_AT);
  }

  private static int minutes(CaseFile.Kept promise) {
    return (int) promise.promised().toMinutes();
  }

  private CaseEvent event(Record row) {
    Optional<CaseEvent.StepName> step =
        Optional.ofNullable(row.get(CASE_EVENT.ROUND))
            .map(round -> new CaseEvent.StepName(round, row.get(CASE_EVENT.STEP)));
    return new CaseEvent(
        row.get(CASE_EVENT.ACTION),
        row.get(CASE_EVENT.ROLE),
        Optional.ofNullable(row.get(CASE_EVENT.STAFF_ID)),
        row.get(CASE_EVENT.STATE),
        Optional.ofNullable(personal.text(row.get(CASE_EVENT.DETAIL_SEALED), DETAIL)),
        Optional.ofNullable(row.get(CASE_EVENT.REASON_CODE)),
        step,
        row.get(CASE_EVENT.AT));
  }

  private static CaseFile file(Tx tx, Record row) {
    Optional<String> ward = Optional.ofNullable(row.get(SERVICE_CASE.WARD_CODE));
    return new CaseFile(
        row.get(SERVICE_CASE.ID),
        new Reference(Reference.Kind.CASE, row.get(SERVICE_CASE.REFERENCE)),
        new CaseFile.Matter(
            Optional.ofNullable(row.get(SERVICE_CASE.SERVICE_CODE)),
            row.get(SERVICE_CASE.DEPARTMENT_CODE),
            ward,
            ward.flatMap(code -> wardName(tx, code)),
            Optional.ofNullable(row.get(SERVICE_CASE.LANDMARK)),
            Optional.ofNullable(row.get(SERVICE_CASE.CITIZEN_ID)),
            row.get(SERVICE_CASE.PRIVACY),
            row.get(SERVICE_CASE.LANGUAGE),
            row.get(SERVICE_CASE.CHANNEL),
            row.get(SERVICE_CASE.URGENCY),
            row.get(SERVICE_CASE.OPENED_AT)),
        new CaseFile.Standing(
            row.get(SERVICE_CASE.STATE),
            Reason.of(
                Optional.ofNullable(row.get(SERVICE_CASE.STATE_REASON_CODE)),
                Optional.ofNullable(row.get(SERVICE_CASE.STATE_REASON))),
            Optional.ofNullable(row.get(SERVICE_CASE.ASSIGNEE_ID)),
            Optional.ofNullable(row.get(SERVICE_CASE.HOLDER_ROLE)),
            Optional.ofNullable(row.get(SERVICE_CASE.PROMISED_MINUTES))
                .map(minutes -> promise(Duration.ofMinutes(minutes), row))));
  }

  private static CaseFile.Kept promise(Duration promised, Record row) {
    return new CaseFile.Kept(
        promised,
        row.get(SERVICE_CASE.HOURS_KIND),
        row.get(SERVICE_CASE.PROMISE_STARTED_AT),
        row.get(SERVICE_CASE.DUE_AT),
        row.get(SERVICE_CASE.LEVEL),
        row.get(SERVICE_CASE.ROUND),
        row.get(SERVICE_CASE.STEPS_TAKEN),
        Optional.ofNullable(row.get(SERVICE_CASE.ANSWERED_AT)),
        Optional.ofNullable(row.get(SERVICE_CASE.CLOSED_AT)));
  }

  /** Not joined to the case: the lock would hold the ward as well. */
  static Optional<String> wardName(Tx tx, String code) {
    return tx.jooq()
        .select(WARD.NAME)
        .from(WARD)
        .where(WARD.CODE.eq(code))
        .fetchOptional(WARD.NAME);
  }
}
