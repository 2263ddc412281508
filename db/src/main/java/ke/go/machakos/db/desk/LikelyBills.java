package ke.go.machakos.db.desk;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The bills that a payment without one may be for. Thread-safe. */
public final class LikelyBills {
  private static final int MOST = 200;
  private static final Field<BigDecimal> BALANCE =
      DSL.field(
              DSL.select(
                      DSL.coalesce(DSL.sum(POSTING.AMOUNT_KES), DSL.inline(BigDecimal.ZERO))
                          .plus(BILL.AMOUNT_KES))
                  .from(POSTING)
                  .where(POSTING.BILL_NUMBER.eq(BILL.NUMBER))
                  .and(POSTING.ACCOUNT.eq(DSL.inline(Account.BILL.code()))))
          .as("balance");
  private static final List<Field<?>> COLUMNS =
      List.of(
          BILL.NUMBER,
          BILL.STREAM_CODE,
          BILL.WARD_CODE,
          BILL.PERMIT_NUMBER,
          BILL.PAYER_PHONE_HASH,
          BALANCE);

  private final Database database;

  public LikelyBills(Database database) {
    this.database = database;
  }

  /**
   * The bills that still stand and have one of the numbers, or are for one of the permits, or are
   * linked to the payer's phone, or are of just the amount in a ward that the payer's other bills
   * or the words point to; at most 200.
   *
   * @param wards the codes of wards that the payer's words name
   */
  public List<OpenBill> of(
      UnmatchedPayment payment, Collection<Reference> numbers, Set<String> wards) {
    return database.read(
        tx -> {
          Set<String> near = wards(tx, payment, wards);
          Condition wanted =
              BILL.NUMBER
                  .in(digits(numbers, Reference.Kind.BILL))
                  .or(BILL.PERMIT_NUMBER.in(digits(numbers, Reference.Kind.PERMIT)))
                  .or(ofPhone(payment))
                  .or(
                      BILL.WARD_CODE
                          .in(near)
                          .and(BILL.AMOUNT_KES.eq(payment.amount().shillings())));
          return tx.jooq()
              .select(COLUMNS)
              .from(BILL)
              .where(BILL.STATE.ne("cancelled"))
              .and(wanted)
              .orderBy(BILL.NUMBER)
              .limit(MOST)
              .fetch(row -> bill(row, payment, near));
        });
  }

  private static Condition ofPhone(UnmatchedPayment payment) {
    return payment
        .phoneHash()
        .map(hash -> BILL.PAYER_PHONE_HASH.eq(hash.bytes()))
        .orElse(DSL.falseCondition());
  }

  private static Set<String> wards(Tx tx, UnmatchedPayment payment, Set<String> named) {
    Set<String> wards =
        tx.jooq()
            .selectDistinct(BILL.WARD_CODE)
            .from(BILL)
            .where(ofPhone(payment))
            .fetchSet(BILL.WARD_CODE);
    wards.addAll(named);
    return wards;
  }

  private static List<String> digits(Collection<Reference> numbers, Reference.Kind kind) {
    return numbers.stream()
        .filter(number -> number.kind() == kind)
        .map(Reference::digits)
        .collect(Collectors.toList());
  }

  private static OpenBill bill(Record row, UnmatchedPayment payment, Set<String> near) {
    byte[] hash = row.get(BILL.PAYER_PHONE_HASH);
    return new OpenBill(
        new Reference(Reference.Kind.BILL, row.get(BILL.NUMBER)),
        row.get(BILL.STREAM_CODE),
        row.get(BILL.WARD_CODE),
        Optional.ofNullable(row.get(BILL.PERMIT_NUMBER))
            .map(digits -> new Reference(Reference.Kind.PERMIT, digits)),
        new Money(row.get(BALANCE).longValueExact()),
        hash != null && payment.phoneHash().filter(new PhoneHash(hash)::equals).isPresent(),
        near.contains(row.get(BILL.WARD_CODE)));
  }
}
