package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.BILL_STREAM;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.citizens.Holdings;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Lookup;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/**
 * The bills with what the ledger says of them, found by number or by the payer's phone.
 * Thread-safe.
 */
public final class Bills {
  /** The context that payers' names are sealed for. */
  public static final String PAYER = "bill.payer_name";

  private static final Field<BigDecimal> PAID = settled(POSTING.PAYMENT_ID.isNotNull()).as("paid");
  private static final Field<BigDecimal> WAIVED = settled(POSTING.PAYMENT_ID.isNull()).as("waived");

  private static final List<Field<?>> COLUMNS =
      List.of(
          BILL.NUMBER,
          BILL_STREAM.CODE,
          BILL_STREAM.NAME_EN,
          BILL_STREAM.NAME_SW,
          BILL.PERMIT_NUMBER,
          BILL.PHONE_LINKED_AT,
          BILL.WARD_CODE,
          BILL.AMOUNT_KES,
          PAID,
          WAIVED,
          BILL.ISSUED_ON,
          BILL.DUE_ON,
          BILL.PERIOD_FROM,
          BILL.PERIOD_TO,
          BILL.STATE,
          BILL.STATE_REASON,
          BILL.SAMPLE);

  private final Database database;
  private final PersonalData personal;

  private final Lookup<String, Bill> byNumber =
      Lookup.by(BILL.NUMBER, (jooq, wanted) -> select(jooq).where(wanted), Bills::bill);
  private final Lookup<String, Bill> byPermit =
      Lookup.by(
          BILL.PERMIT_NUMBER,
          (jooq, wanted) ->
              select(jooq)
                  .where(wanted)
                  .and(BILL.STATE.ne(DSL.inline("cancelled")))
                  .orderBy(BILL.ISSUED_ON.desc(), BILL.NUMBER.desc()),
          Bills::bill);
  private final Lookup<String, Bill> byApplication =
      Lookup.by(
          BILL.APPLICATION_NUMBER,
          (jooq, wanted) -> select(jooq).where(wanted).orderBy(BILL.ID.desc()),
          Bills::bill);
  private final Lookup<byte[], Bill> byPhone =
      Lookup.by(
          BILL.PAYER_PHONE_HASH,
          (jooq, wanted) ->
              select(jooq).where(wanted).orderBy(BILL.ISSUED_ON.desc(), BILL.NUMBER.desc()),
          Bills::bill);

  public Bills(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** The bill of a number. */
  public Optional<Bill> find(Reference number) {
    return byNumber.one(database, number.digits());
  }

  /** The newest bill for a permit that still stands. */
  public Optional<Bill> ofPermit(Reference permit) {
    return byPermit.first(database, permit.digits());
  }

  /** The bills for an application, the newest first, also those that were cancelled. */
  public List<Bill> ofApplication(Reference application) {
    return byApplication.all(database, application.digits());
  }

  /**
   * The bills linked to a phone, the newest first.
   *
   * @param linkedFrom how old a link may be, from {@link
   *     ke.go.machakos.db.citizens.Citizens#access}, or {@link
   *     ke.go.machakos.db.citizens.Access#PROVEN}
   */
  public Holdings<Bill> ofPhone(Msisdn phone, Instant linkedFrom) {
    List<Bill> all = byPhone.all(database, personal.hash(phone));
    return Holdings.of(all, bill -> bill.phoneLinkedAt().orElse(null), linkedFrom);
  }

  private static Field<BigDecimal> settled(Condition which) {
    return DSL.field(
        DSL.select(DSL.coalesce(DSL.sum(POSTING.AMOUNT_KES).neg(), DSL.inline(BigDecimal.ZERO)))
            .from(POSTING)
            .where(POSTING.BILL_NUMBER.eq(BILL.NUMBER))
            .and(
                POSTING.ACCOUNT.in(
                    DSL.inline(Account.BILL.code()), DSL.inline(Account.CREDIT.code())))
            .and(which));
  }

  private static SelectOnConditionStep<Record> select(DSLContext jooq) {
    return jooq.select(COLUMNS)
        .from(BILL)
        .join(BILL_STREAM)
        .on(BILL_STREAM.CODE.eq(BILL.STREAM_CODE));
  }

  private static Bill bill(Record row) {
    return new Bill(
        new Reference(Reference.Kind.BILL, row.get(BILL.NUMBER)),
        new Bill.Stream(
            row.get(BILL_STREAM.CODE), row.get(BILL_STREAM.NAME_EN), row.get(BILL_STREAM.NAME_SW)),
        Optional.ofNullable(row.get(BILL.PERMIT_NUMBER))
            .map(digits -> new Reference(Reference.Kind.PERMIT, digits)),
        Optional.ofNullable(row.get(BILL.PHONE_LINKED_AT)),
        row.get(BILL.WARD_CODE),
        new Money(row.get(BILL.AMOUNT_KES)),
        new Money(row.get(PAID).longValueExact()),
        new Money(row.get(WAIVED).longValueExact()),
        row.get(BILL.ISSUED_ON),
        row.get(BILL.DUE_ON),
        Optional.ofNullable(row.get(BILL.PERIOD_FROM)),
        Optional.ofNullable(row.get(BILL.PERIOD_TO)),
        row.get(BILL.STATE).equals("cancelled"),
        Optional.ofNullable(row.get(BILL.STATE_REASON)),
        row.get(BILL.SAMPLE));
  }
}
