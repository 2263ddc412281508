package ke.go.machakos.db.applications;

import static ke.go.machakos.db.generated.Tables.PERMIT;
import static ke.go.machakos.db.generated.Tables.PERMIT_NUMBER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/** The permits that applications come to, and the permits that they follow. Thread-safe. */
public final class IssuedPermits {
  private static final String SOURCE = "mlango";

  private final PersonalData personal;

  public IssuedPermits(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /**
   * What is known of a permit, and so is not asked when it is renewed.
   *
   * @param validTo its last day
   */
  public record Known(
      String type,
      String business,
      String holder,
      String ward,
      PermitStatus status,
      Optional<LocalDate> validTo,
      boolean sample) {}

  /** The permit of a number that is linked to a phone. */
  public Optional<Known> known(Tx tx, Reference permit, Msisdn phone) {
    return tx.jooq()
        .selectFrom(PERMIT)
        .where(PERMIT.NUMBER.eq(permit.digits()))
        .and(PERMIT.HOLDER_PHONE_HASH.eq(personal.hash(phone)))
        .fetchOptional(
            row ->
                new Known(
                    row.get(PERMIT.TYPE_CODE),
                    personal.required(row.get(PERMIT.BUSINESS_NAME_SEALED), Permits.BUSINESS),
                    personal.required(row.get(PERMIT.HOLDER_NAME_SEALED), Permits.HOLDER),
                    row.get(PERMIT.WARD_CODE),
                    PermitStatus.of(row.get(PERMIT.STATUS)),
                    Optional.ofNullable(row.get(PERMIT.VALID_TO)),
                    row.get(PERMIT.SAMPLE)));
  }

  /** The last day of a permit. */
  public Optional<LocalDate> validTo(Tx tx, Reference permit) {
    return tx.jooq()
        .select(PERMIT.VALID_TO)
        .from(PERMIT)
        .where(PERMIT.NUMBER.eq(permit.digits()))
        .fetchOptional(PERMIT.VALID_TO);
  }

  /**
   * Takes the next number. A number that an imported permit has is passed over; one that was taken
   * by a transaction that failed is not given again.
   */
  public Reference number(Tx tx, Instant now) {
    Reference number = next(tx, now);
    while (tx.jooq().fetchExists(PERMIT, PERMIT.NUMBER.eq(number.digits()))) {
      number = next(tx, now);
    }
    return number;
  }

  private static Reference next(Tx tx, Instant now) {
    long id =
        tx.jooq()
            .insertInto(PERMIT_NUMBER)
            .set(PERMIT_NUMBER.TAKEN_AT, now)
            .returningResult(PERMIT_NUMBER.ID)
            .fetchSingle()
            .value1();
    return Reference.of(Reference.Kind.PERMIT, id);
  }

  /** Adds the permit of an application, linked to the applicant's phone. */
  public void add(
      Tx tx,
      ApplicationFile file,
      ApplicationFile.Issue issue,
      LocalDate submittedOn,
      LocalDate today,
      Instant now) {
    ApplicationFile.Matter matter = file.matter();
    tx.jooq()
        .insertInto(PERMIT)
        .set(PERMIT.NUMBER, issue.permit().digits())
        .set(PERMIT.TYPE_CODE, matter.type().code())
        .set(PERMIT.BUSINESS_NAME_SEALED, personal.seal(matter.business(), Permits.BUSINESS))
        .set(PERMIT.HOLDER_NAME_SEALED, personal.seal(matter.applicant(), Permits.HOLDER))
        .set(PERMIT.HOLDER_PHONE_HASH, matter.phone().map(personal::hash).orElse(null))
        .set(PERMIT.HOLDER_PHONE_SEALED, matter.phone().map(it -> personal.seal(it)).orElse(null))
        .set(PERMIT.PHONE_LINKED_AT, matter.phone().map(it -> now).orElse(null))
        .set(PERMIT.WARD_CODE, matter.ward())
        .set(PERMIT.STATUS, PermitStatus.ISSUED.code())
        .set(PERMIT.STATUS_ON, today)
        .set(PERMIT.SUBMITTED_ON, submittedOn)
        .set(PERMIT.VALID_FROM, issue.from())
        .set(PERMIT.VALID_TO, issue.to())
        .set(PERMIT.SOURCE, SOURCE)
        .set(PERMIT.SAMPLE, matter.sample())
        .setNull(PERMIT.REMIND_AT) // its application reminds
        .set(PERMIT.UPDATED_AT, now)
        .execute();
  }

  /** Keeps that a permit has expired or was revoked. */
  public void end(
      Tx tx,
      Reference permit,
      PermitStatus status,
      Optional<Reason> reason,
      LocalDate today,
      Instant now) {
    tx.jooq()
        .update(PERMIT)
        .set(PERMIT.STATUS, status.code())
        .set(PERMIT.STATUS_REASON, reason.flatMap(Reason::keptWords).orElse(null))
        .set(PERMIT.STATUS_REASON_CODE, reason.flatMap(Reason::code).orElse(null))
        .set(PERMIT.STATUS_ON, today)
        .set(PERMIT.UPDATED_AT, now)
        .where(PERMIT.NUMBER.eq(permit.digits()))
        .execute();
  }
}
