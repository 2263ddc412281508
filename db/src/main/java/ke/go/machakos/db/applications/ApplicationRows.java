package ke.go.machakos.db.applications;

import static ke.go.machakos.db.generated.Tables.APPLICATION;
import static ke.go.machakos.db.generated.Tables.PERMIT_TYPE;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseFile.Kept;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.Record4;

/** The rows of applications, written once and read as files. */
final class ApplicationRows {
  static final String BUSINESS = "application.business_name";
  static final String APPLICANT = "application.applicant_name";

  private final PersonalData personal;

  ApplicationRows(PersonalData personal) {
    this.personal = personal;
  }

  void insert(Tx tx, Reference draft, NewApplication fresh, String state, Instant at) {
    tx.jooq()
        .insertInto(APPLICATION)
        .set(APPLICATION.ID, draft.sequence())
        .set(APPLICATION.REFERENCE, draft.digits())
        .set(APPLICATION.TYPE_CODE, fresh.type())
        .set(APPLICATION.ACTIVITY, fresh.activity().orElse(null))
        .set(APPLICATION.SIZE, fresh.size().orElse(null))
        .set(APPLICATION.WARD_CODE, fresh.ward())
        .set(APPLICATION.BUSINESS_NAME_SEALED, personal.seal(fresh.business(), BUSINESS))
        .set(APPLICATION.APPLICANT_NAME_SEALED, personal.seal(fresh.applicant(), APPLICANT))
        .set(APPLICATION.PHONE_HASH, fresh.phone().map(personal::hash).orElse(null))
        .set(APPLICATION.PHONE_SEALED, fresh.phone().map(it -> personal.seal(it)).orElse(null))
        .set(APPLICATION.LANGUAGE, fresh.language())
        .set(APPLICATION.CHANNEL, fresh.channel())
        .set(APPLICATION.RENEWAL_OF, fresh.renewalOf().map(Reference::digits).orElse(null))
        .set(APPLICATION.STATE, state)
        .set(APPLICATION.LEVEL, 0)
        .set(APPLICATION.ROUND, 0)
        .set(APPLICATION.STEPS_TAKEN, 0)
        .set(APPLICATION.REMINDERS, 0)
        .set(APPLICATION.SAMPLE, fresh.sample())
        .set(APPLICATION.SUBMITTED_AT, at)
        .set(APPLICATION.UPDATED_AT, at)
        .execute();
  }

  ApplicationFile file(Tx tx, Record row) {
    return new ApplicationFile(
        row.get(APPLICATION.ID),
        new Reference(Reference.Kind.APPLICATION, row.get(APPLICATION.REFERENCE)),
        matter(tx, row),
        standing(row));
  }

  private ApplicationFile.Matter matter(Tx tx, Record row) {
    Record4<String, String, String, String> type = type(tx, row.get(APPLICATION.TYPE_CODE));
    return new ApplicationFile.Matter(
        new PermitType(type.value1(), type.value2(), type.value3()),
        type.value4(),
        Optional.ofNullable(row.get(APPLICATION.ACTIVITY)),
        Optional.ofNullable(row.get(APPLICATION.SIZE)),
        row.get(APPLICATION.WARD_CODE),
        wardName(tx, row.get(APPLICATION.WARD_CODE)),
        personal.required(row.get(APPLICATION.BUSINESS_NAME_SEALED), BUSINESS),
        personal.required(row.get(APPLICATION.APPLICANT_NAME_SEALED), APPLICANT),
        Optional.ofNullable(row.get(APPLICATION.PHONE_SEALED)).map(personal::phone),
        row.get(APPLICATION.LANGUAGE),
        row.get(APPLICATION.CHANNEL),
        Optional.ofNullable(row.get(APPLICATION.RENEWAL_OF))
            .map(digits -> new Reference(Reference.Kind.PERMIT, digits)),
        row.get(APPLICATION.SAMPLE),
        row.get(APPLICATION.SUBMITTED_AT));
  }

  /** Not joined to the application: the lock would hold the type as well. */
  private static Record4<String, String, String, String> type(Tx tx, String code) {
    return tx.jooq()
        .select(
            PERMIT_TYPE.CODE, PERMIT_TYPE.NAME_EN, PERMIT_TYPE.NAME_SW, PERMIT_TYPE.DEPARTMENT_CODE)
        .from(PERMIT_TYPE)
        .where(PERMIT_TYPE.CODE.eq(code))
        .fetchSingle();
  }

  private static String wardName(Tx tx, String code) {
    return tx.jooq().select(WARD.NAME).from(WARD).where(WARD.CODE.eq(code)).fetchSingle().value1();
  }

  private static ApplicationFile.Standing standing(Record row) {
    return new ApplicationFile.Standing(
        row.get(APPLICATION.STATE),
        Reason.of(
            Optional.ofNullable(row.get(APPLICATION.STATE_REASON_CODE)),
            Optional.ofNullable(row.get(APPLICATION.STATE_REASON))),
        Optional.ofNullable(row.get(APPLICATION.ASSIGNEE_ID)),
        Optional.ofNullable(row.get(APPLICATION.HOLDER_ROLE)),
        row.get(APPLICATION.ROUND),
        Optional.ofNullable(row.get(APPLICATION.PROMISED_MINUTES))
            .map(minutes -> promise(Duration.ofMinutes(minutes), row)),
        Optional.ofNullable(row.get(APPLICATION.DEEMED_AT)),
        Optional.ofNullable(row.get(APPLICATION.BILL_NUMBER))
            .map(digits -> new Reference(Reference.Kind.BILL, digits)),
        Optional.ofNullable(row.get(APPLICATION.PERMIT_NUMBER))
            .map(
                digits ->
                    new ApplicationFile.Issue(
                        new Reference(Reference.Kind.PERMIT, digits),
                        row.get(APPLICATION.VALID_FROM),
                        row.get(APPLICATION.VALID_TO))),
        row.get(APPLICATION.REMINDERS));
  }

  private static Kept promise(Duration promised, Record row) {
    return new Kept(
        promised,
        row.get(APPLICATION.HOURS_KIND),
        row.get(APPLICATION.PROMISE_STARTED_AT),
        row.get(APPLICATION.DUE_AT),
        row.get(APPLICATION.LEVEL),
        row.get(APPLICATION.ROUND),
        row.get(APPLICATION.STEPS_TAKEN),
        Optional.empty(),
        Optional.empty());
  }
}
