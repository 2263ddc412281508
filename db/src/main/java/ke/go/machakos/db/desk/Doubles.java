package ke.go.machakos.db.desk;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Payments that may be one too many: nothing is taken back by itself, a person looks. Thread-safe.
 */
public final class Doubles {
  private static final Duration WITHIN = Duration.ofMinutes(15);
  private static final Duration TWINS = Duration.ofHours(24);
  private static final List<Field<?>> PAYMENTS =
      List.of(
          PAYMENT.ID,
          PAYMENT.RECEIPT,
          PAYMENT.AMOUNT_KES,
          PAYMENT.PAID_AT,
          PAYMENT.PAYER_PHONE_HASH,
          PAYMENT.ACCOUNT_GIVEN,
          BILL.NUMBER,
          BILL.PLATE,
          BILL.FOR_DAY);

  private final Database database;

  public Doubles(Database database) {
    this.database = database;
  }

  /** Those of payments that were made in a time, each kind in the order of what it is about. */
  public List<Doubled> between(Instant from, Instant to) {
    return database.read(
        tx -> {
          List<Record> standing = standing(tx, from, to);
          List<Doubled> found = new ArrayList<>();
          groups(standing, Doubles::plateAndDay)
              .forEach((about, rows) -> add(found, Doubled.Kind.PLATE_AND_DAY, about, rows));
          groups(standing, Doubles::payer)
              .forEach((about, rows) -> near(found, Doubled.Kind.SAME_PAYER, rows, WITHIN));
          groups(standing, Doubles::billAndAmount)
              .forEach(
                  (about, rows) -> {
                    if (rows.stream().anyMatch(row -> row.get(PAYMENT.RECEIPT) == null)) {
                      near(found, Doubled.Kind.PROVEN_TWICE, rows, TWINS);
                    }
                  });
          return List.copyOf(found);
        });
  }

  /** The payments that were not taken back, with the bill that each settles a part of. */
  private static List<Record> standing(Tx tx, Instant from, Instant to) {
    Condition settles =
        POSTING
            .PAYMENT_ID
            .eq(PAYMENT.ID)
            .and(POSTING.ACCOUNT.eq(Account.BILL.code()))
            .and(POSTING.AMOUNT_KES.lt(0L));
    return List.copyOf(
        tx.jooq()
            .selectDistinct(PAYMENTS)
            .from(PAYMENT)
            .leftJoin(POSTING)
            .on(settles)
            .leftJoin(BILL)
            .on(BILL.NUMBER.eq(POSTING.BILL_NUMBER))
            .where(PAYMENT.PAID_AT.ge(from))
            .and(PAYMENT.PAID_AT.lt(to))
            .and(PAYMENT.STATE.ne(PaymentState.REVERSED.code()))
            .and(BILL.NUMBER.isNull().or(stillOn()))
            .orderBy(PAYMENT.PAID_AT, PAYMENT.ID)
            .fetch());
  }

  /** Money that was moved from a bill to another is no longer on the first. */
  private static Condition stillOn() {
    var other = POSTING.as("other");
    return DSL.field(
            DSL.select(DSL.sum(other.AMOUNT_KES))
                .from(other)
                .where(other.PAYMENT_ID.eq(PAYMENT.ID))
                .and(other.BILL_NUMBER.eq(BILL.NUMBER)))
        .lt(BigDecimal.ZERO);
  }

  private static Map<String, List<Record>> groups(
      List<Record> rows, Function<Record, String> name) {
    return rows.stream()
        .filter(row -> !name.apply(row).isEmpty())
        .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
  }

  private static String plateAndDay(Record row) {
    return row.get(BILL.PLATE) == null ? "" : row.get(BILL.PLATE) + " on " + row.get(BILL.FOR_DAY);
  }

  private static String payer(Record row) {
    byte[] hash = row.get(PAYMENT.PAYER_PHONE_HASH);
    return hash == null
        ? ""
        : HexFormat.of().formatHex(hash)
            + "/"
            + row.get(PAYMENT.AMOUNT_KES)
            + "/"
            + row.get(PAYMENT.ACCOUNT_GIVEN);
  }

  private static String billAndAmount(Record row) {
    return row.get(BILL.NUMBER) == null
        ? ""
        : row.get(BILL.NUMBER) + "/" + row.get(PAYMENT.AMOUNT_KES);
  }

  /** Each run of payments that follow one another within a time. */
  private static void near(
      List<Doubled> found, Doubled.Kind kind, List<Record> rows, Duration within) {
    List<Record> run = new ArrayList<>();
    for (Record row : rows) {
      if (!run.isEmpty()) {
        Instant before = run.getLast().get(PAYMENT.PAID_AT);
        if (Duration.between(before, row.get(PAYMENT.PAID_AT)).compareTo(within) > 0) {
          add(found, kind, account(run), run);
          run.clear();
        }
      }
      run.add(row);
    }
    add(found, kind, account(run), run);
  }

  private static String account(List<Record> rows) {
    Record first = rows.getFirst();
    String bill = first.get(BILL.NUMBER);
    return bill != null ? "bill " + bill : "account " + first.get(PAYMENT.ACCOUNT_GIVEN);
  }

  private static void add(List<Doubled> found, Doubled.Kind kind, String about, List<Record> rows) {
    List<Long> ids = rows.stream().map(row -> row.get(PAYMENT.ID)).distinct().toList();
    if (ids.size() > 1) {
      List<String> names = rows.stream().map(Doubles::name).distinct().toList();
      long sum = rows.stream().mapToLong(row -> row.get(PAYMENT.AMOUNT_KES)).sum();
      found.add(new Doubled(kind, about, names, new Money(sum)));
    }
  }

  private static String name(Record row) {
    String receipt = row.get(PAYMENT.RECEIPT);
    return receipt == null ? "#" + row.get(PAYMENT.ID) : receipt;
  }
}
