package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.LEDGER_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.citizens.Access;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final Database database = TestStores.get().database();
  private final Bills bills = new Bills(database, TestKeys.vault());
  private final Payments payments = new Payments(database);

  @BeforeAll
  static void seed() {
    TestData.sample();
  }

  @ParameterizedTest
  @CsvSource({
    "2010011,PAID,0",
    "2010022,UNPAID,4200",
    "2010033,OVERDUE,5000",
    "2010040,UNPAID,1340",
    "2010054,OVERPAID,-200",
    "2010098,PAID,0",
    "2010104,PAID,0",
    "2010120,CANCELLED,15000",
    "2010148,WAIVED,0",
    "2010157,OVERDUE,1800",
  })
  void a_bill_stands_where_its_postings_leave_it(String number, Standing standing, long balance) {
    var bill = bills.find(reference(number)).orElseThrow();
    assertThat(bill.standing(TODAY)).isEqualTo(standing);
    assertThat(bill.balance()).isEqualTo(new Money(balance));
    assertThat(bill.sample()).isTrue();
  }

  @Test
  void a_part_that_came_in_before_the_due_day_is_part_paid() {
    var bill = bills.find(reference("2010033")).orElseThrow();
    assertThat(bill.standing(bill.dueOn())).isEqualTo(Standing.PART_PAID);
    assertThat(bill.paid()).hasToString("KES 7,600");
    assertThat(bill.stream().name("en")).isEqualTo("Land rates");
  }

  @Test
  void the_last_payments_of_a_bill_come_newest_first() {
    assertThat(payments.ofBill(reference("2010033"), 5))
        .extracting(Payment::amount)
        .containsExactly(new Money(2600), new Money(5000));
    assertThat(payments.ofBill(reference("2010033"), 1)).hasSize(1);
    assertThat(payments.ofBill(reference("2010098"), 5))
        .singleElement()
        .satisfies(
            payment -> {
              assertThat(payment.receipt()).isEmpty();
              assertThat(payment.state()).isEqualTo(PaymentState.RECEIPT_UNKNOWN);
            });
  }

  @Test
  void a_payment_is_found_by_its_receipt_and_names_its_bill() {
    String receipt = payments.ofBill(reference("2010011"), 1).getFirst().receipt().orElseThrow();
    var payment =
        payments.byReceipt(" " + receipt.toLowerCase(java.util.Locale.ROOT)).orElseThrow();
    assertThat(payment.bill()).contains(reference("2010011"));
    assertThat(payment.amount()).isEqualTo(new Money(7500));
    assertThat(payments.byReceipt("NOSUCHCODE")).isEmpty();
  }

  @Test
  void the_bills_of_a_phone_are_found_newest_first() {
    var held = bills.ofPhone(new Msisdn("+254700000001"), Access.PROVEN);
    assertThat(held.shown()).hasSize(6);
    assertThat(held.shown().getFirst().number()).isEqualTo(reference("2010022"));
    assertThat(bills.ofPhone(new Msisdn("+254700000999"), Access.PROVEN).shown()).isEmpty();
  }

  @Test
  void the_same_cause_is_posted_once_and_lines_must_sum_to_zero() {
    var ledger = new Ledger();
    var lines =
        List.of(
            new Ledger.Line(Account.WAIVED, null, null, new Money(1)),
            new Ledger.Line(Account.BILL, reference("2010022"), null, new Money(-1)));
    assertThat(
            database.<OptionalLong>write(
                tx -> ledger.post(tx, "test/1", "test", TestData.NOW, lines)))
        .isPresent();
    assertThat(
            database.<OptionalLong>write(
                tx -> ledger.post(tx, "test/1", "test", TestData.NOW, lines)))
        .isEmpty();
    assertThat(bills.find(reference("2010022")).orElseThrow().waived()).isEqualTo(new Money(1));
    database.write(
        tx ->
            ledger.post(
                tx,
                "test/2",
                "undo",
                TestData.NOW,
                List.of(
                    new Ledger.Line(Account.WAIVED, null, null, new Money(-1)),
                    new Ledger.Line(Account.BILL, reference("2010022"), null, new Money(1)))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                database.write(
                    tx -> ledger.post(tx, "test/3", "x", TestData.NOW, lines.subList(0, 1))));
  }

  @Test
  void the_process_may_not_change_the_ledger() {
    assertThatException()
        .isThrownBy(
            () ->
                database.<Integer>write(
                    tx -> tx.jooq().update(LEDGER_ENTRY).set(LEDGER_ENTRY.REASON, "x").execute()))
        .withMessageContaining("denied");
    assertThatException()
        .isThrownBy(
            () -> database.<Integer>write(tx -> tx.jooq().deleteFrom(LEDGER_ENTRY).execute()))
        .withMessageContaining("denied");
  }

  private static Reference reference(String digits) {
    return Reference.parse(digits).orElseThrow();
  }
}
