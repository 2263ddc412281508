package ke.go.machakos.db.books;

import static ke.go.machakos.db.generated.Tables.PROVIDER_PAYMENT;
import static ke.go.machakos.db.generated.Tables.PROVIDER_REQUEST;
import static ke.go.machakos.db.generated.Tables.PROVIDER_SPAN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.DayBooks.ProviderList;
import ke.go.machakos.db.payments.AccountText;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.Moments;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What the provider itself lists of payments, kept as it is read, since it shows two days only
 * (Daraja, Pull), with the times for which it was read to its end. Thread-safe, on any number of
 * nodes.
 */
public final class ProviderLog {
  /** What is listed may be listed late: a day is whole once more than it was read. */
  public static final Duration LATE = Duration.ofHours(1);

  private static final String SOURCE = "pull";

  /** What the provider has sent back at our request. */
  private static final Condition SENT_BACK =
      DSL.exists(
          DSL.selectOne()
              .from(PROVIDER_REQUEST)
              .where(PROVIDER_REQUEST.RECEIPT.eq(PROVIDER_PAYMENT.RECEIPT))
              .and(PROVIDER_REQUEST.KIND.eq(ProviderRequest.Kind.REVERSAL.code()))
              .and(PROVIDER_REQUEST.STATE.eq(ProviderRequest.State.DONE.code())));

  private final Database database;

  public ProviderLog(Database database) {
    this.database = database;
  }

  /** Keeps payments that the provider lists, each once; what is no receipt is not kept. */
  public void listed(List<Evidence.Receipt> rows, Instant now) {
    database.<Boolean>write(
        tx -> {
          List<Query> all =
              rows.stream()
                  .flatMap(row -> row.code().map(it -> listed(tx, it, row, now)).stream())
                  .toList();
          if (!all.isEmpty()) {
            tx.batch(all);
          }
          return true;
        });
  }

  private static Query listed(Tx tx, String code, Evidence.Receipt row, Instant now) {
    return tx.jooq()
        .insertInto(PROVIDER_PAYMENT)
        .set(PROVIDER_PAYMENT.RECEIPT, code)
        .set(PROVIDER_PAYMENT.AMOUNT_KES, row.amount().shillings())
        .set(PROVIDER_PAYMENT.ACCOUNT_GIVEN, row.account().map(AccountText::stored).orElse(null))
        .set(PROVIDER_PAYMENT.PAID_AT, Moments.of(row.paidAt(), now))
        .set(PROVIDER_PAYMENT.HEARD_AT, now)
        .onDuplicateKeyIgnore();
  }

  /** The list was read to its end for these times: they grow together with those they touch. */
  public void read(Instant from, Instant to) {
    database.<Boolean>write(
        tx -> {
          List<? extends Record> touched =
              tx.jooq()
                  .selectFrom(PROVIDER_SPAN)
                  .where(PROVIDER_SPAN.READ_TO.ge(from))
                  .and(PROVIDER_SPAN.READ_FROM.le(to))
                  .orderBy(PROVIDER_SPAN.READ_TO.desc())
                  .forUpdate()
                  .fetch();
          if (touched.isEmpty()) {
            add(tx, from, to);
          } else {
            grow(tx, touched, from, to);
          }
          return true;
        });
  }

  private static void add(Tx tx, Instant from, Instant to) {
    tx.jooq()
        .insertInto(PROVIDER_SPAN)
        .set(PROVIDER_SPAN.READ_FROM, from)
        .set(PROVIDER_SPAN.READ_TO, to)
        .execute();
  }

  /** The last of them reaches over all. */
  private static void grow(Tx tx, List<? extends Record> touched, Instant from, Instant to) {
    Record last = touched.getFirst();
    Instant ends = last.get(PROVIDER_SPAN.READ_TO);
    Instant begins =
        touched.stream()
            .map(row -> row.get(PROVIDER_SPAN.READ_FROM))
            .reduce(from, (one, other) -> one.isBefore(other) ? one : other);
    tx.jooq()
        .update(PROVIDER_SPAN)
        .set(PROVIDER_SPAN.READ_FROM, begins)
        .set(PROVIDER_SPAN.READ_TO, to.isAfter(ends) ? to : ends)
        .where(PROVIDER_SPAN.ID.eq(last.get(PROVIDER_SPAN.ID)))
        .execute();
  }

  /** The list of a day of Nairobi; empty where it was not read from its beginning to its end. */
  public Optional<ProviderList> of(LocalDate day) {
    return database.read(
        tx ->
            covers(tx, day)
                ? Optional.of(new ProviderList(SOURCE, payments(tx, day)))
                : Optional.empty());
  }

  private static boolean covers(Tx tx, LocalDate day) {
    return tx.jooq()
        .fetchExists(
            PROVIDER_SPAN,
            PROVIDER_SPAN
                .READ_FROM
                .le(CountyDay.begins(day))
                .and(PROVIDER_SPAN.READ_TO.ge(CountyDay.ends(day).plus(LATE))));
  }

  private static List<ProviderPayment> payments(Tx tx, LocalDate day) {
    var back = DSL.field(SENT_BACK).as("sent_back");
    return tx.jooq()
        .select(
            PROVIDER_PAYMENT.RECEIPT,
            PROVIDER_PAYMENT.AMOUNT_KES,
            PROVIDER_PAYMENT.ACCOUNT_GIVEN,
            PROVIDER_PAYMENT.PAID_AT,
            back)
        .from(PROVIDER_PAYMENT)
        .where(PROVIDER_PAYMENT.PAID_AT.ge(CountyDay.begins(day)))
        .and(PROVIDER_PAYMENT.PAID_AT.lt(CountyDay.ends(day)))
        .orderBy(PROVIDER_PAYMENT.PAID_AT, PROVIDER_PAYMENT.RECEIPT)
        .fetch(
            row ->
                new ProviderPayment(
                    row.value1(),
                    new Money(row.value2()),
                    Optional.ofNullable(row.value3()),
                    row.value4(),
                    Boolean.TRUE.equals(row.value5())));
  }
}
