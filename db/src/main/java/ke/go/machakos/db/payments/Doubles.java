package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.PAYMENT_MATTER;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.generated.tables.Payment;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Payments that may be one too many, flagged as they are booked: nothing is taken back by itself, a
 * person looks. What is taken back, or gets the receipt that it lacked, is settled by itself.
 * Thread-safe.
 */
public final class Doubles {
  private static final Duration WITHIN = Duration.ofHours(24);
  private static final String CAUSE = "double/";
  private static final String OPEN = "open";
  private static final Payment OTHER = PAYMENT.as("other");
  private static final List<String> ON_A_BILL =
      List.of(PaymentState.POSTED.code(), PaymentState.RECEIPT_UNKNOWN.code());

  private final Matters matters;

  public Doubles(Vault vault) {
    this.matters = new Matters(vault);
  }

  /** Flags a payment with each other one that it may be once too often beside. */
  void look(Tx tx, Held held, @Nullable Evidence evidence, Instant now) {
    List<? extends Record> rows = withOthers(tx, held);
    if (rows.isEmpty()) {
      return;
    }
    for (Record row : rows) {
      if (row.get(OTHER.ID) != null) {
        ofBill(tx, row, evidence, now);
      }
    }
    ofPlate(tx, rows.getFirst(), evidence, now);
  }

  /** A payment and its bill, once for each of the same bill and amount within a day, or alone. */
  private static List<? extends Record> withOthers(Tx tx, Held held) {
    Instant at = held.paidAt();
    return tx.jooq()
        .select(PAYMENT.ID, PAYMENT.RECEIPT, PAYMENT.PAYER_PHONE_HASH, PAYMENT.BILL_NUMBER)
        .select(BILL.PLATE, BILL.FOR_DAY)
        .select(OTHER.ID, OTHER.RECEIPT, OTHER.PAYER_PHONE_HASH)
        .from(PAYMENT)
        .join(BILL)
        .on(BILL.NUMBER.eq(PAYMENT.BILL_NUMBER))
        .leftJoin(OTHER)
        .on(OTHER.BILL_NUMBER.eq(PAYMENT.BILL_NUMBER))
        .and(OTHER.AMOUNT_KES.eq(PAYMENT.AMOUNT_KES))
        .and(OTHER.PAID_AT.between(at.minus(WITHIN), at.plus(WITHIN)))
        .and(OTHER.STATE.in(ON_A_BILL))
        .and(OTHER.ID.ne(PAYMENT.ID))
        .where(PAYMENT.ID.eq(held.id()))
        .and(PAYMENT.STATE.in(ON_A_BILL))
        .fetch();
  }

  /** By the same payer, or once without a receipt. */
  private void ofBill(Tx tx, Record row, @Nullable Evidence evidence, Instant now) {
    long id = row.get(PAYMENT.ID);
    boolean named = row.get(PAYMENT.RECEIPT) != null;
    boolean otherNamed = row.get(OTHER.RECEIPT) != null;
    if (named && otherNamed && samePhone(row)) {
      flag(tx, Why.POSSIBLE_DOUBLE, id, row.get(OTHER.ID), evidence, now);
    } else if (named != otherNamed) {
      flag(tx, Why.PROVEN_TWICE, id, row.get(OTHER.ID), evidence, now);
    }
  }

  private static boolean samePhone(Record row) {
    byte[] hash = row.get(PAYMENT.PAYER_PHONE_HASH);
    return hash != null && Arrays.equals(hash, row.get(OTHER.PAYER_PHONE_HASH));
  }

  /** For one plate and day: on another bill of them, or more on the same than it asked for. */
  private void ofPlate(Tx tx, Record it, @Nullable Evidence evidence, Instant now) {
    String plate = it.get(BILL.PLATE);
    LocalDate day = it.get(BILL.FOR_DAY);
    if (plate == null || day == null) {
      return;
    }
    String bill = it.get(PAYMENT.BILL_NUMBER);
    long id = it.get(PAYMENT.ID);
    tx.jooq()
        .select(PAYMENT.ID)
        .from(PAYMENT)
        .join(BILL)
        .on(BILL.NUMBER.eq(PAYMENT.BILL_NUMBER))
        .where(BILL.PLATE.eq(plate))
        .and(BILL.FOR_DAY.eq(day))
        .and(PAYMENT.STATE.in(ON_A_BILL))
        .and(PAYMENT.ID.ne(id))
        .and(overpaid(tx, bill) ? DSL.noCondition() : BILL.NUMBER.ne(bill))
        .fetch(PAYMENT.ID)
        .forEach(other -> flag(tx, Why.PLATE_AND_DAY, id, other, evidence, now));
  }

  private static boolean overpaid(Tx tx, String bill) {
    return tx.jooq()
        .fetchExists(
            POSTING, POSTING.BILL_NUMBER.eq(bill).and(POSTING.ACCOUNT.eq(Account.CREDIT.code())));
  }

  /** A pair is flagged once for each reason, also where somebody has settled it since. */
  private void flag(
      Tx tx, Why why, long one, long other, @Nullable Evidence evidence, Instant now) {
    long later = Math.max(one, other);
    String cause = CAUSE + Math.min(one, other) + "/" + later + suffix(why);
    matters.open(tx, cause, Matter.Kind.POSSIBLE_DOUBLE, why, later, evidence, now);
  }

  private static String suffix(Why why) {
    return why == Why.POSSIBLE_DOUBLE ? "" : "/" + why.code();
  }

  /** A payment was taken back, so that it is no longer one too many. */
  void settle(Tx tx, long payment, String outcome, Instant now) {
    close(tx, of(payment), outcome, now);
  }

  /** A payment has the receipt that it lacked. */
  void named(Tx tx, long payment, Instant now) {
    Condition proven = PAYMENT_MATTER.WHY.eq(Why.PROVEN_TWICE.code());
    close(tx, of(payment).and(proven), "its receipt came", now);
  }

  /** Of a pair one is in the column, and the other at the beginning of the cause. */
  private static Condition of(long payment) {
    return PAYMENT_MATTER
        .PAYMENT_ID
        .eq(payment)
        .or(PAYMENT_MATTER.CAUSE.startsWith(CAUSE + payment + "/"));
  }

  private static void close(Tx tx, Condition which, String outcome, Instant now) {
    tx.jooq()
        .update(PAYMENT_MATTER)
        .set(PAYMENT_MATTER.STATE, "closed")
        .set(PAYMENT_MATTER.OUTCOME, outcome)
        .set(PAYMENT_MATTER.CLOSED_AT, now)
        .where(PAYMENT_MATTER.STATE.eq(OPEN))
        .and(PAYMENT_MATTER.KIND.eq(Matter.Kind.POSSIBLE_DOUBLE.code()))
        .and(which)
        .execute();
  }

  /** Those that nobody has looked into, the oldest first. */
  public List<Doubled> open(Tx tx, int atMost) {
    return tx
        .jooq()
        .selectFrom(PAYMENT_MATTER)
        .where(PAYMENT_MATTER.STATE.eq(OPEN))
        .and(PAYMENT_MATTER.KIND.eq(Matter.Kind.POSSIBLE_DOUBLE.code()))
        .orderBy(PAYMENT_MATTER.OPENED_AT, PAYMENT_MATTER.ID)
        .limit(atMost)
        .fetch()
        .stream()
        .map(row -> doubled(tx, row))
        .toList();
  }

  private static Doubled doubled(Tx tx, Record matter) {
    List<Long> pair =
        Arrays.stream(matter.get(PAYMENT_MATTER.CAUSE).split("/", -1))
            .skip(1)
            .limit(2)
            .map(Long::valueOf)
            .toList();
    List<? extends Record> rows =
        tx.jooq()
            .select(PAYMENT.ID, PAYMENT.RECEIPT, PAYMENT.AMOUNT_KES, PAYMENT.BILL_NUMBER)
            .select(BILL.PLATE, BILL.FOR_DAY)
            .from(PAYMENT)
            .leftJoin(BILL)
            .on(BILL.NUMBER.eq(PAYMENT.BILL_NUMBER))
            .where(PAYMENT.ID.in(pair))
            .orderBy(PAYMENT.PAID_AT, PAYMENT.ID)
            .fetch();
    Why why = Why.of(matter.get(PAYMENT_MATTER.WHY));
    return new Doubled(
        matter.get(PAYMENT_MATTER.ID),
        why,
        about(rows.getFirst(), why),
        rows.stream().map(Doubles::name).toList(),
        new Money(rows.stream().mapToLong(row -> row.get(PAYMENT.AMOUNT_KES)).sum()),
        matter.get(PAYMENT_MATTER.OPENED_AT));
  }

  private static String about(Record payment, Why why) {
    return why == Why.PLATE_AND_DAY
        ? payment.get(BILL.PLATE) + " on " + payment.get(BILL.FOR_DAY)
        : "bill " + Objects.requireNonNullElse(payment.get(PAYMENT.BILL_NUMBER), "none");
  }

  private static String name(Record payment) {
    String receipt = payment.get(PAYMENT.RECEIPT);
    return receipt == null ? "#" + payment.get(PAYMENT.ID) : receipt;
  }
}
