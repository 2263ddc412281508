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

  /** Every bill of a master, a page at a time; none is held, so that all can be paid meanwhile. */
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
              .fetch(this::known);
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      after = page.getLast().bill().reference();
    }
  }

  /** Bills as they are once nobody else can pay or change them, until the transaction ends. */
  List<KnownBill> held(Tx tx, List<Reference> numbers) {
    List<KnownBill> all = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += AT_ONCE) {
      List<String> some =
          numbers.subList(from, Math.min(from + AT_ONCE, numbers.size())).stream()
              .map(Reference::digits)
              .toList();
      tx.jooq().select(BILL.ID).from(BILL).where(BILL.NUMBER.in(some)).forUpdate().fetch();
      // a statement of its own: the one that waited for a payment does not see it in the ledger
      all.addAll(
          tx.jooq()
              .select(BILL.asterisk(), TOUCHED)
              .from(BILL)
              .where(BILL.NUMBER.in(some))
              .fetch(this::known));
    }
    return all;
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

  /** Adds bills under the numbers that they are paid by here, a few at a time. */
  void add(Tx tx, String system, List<RevenueBill> bills, List<Reference> numbers, Instant now) {
    for (int from = 0; from < bills.size(); from += AT_ONCE) {
      List<Query> rows = new ArrayList<>();
      for (int i = from; i < Math.min(from + AT_ONCE, bills.size()); i++) {
        rows.add(row(tx, system, bills.get(i), numbers.get(i), now));
      }
      tx.batch(rows);
    }
  }

  private Query row(Tx tx, String system, RevenueBill bill, Reference number, Instant now) {
    Map<Field<?>, Object> values = values(bill, now);
    values.put(BILL.NUMBER, number.digits());
    values.put(BILL.MASTER_SYSTEM, system);
    values.put(BILL.MASTER_REFERENCE, bill.reference());
    values.put(BILL.SAMPLE, system.equals(RevenueBills.SAMPLE));
    values.putAll(phone(bill.phone(), now));
    return tx.jooq().insertInto(BILL).set(values);
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
