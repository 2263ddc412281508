package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.CASE_EVENT;
import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** The cases as lists for whoever works on them. Reads only. Thread-safe. */
public final class CaseBoard {
  private static final String DETAIL = "case_event.detail";
  private static final List<String> ANSWERED = List.of("resolved", "rejected");

  private final Database database;
  private final PersonalData personal;
  private final Corrections corrections;

  public CaseBoard(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
    this.corrections = new Corrections(vault);
  }

  /**
   * The cases that are not closed: those that still need work before those that wait for the
   * citizen's word, emergencies first, then what is due first.
   */
  public List<CaseLine> open(int atMost) {
    return database.read(
        tx ->
            lines(tx, SERVICE_CASE.STATE.ne("closed"))
                .orderBy(
                    DSL.when(SERVICE_CASE.STATE.in(ANSWERED), 1).otherwise(0),
                    DSL.when(SERVICE_CASE.URGENCY.eq("emergency"), 0).otherwise(1),
                    SERVICE_CASE.DUE_AT.isNull(),
                    SERVICE_CASE.DUE_AT,
                    SERVICE_CASE.ID)
                .limit(atMost)
                .fetch(CaseBoard::line));
  }

  /** One of them, closed or not. */
  public Optional<CaseLine> find(Reference reference) {
    return database.read(
        tx ->
            lines(tx, SERVICE_CASE.REFERENCE.eq(reference.digits()))
                .fetchOptional(CaseBoard::line));
  }

  /** All that was done with a case, the oldest first. */
  public List<CaseStep> steps(Reference reference) {
    return database.read(
        tx ->
            tx.jooq()
                .select(
                    CASE_EVENT.AT,
                    CASE_EVENT.ACTION,
                    CASE_EVENT.ROLE,
                    CASE_EVENT.STATE,
                    CASE_EVENT.DETAIL_SEALED,
                    CASE_EVENT.REASON_CODE)
                .from(CASE_EVENT)
                .join(SERVICE_CASE)
                .on(SERVICE_CASE.ID.eq(CASE_EVENT.CASE_ID))
                .where(SERVICE_CASE.REFERENCE.eq(reference.digits()))
                .orderBy(CASE_EVENT.ID)
                .fetch(this::step));
  }

  /** What was corrected of a case, the oldest first. */
  public List<Correction> corrections(Reference reference) {
    return database.read(tx -> corrections.of(tx, reference));
  }

  private static SelectConditionStep<? extends Record> lines(Tx tx, Condition which) {
    return tx.jooq()
        .select(
            SERVICE_CASE.REFERENCE,
            SERVICE_CASE.SERVICE_CODE,
            SERVICE_CASE.DEPARTMENT_CODE,
            SERVICE_CASE.WARD_CODE,
            WARD.NAME,
            SERVICE_CASE.LANDMARK,
            SERVICE_CASE.STATE,
            SERVICE_CASE.URGENCY,
            SERVICE_CASE.ASSIGNEE_ID,
            SERVICE_CASE.HOLDER_ROLE,
            SERVICE_CASE.MODEL_VERSION,
            SERVICE_CASE.MODEL_PROBABILITY,
            SERVICE_CASE.DUE_AT,
            SERVICE_CASE.OPENED_AT)
        .from(SERVICE_CASE)
        .leftJoin(WARD)
        .on(WARD.CODE.eq(SERVICE_CASE.WARD_CODE))
        .where(which);
  }

  private static CaseLine line(Record row) {
    return new CaseLine(
        new Reference(Reference.Kind.CASE, row.get(SERVICE_CASE.REFERENCE)),
        Optional.ofNullable(row.get(SERVICE_CASE.SERVICE_CODE)),
        row.get(SERVICE_CASE.DEPARTMENT_CODE),
        Optional.ofNullable(row.get(SERVICE_CASE.WARD_CODE)),
        Optional.ofNullable(row.get(WARD.NAME)),
        Optional.ofNullable(row.get(SERVICE_CASE.LANDMARK)),
        row.get(SERVICE_CASE.STATE),
        row.get(SERVICE_CASE.URGENCY),
        Optional.ofNullable(row.get(SERVICE_CASE.ASSIGNEE_ID))
            .map(staff -> new CaseLine.Given(staff, row.get(SERVICE_CASE.HOLDER_ROLE))),
        Corrections.guess(
            row.get(SERVICE_CASE.MODEL_VERSION), row.get(SERVICE_CASE.MODEL_PROBABILITY)),
        Optional.ofNullable(row.get(SERVICE_CASE.DUE_AT)),
        row.get(SERVICE_CASE.OPENED_AT));
  }

  private CaseStep step(Record row) {
    return new CaseStep(
        row.get(CASE_EVENT.AT),
        row.get(CASE_EVENT.ACTION),
        row.get(CASE_EVENT.ROLE),
        row.get(CASE_EVENT.STATE),
        Optional.ofNullable(personal.text(row.get(CASE_EVENT.DETAIL_SEALED), DETAIL)),
        Optional.ofNullable(row.get(CASE_EVENT.REASON_CODE)));
  }
}
