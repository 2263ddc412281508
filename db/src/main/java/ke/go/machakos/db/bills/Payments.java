package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Lookup;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** The payments, found by receipt or by the bill they were posted against. Thread-safe. */
public final class Payments {
  /** The context that payers' names are sealed for. */
  public static final String PAYER = "payment.payer_name";

  private static final List<Field<?>> COLUMNS =
      List.of(
          PAYMENT.ID,
          PAYMENT.RECEIPT,
          PAYMENT.CHANNEL,
          PAYMENT.AMOUNT_KES,
          PAYMENT.PAID_AT,
          PAYMENT.STATE,
          PAYMENT.ACCOUNT_GIVEN,
          PAYMENT.BILL_NUMBER,
          PAYMENT.SAMPLE);

  private final Database database;
  private final Lookup<String, Payment> byReceipt =
      Lookup.by(PAYMENT.RECEIPT, (jooq, wanted) -> select(jooq).where(wanted), Payments::payment);
  private final Lookup<Long, Payment> byId =
      Lookup.by(PAYMENT.ID, (jooq, wanted) -> select(jooq).where(wanted), Payments::payment);

  public Payments(Database database) {
    this.database = database;
  }

  /** The payment of an M-Pesa receipt, in capitals or not. */
  public Optional<Payment> byReceipt(String receipt) {
    return byReceipt.one(database, receipt.strip().toUpperCase(Locale.ROOT));
  }

  /** The payment of an id. */
  public Optional<Payment> find(long id) {
    return byId.one(database, id);
  }

  /** The last payments posted against a bill, the newest first, also those that were reversed. */
  public List<Payment> ofBill(Reference bill, int atMost) {
    return database.read(
        tx ->
            select(tx.jooq())
                .where(
                    PAYMENT.ID.in(
                        DSL.select(POSTING.PAYMENT_ID)
                            .from(POSTING)
                            .where(POSTING.BILL_NUMBER.eq(bill.digits()))))
                // a proof that turned out to be another receipt's was taken back, and is no payment
                .and(PAYMENT.RECEIPT.isNotNull().or(PAYMENT.STATE.ne(PaymentState.REVERSED.code())))
                .orderBy(PAYMENT.PAID_AT.desc(), PAYMENT.ID.desc())
                .limit(atMost)
                .fetch(Payments::payment));
  }

  private static SelectJoinStep<Record> select(DSLContext jooq) {
    return jooq.select(COLUMNS).from(PAYMENT);
  }

  private static Payment payment(Record row) {
    return new Payment(
        row.get(PAYMENT.ID),
        Optional.ofNullable(row.get(PAYMENT.RECEIPT)),
        row.get(PAYMENT.CHANNEL),
        new Money(row.get(PAYMENT.AMOUNT_KES)),
        row.get(PAYMENT.PAID_AT),
        PaymentState.of(row.get(PAYMENT.STATE)),
        Optional.ofNullable(row.get(PAYMENT.ACCOUNT_GIVEN)),
        Optional.ofNullable(row.get(PAYMENT.BILL_NUMBER))
            .map(digits -> new Reference(Reference.Kind.BILL, digits)),
        row.get(PAYMENT.SAMPLE));
  }
}
