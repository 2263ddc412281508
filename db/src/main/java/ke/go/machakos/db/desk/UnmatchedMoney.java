package ke.go.machakos.db.desk;

import static ke.go.machakos.db.generated.Tables.PAYMENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.sql.Database;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Money for which no bill is known, the oldest first. Thread-safe. */
public final class UnmatchedMoney {
  private static final Condition WAITING = PAYMENT.STATE.eq(PaymentState.UNMATCHED.code());

  private final Database database;

  public UnmatchedMoney(Database database) {
    this.database = database;
  }

  /** How much of it there is, for an alarm. */
  public record Gauge(long payments, Money sum) {}

  /** How many payments wait for a bill, and what they come to. */
  public Gauge gauge() {
    return database.read(
        tx ->
            tx.jooq()
                .select(
                    DSL.count(),
                    DSL.coalesce(DSL.sum(PAYMENT.AMOUNT_KES), DSL.inline(BigDecimal.ZERO)))
                .from(PAYMENT)
                .where(WAITING)
                .fetchSingle(
                    row -> new Gauge(row.value1(), new Money(row.value2().longValueExact()))));
  }

  /** What waits, the oldest first. */
  public List<UnmatchedPayment> oldest(int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(PAYMENT)
                .where(WAITING)
                .orderBy(PAYMENT.PAID_AT, PAYMENT.ID)
                .limit(atMost)
                .fetch(UnmatchedMoney::unmatched));
  }

  /** The payment of a receipt, in capitals or not, while it waits for a bill. */
  public Optional<UnmatchedPayment> find(String receipt) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(PAYMENT)
                .where(WAITING)
                .and(PAYMENT.RECEIPT.eq(receipt.strip().toUpperCase(Locale.ROOT)))
                .fetchOptional(UnmatchedMoney::unmatched));
  }

  private static UnmatchedPayment unmatched(Record row) {
    String receipt = row.get(PAYMENT.RECEIPT);
    return new UnmatchedPayment(
        row.get(PAYMENT.ID),
        receipt == null ? "#" + row.get(PAYMENT.ID) : receipt,
        new Money(row.get(PAYMENT.AMOUNT_KES)),
        row.get(PAYMENT.PAID_AT),
        Optional.ofNullable(row.get(PAYMENT.ACCOUNT_GIVEN)),
        Optional.ofNullable(row.get(PAYMENT.PAYER_PHONE_HASH)).map(PhoneHash::new),
        row.get(PAYMENT.SAMPLE));
  }
}
