package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;

import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money on bills that change, are cancelled or are opened again. */
class ChangedBillsTest {
  private final Till till = new Till();

  @BeforeEach
  void county() {
    TestData.county();
  }

  @AfterEach
  void the_books_are_right() {
    assertThat(till.ledgers.faults(0, 1_000_000_000)).isEmpty();
  }

  @Test
  void a_payment_that_is_taken_back_opens_its_bill_again_and_credit_takes_its_place() {
    Reference bill = till.bill(1000);
    till.receive(Till.c2b("REV1", 1000, bill.digits()));
    till.receive(Till.c2b("REV2", 600, bill.digits()));
    long first = till.payments.byReceipt("REV1").orElseThrow().id();
    assertThat(reverse(first)).isTrue();
    assertThat(reverse(first)).isFalse();
    assertThat(till.now(bill).balance()).isEqualTo(new Money(400));
    assertThat(till.ledgers.balance(Account.CREDIT)).isEqualTo(Money.ZERO);
    assertThat(till.told).containsExactly("settled " + bill + " " + Till.NOW, "owed again " + bill);
    assertThat(till.receive(Till.c2b("REV1", 1000, bill.digits())))
        .isInstanceOf(Received.Again.class);
    assertThat(till.now(bill).balance()).isEqualTo(new Money(400));
  }

  @Test
  void a_bill_that_changes_under_a_payment_stays_right() {
    Reference bill = till.bill(1000);
    till.receive(Till.c2b("CHG1", 600, bill.digits()));
    adjust(bill, 500);
    assertThat(till.told).hasSize(1);
    assertThat(till.ledgers.balance(Account.CREDIT)).isEqualTo(new Money(-100));
    adjust(bill, 550);
    assertThat(till.ledgers.balance(Account.CREDIT)).isEqualTo(new Money(-50));
    adjust(bill, 900);
    assertThat(till.ledgers.balance(Account.CREDIT)).isEqualTo(Money.ZERO);
    assertThat(till.now(bill).balance()).isEqualTo(new Money(300));
    till.receive(Till.c2b("CHG2", 300, bill.digits()));
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
    assertThat(till.told)
        .containsExactly(
            "settled " + bill + " " + Till.NOW,
            "owed again " + bill,
            "settled " + bill + " " + Till.NOW);
    assertThat(TestStores.get().count("bill_adjustment")).isEqualTo(3);
  }

  @Test
  void money_for_a_cancelled_bill_is_credit_before_and_unmatched_after() {
    Reference bill = till.bill(1000);
    till.receive(Till.c2b("CAN1", 400, bill.digits()));
    till.pushed(bill, Till.PAYER, 600, "ws_1", Till.NOW);
    till.database.write(tx -> till.changes.cancel(tx, bill, "a mistake", Till.NOW));
    assertThat(till.ledgers.balance(Account.CREDIT)).isEqualTo(new Money(-400));
    assertThat(till.receive(Till.stk("CAN2", 600, "ws_1", Till.PAYER)))
        .isInstanceOfSatisfying(
            Received.Unmatched.class, it -> assertThat(it.why()).isEqualTo(Why.CANCELLED_BILL));
    assertThat(till.ledgers.balance(Account.UNMATCHED)).isEqualTo(new Money(-600));
    assertThat(till.push("ws_1").state()).isEqualTo(PushState.PAID);
  }

  private void adjust(Reference bill, long amount) {
    till.database.write(
        tx -> till.changes.adjust(tx, bill, new Money(amount), "measured again", Till.NOW));
  }

  private boolean reverse(long payment) {
    return till.database.<Boolean>write(
        tx -> till.receiving.reverse(tx, payment, "sent back", Till.NOW));
  }
}
