package ke.go.machakos.db.permits;

import static ke.go.machakos.db.generated.Tables.PERMIT;
import static ke.go.machakos.db.generated.Tables.PERMIT_TYPE;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.citizens.Holdings;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** The permits, found by number or by the holder's phone. Thread-safe. */
public final class Permits {
  /** The columns that are sealed, by the context they are sealed for. */
  public static final String BUSINESS = "permit.business_name";

  public static final String HOLDER = "permit.holder_name";

  private final Database database;
  private final PersonalData personal;

  public Permits(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** The permit of a number. */
  public Optional<Permit> find(Reference number) {
    return database.read(
        tx -> select(tx).where(PERMIT.NUMBER.eq(number.digits())).fetchOptional(this::permit));
  }

  /**
   * The permits linked to a phone, the newest first.
   *
   * @param linkedFrom how old a link may be, from {@link
   *     ke.go.machakos.db.citizens.Citizens#access}, or {@link
   *     ke.go.machakos.db.citizens.Access#PROVEN}
   */
  public Holdings<Permit> ofPhone(Msisdn phone, Instant linkedFrom) {
    var all =
        database.read(
            tx ->
                select(tx)
                    .where(PERMIT.HOLDER_PHONE_HASH.eq(personal.hash(phone)))
                    .orderBy(PERMIT.SUBMITTED_ON.desc(), PERMIT.NUMBER.desc())
                    .fetch(this::permit));
    return Holdings.of(all, permit -> permit.phoneLinkedAt().orElse(null), linkedFrom);
  }

  private static SelectOnConditionStep<Record> select(Tx tx) {
    return tx.jooq()
        .select(PERMIT.asterisk(), PERMIT_TYPE.asterisk(), WARD.NAME)
        .from(PERMIT)
        .join(PERMIT_TYPE)
        .on(PERMIT_TYPE.CODE.eq(PERMIT.TYPE_CODE))
        .join(WARD)
        .on(WARD.CODE.eq(PERMIT.WARD_CODE));
  }

  private Permit permit(Record row) {
    return new Permit(
        new Reference(Reference.Kind.PERMIT, row.get(PERMIT.NUMBER)),
        new PermitType(
            row.get(PERMIT_TYPE.CODE), row.get(PERMIT_TYPE.NAME_EN), row.get(PERMIT_TYPE.NAME_SW)),
        personal.required(row.get(PERMIT.BUSINESS_NAME_SEALED), BUSINESS),
        personal.required(row.get(PERMIT.HOLDER_NAME_SEALED), HOLDER),
        Optional.ofNullable(row.get(PERMIT.PHONE_LINKED_AT)),
        row.get(PERMIT.WARD_CODE),
        row.get(WARD.NAME),
        PermitStatus.of(row.get(PERMIT.STATUS)),
        Optional.ofNullable(row.get(PERMIT.STATUS_REASON)),
        row.get(PERMIT.STATUS_ON),
        row.get(PERMIT.SUBMITTED_ON),
        Optional.ofNullable(row.get(PERMIT.VALID_FROM)),
        Optional.ofNullable(row.get(PERMIT.VALID_TO)),
        row.get(PERMIT.SAMPLE));
  }
}
