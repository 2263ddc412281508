package ke.go.machakos.db.permits;

import static ke.go.machakos.db.generated.Tables.PERMIT;
import static ke.go.machakos.db.generated.Tables.PERMIT_TYPE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.citizens.Holdings;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Lookup;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** The permits, found by number or by the holder's phone. Thread-safe. */
public final class Permits {
  /** The columns that are sealed, by the context they are sealed for. */
  public static final String BUSINESS = "permit.business_name";

  public static final String HOLDER = "permit.holder_name";

  private static final List<Field<?>> COLUMNS =
      List.of(
          PERMIT.NUMBER,
          PERMIT_TYPE.CODE,
          PERMIT_TYPE.NAME_EN,
          PERMIT_TYPE.NAME_SW,
          PERMIT.HOLDER_NAME_SEALED,
          PERMIT.PHONE_LINKED_AT,
          PERMIT.WARD_CODE,
          PERMIT.STATUS,
          PERMIT.STATUS_REASON,
          PERMIT.STATUS_REASON_CODE,
          PERMIT.STATUS_ON,
          PERMIT.SUBMITTED_ON,
          PERMIT.VALID_FROM,
          PERMIT.VALID_TO,
          PERMIT.SAMPLE);

  private final Database database;
  private final PersonalData personal;
  private final Lookup<String, Permit> byNumber;
  private final Lookup<byte[], Permit> byPhone;

  public Permits(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
    this.byNumber =
        Lookup.by(PERMIT.NUMBER, (jooq, wanted) -> select(jooq).where(wanted), this::permit);
    this.byPhone =
        Lookup.by(
            PERMIT.HOLDER_PHONE_HASH,
            (jooq, wanted) ->
                select(jooq)
                    .where(wanted)
                    .orderBy(PERMIT.SUBMITTED_ON.desc(), PERMIT.NUMBER.desc()),
            this::permit);
  }

  /** The permit of a number. */
  public Optional<Permit> find(Reference number) {
    return byNumber.one(database, number.digits());
  }

  /**
   * The permits linked to a phone, the newest first.
   *
   * @param linkedFrom how old a link may be, from {@link
   *     ke.go.machakos.db.citizens.Citizens#access}, or {@link
   *     ke.go.machakos.db.citizens.Access#PROVEN}
   */
  public Holdings<Permit> ofPhone(Msisdn phone, Instant linkedFrom) {
    List<Permit> all = byPhone.all(database, personal.hash(phone));
    return Holdings.of(all, permit -> permit.phoneLinkedAt().orElse(null), linkedFrom);
  }

  private static SelectOnConditionStep<Record> select(DSLContext jooq) {
    return jooq.select(COLUMNS)
        .from(PERMIT)
        .join(PERMIT_TYPE)
        .on(PERMIT_TYPE.CODE.eq(PERMIT.TYPE_CODE));
  }

  private Permit permit(Record row) {
    return new Permit(
        new Reference(Reference.Kind.PERMIT, row.get(PERMIT.NUMBER)),
        new PermitType(
            row.get(PERMIT_TYPE.CODE), row.get(PERMIT_TYPE.NAME_EN), row.get(PERMIT_TYPE.NAME_SW)),
        personal.required(row.get(PERMIT.HOLDER_NAME_SEALED), HOLDER),
        Optional.ofNullable(row.get(PERMIT.PHONE_LINKED_AT)),
        row.get(PERMIT.WARD_CODE),
        PermitStatus.of(row.get(PERMIT.STATUS)),
        Reason.of(
            Optional.ofNullable(row.get(PERMIT.STATUS_REASON_CODE)),
            Optional.ofNullable(row.get(PERMIT.STATUS_REASON))),
        row.get(PERMIT.STATUS_ON),
        row.get(PERMIT.SUBMITTED_ON),
        Optional.ofNullable(row.get(PERMIT.VALID_FROM)),
        Optional.ofNullable(row.get(PERMIT.VALID_TO)),
        row.get(PERMIT.SAMPLE));
  }
}
