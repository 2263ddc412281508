package ke.go.machakos.db.desk;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoublesTest {
  private static final Reference ONE = new Reference(Reference.Kind.BILL, "2010112");
  private static final Reference OTHER = new Reference(Reference.Kind.BILL, "2010292");
  private static final Msisdn PAYER = new Msisdn("+254700000555");
  private static final Instant NOON = Instant.parse("2027-01-05T09:00:00Z");

  private final Database database = TestStores.get().database();
  private final PersonalData personal = new PersonalData(TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.sample();
    database.write(
        tx ->
            tx.jooq()
                .update(BILL)
                .set(BILL.PLATE, "KSM001A")
                .set(BILL.FOR_DAY, LocalDate.parse("2027-01-05"))
                .where(BILL.NUMBER.in(ONE.digits(), OTHER.digits()))
                .execute());
  }

  @Test
  void two_codes_for_one_plate_and_day_are_flagged() {
    pay("A", ONE, null, 0);
    assertThat(found()).isEmpty();
    pay("B", OTHER, null, 7200);
    assertThat(found())
        .containsExactly(
            new Doubled(
                Doubled.Kind.PLATE_AND_DAY,
                "KSM001A on 2027-01-05",
                List.of("A", "B"),
                new Money(200)));
  }

  @Test
  void one_that_was_taken_back_or_moved_is_not_one_too_many() {
    pay("A", ONE, null, 0);
    long back = pay("B", OTHER, null, 60);
    database.write(
        tx ->
            new Ledger()
                .post(
                    tx,
                    "moved",
                    "moved",
                    NOON,
                    List.of(
                        new Ledger.Line(Account.BILL, OTHER, back, new Money(100)),
                        new Ledger.Line(
                            Account.BILL,
                            new Reference(Reference.Kind.BILL, "2010040"),
                            back,
                            new Money(-100)))));
    assertThat(found()).isEmpty();
  }

  @Test
  void the_same_payer_account_and_amount_within_minutes_are_flagged() {
    pay("A", new Reference(Reference.Kind.BILL, "2010040"), PAYER, 0);
    pay("B", new Reference(Reference.Kind.BILL, "2010040"), PAYER, 899);
    pay("C", new Reference(Reference.Kind.BILL, "2010040"), PAYER, 3600);
    pay("D", new Reference(Reference.Kind.BILL, "2010040"), new Msisdn("+254700000556"), 30);
    assertThat(found())
        .containsExactly(
            new Doubled(
                Doubled.Kind.SAME_PAYER, "bill 2010040", List.of("A", "B"), new Money(200)));
  }

  @Test
  void one_that_was_proven_without_a_receipt_and_again_with_one_is_flagged() {
    long unknown = pay(null, new Reference(Reference.Kind.BILL, "2010040"), null, 0);
    pay("B", new Reference(Reference.Kind.BILL, "2010040"), null, 5000);
    assertThat(found())
        .containsExactly(
            new Doubled(
                Doubled.Kind.PROVEN_TWICE,
                "bill 2010040",
                List.of("#" + unknown, "B"),
                new Money(200)));
  }

  private List<Doubled> found() {
    return new Doubles(database).between(NOON.minusSeconds(1), NOON.plusSeconds(86_400));
  }

  private long pay(@Nullable String receipt, Reference bill, @Nullable Msisdn payer, long seconds) {
    return database.write(tx -> pay(tx, receipt, bill, payer, NOON.plusSeconds(seconds)));
  }

  private long pay(
      Tx tx, @Nullable String receipt, Reference bill, @Nullable Msisdn payer, Instant at) {
    tx.jooq()
        .insertInto(PAYMENT)
        .set(PAYMENT.RECEIPT, receipt)
        .set(PAYMENT.CHANNEL, "c2b")
        .set(PAYMENT.AMOUNT_KES, 100L)
        .set(PAYMENT.PAID_AT, at)
        .set(PAYMENT.PAYER_PHONE_HASH, payer == null ? null : personal.hash(payer))
        .set(PAYMENT.ACCOUNT_GIVEN, bill.digits())
        .set(PAYMENT.STATE, receipt == null ? "receipt_unknown" : "posted")
        .set(PAYMENT.SAMPLE, false)
        .set(PAYMENT.RECORDED_AT, at)
        .execute();
    long payment = tx.jooq().lastID().longValueExact();
    new Ledger()
        .post(
            tx,
            "test/" + payment,
            "received",
            at,
            List.of(
                new Ledger.Line(Account.BANK, null, payment, new Money(100)),
                new Ledger.Line(Account.BILL, bill, payment, new Money(-100))));
    return payment;
  }
}
