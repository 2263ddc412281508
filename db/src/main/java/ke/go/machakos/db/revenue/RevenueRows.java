package ke.go.machakos.db.revenue;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of bills whose master is another system. */
final class RevenueRows {
  private static final int AT_ONCE = 500;
  private static final String CANCELLED = "cancelled";
  private static final Field<Boolean> TOUCHED =
      DSL.field(
              DSL.exists(DSL.selectOne().from(POSTING).where(POSTING.BILL_NUMBER.eq(BILL.NUMBER))))
          .as("touched");

  private final PersonalData personal;

  RevenueRows(PersonalData personal) {
    this.personal = personal;
  }

  /** Every bill of a master, a page at a time, each locked until the transaction ends. */
  List<KnownBill> of(Tx tx, String system) {
    List<KnownBill> all = new ArrayList<>();
    String after = "";
    while (true) {
      List<KnownBill> page =
          tx.jooq()
              .select(BILL.asterisk(), TOUCHED)
              .from(BILL)
              .where(BILL.MASTER_SYSTEM.eq(system))
              .and(BILL.MASTER_REFERENCE.gt(after))
              .orderBy(BILL.MASTER_REFERENCE)
              .limit(AT_ONCE)
              .forUpdate()
              .fetch(this::known);
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      after = page.getLast().bill().reference();
    }
  }

  private KnownBill known(Record row) {
    byte[] phone = row.get(BILL.PAYER_PHONE_SEALED);
    return new KnownBill(
        new Reference(Reference.Kind.BILL, row.get(BILL.NUMBER)),
        new RevenueBill(
            row.get(BILL.MASTER_REFERENCE),
            row.get(BILL.STREAM_CODE),
            personal.required(row.get(BILL.PAYER_NAME_SEALED), Bills.PAYER),
            phone == null ? null : personal.phone(phone),
            row.get(BILL.WARD_CODE),
            row.get(BILL.PERMIT_NUMBER),
            row.get(BILL.PLATE),
            row.get(BILL.FOR_DAY),
            new Money(row.get(BILL.AMOUNT_KES)),
            row.get(BILL.ISSUED_ON),
            row.get(BILL.DUE_ON),
            row.get(BILL.PERIOD_FROM),
            row.get(BILL.PERIOD_TO),
            row.get(BILL.STATE).equals(CANCELLED)),
        row.get(TOUCHED));
  }

  /** Adds bills under the numbers that they are paid by here. */
  void add(Tx tx, String system, List<RevenueBill> bills, List<Reference> numbers, Instant now) {
    List<Query> rows = new ArrayList<>();
    for (int i = 0; i < bills.size(); i++) {
      Map<Field<?>, Object> values = values(bills.get(i), now);
      values.put(BILL.NUMBER, numbers.get(i).digits());
      values.put(BILL.MASTER_SYSTEM, system);
      values.put(BILL.MASTER_REFERENCE, bills.get(i).reference());
      values.put(BILL.SAMPLE, system.equals(RevenueBills.SAMPLE));
      values.putAll(phone(bills.get(i).phone(), now));
      rows.add(tx.jooq().insertInto(BILL).set(values));
    }
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      tx.batch(rows.subList(from, Math.min(from + AT_ONCE, rows.size())));
    }
  }

  /** Makes a bill what it is in the other system; a link to a phone stays while the phone does. */
  void update(Tx tx, BillReconciliation.Update update, Instant now) {
    RevenueBill becomes = update.becomes();
    Map<Field<?>, Object> values = values(becomes, now);
    if (!Objects.equals(update.known().bill().phone(), becomes.phone())) {
      values.putAll(phone(becomes.phone(), now));
    }
    tx.jooq()
        .update(BILL)
        .set(values)
        .where(BILL.NUMBER.eq(update.known().number().digits()))
        .execute();
  }

  private Map<Field<?>, Object> values(RevenueBill it, Instant now) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    values.put(BILL.STREAM_CODE, it.stream());
    values.put(BILL.PAYER_NAME_SEALED, personal.seal(it.payer(), Bills.PAYER));
    values.put(BILL.WARD_CODE, it.ward());
    put(values, BILL.PERMIT_NUMBER, it.permit());
    put(values, BILL.PLATE, it.plate());
    put(values, BILL.FOR_DAY, it.day());
    values.put(BILL.AMOUNT_KES, it.amount().shillings());
    values.put(BILL.ISSUED_ON, it.issuedOn());
    values.put(BILL.DUE_ON, it.dueOn());
    put(values, BILL.PERIOD_FROM, it.periodFrom());
    put(values, BILL.PERIOD_TO, it.periodTo());
    values.put(BILL.STATE, it.cancelled() ? CANCELLED : "open");
    values.put(BILL.UPDATED_AT, now);
    return values;
  }

  private Map<Field<?>, Object> phone(@Nullable Msisdn phone, Instant now) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    put(values, BILL.PAYER_PHONE_HASH, phone == null ? null : personal.hash(phone));
    put(values, BILL.PAYER_PHONE_SEALED, phone == null ? null : personal.seal(phone));
    put(values, BILL.PHONE_LINKED_AT, phone == null ? null : now);
    return values;
  }

  /** A value, or the lack of one as a value of its own: a map holds no null by our rules. */
  private static <T> void put(Map<Field<?>, Object> values, Field<T> field, @Nullable T value) {
    values.put(field, DSL.val(value, field));
  }
}
