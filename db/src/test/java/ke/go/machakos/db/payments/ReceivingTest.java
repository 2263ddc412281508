package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.bills.Standing;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivingTest {
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
  void a_payment_settles_its_bill_and_whoever_watches_is_told_once() {
    Reference bill = till.bill(1000);
    var part = (Received.Posted) till.receive(Till.c2b("AAA1", 400, bill.digits()));
    assertThat(part.allocated()).isEqualTo(new Money(400));
    assertThat(till.told).isEmpty();
    var rest = (Received.Posted) till.receive(Till.c2b("AAA2", 700, bill.digits()));
    assertThat(rest.allocated()).isEqualTo(new Money(600));
    assertThat(rest.rest()).isEqualTo(new Money(100));
    assertThat(till.told).containsExactly("settled " + bill + " " + Till.NOW);
    assertThat(till.receive(Till.c2b("AAA2", 700, bill.digits())))
        .isEqualTo(new Received.Again(till.payments.byReceipt("AAA2")));
    assertThat(till.now(bill).balance()).isEqualTo(new Money(-100));
    assertThat(till.now(bill).standing(till.now(bill).dueOn())).isEqualTo(Standing.OVERPAID);
    assertThat(till.ledgers.balance(Account.CREDIT)).isEqualTo(new Money(-100));
    assertThat(till.told).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", " %s ", "0%s", "00 %s", "split", "dashes"})
  void an_account_number_is_read_with_patience(String form) {
    Reference bill = till.bill(500);
    String digits = bill.digits();
    String typed =
        switch (form) {
          case "split" -> digits.substring(0, 3) + " " + digits.substring(3);
          case "dashes" ->
              digits.substring(0, 1)
                  + "-"
                  + digits.substring(1, 4)
                  + "\u2013"
                  + digits.substring(4);
          default -> form.formatted(digits);
        };
    assertThat(till.receive(Till.c2b("ACC1", 500, typed))).isInstanceOf(Received.Posted.class);
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void a_wrong_digit_goes_to_the_desk_and_from_there_to_the_bill_that_was_meant() {
    Reference bill = till.bill(500);
    char last = bill.digits().charAt(6);
    String wrong = bill.digits().substring(0, 6) + (last == '9' ? '0' : (char) (last + 1));
    var unmatched = (Received.Unmatched) till.receive(Till.c2b("WRG1", 500, "acc " + wrong));
    assertThat(unmatched.why()).isEqualTo(Why.UNKNOWN_ACCOUNT);
    assertThat(till.ledgers.balance(Account.UNMATCHED)).isEqualTo(new Money(-500));
    var matter = till.database.read(tx -> till.matters.find(tx, unmatched.matter())).orElseThrow();
    assertThat(matter.account()).contains("acc " + wrong);
    long payment = unmatched.payment().orElseThrow().id();
    var assigned =
        till.database
            .write(tx -> till.receiving.assign(tx, payment, bill, "a slip", Till.NOW))
            .orElseThrow();
    assertThat(assigned.allocated()).isEqualTo(new Money(500));
    assertThat(till.told).hasSize(1);
    assertThat(till.receive(Till.c2b("WRG1", 500, "acc " + wrong)))
        .isInstanceOf(Received.Again.class);
    assertThat(till.database.<Integer>read(tx -> till.matters.openCount(tx, Matter.Kind.UNMATCHED)))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "C2B,100,50,CENTS,true",
    "C2B,250001,0,TOO_MUCH,true",
    "C2B,0,0,NO_AMOUNT,false",
    "C2B,-100,0,NO_AMOUNT,false",
    "C2B,0,99,NO_AMOUNT,false",
    "C2B,9223372036854775807,0,NO_AMOUNT,false",
  })
  void an_odd_amount_is_kept_for_the_desk_and_never_put_on_a_bill(
      Source source, long amount, int cents, Why why, boolean booked) {
    Reference bill = till.bill(100);
    var evidence = Till.of(source, "ODD1", amount, cents, bill.digits(), Till.NOW);
    var unmatched = (Received.Unmatched) till.receive(evidence);
    assertThat(unmatched.why()).isEqualTo(why);
    assertThat(unmatched.payment().isPresent()).isEqualTo(booked);
    assertThat(till.receive(evidence)).isInstanceOf(Received.Again.class);
    assertThat(till.now(bill).balance()).isEqualTo(new Money(100));
    assertThat(till.database.<Integer>read(tx -> till.matters.openCount(tx, Matter.Kind.UNMATCHED)))
        .isEqualTo(1);
    var matter = till.database.read(tx -> till.matters.find(tx, unmatched.matter())).orElseThrow();
    assertThat(matter.body().orElseThrow()).contains("\"amount\":" + amount, "\"cents\":" + cents);
  }

  @Test
  void a_bank_may_bring_more_than_a_phone_can() {
    Reference bill = till.bill(900_000);
    assertThat(till.receive(Till.of(Source.BANK, "FT26-1", 900_000, 0, bill.digits(), Till.NOW)))
        .isInstanceOf(Received.Posted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "'; DROP TABLE payment; --", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
  void what_is_no_receipt_is_kept_too(String code) {
    Reference bill = till.bill(100);
    var unmatched = (Received.Unmatched) till.receive(Till.c2b(code, 100, bill.digits()));
    assertThat(unmatched.why()).isEqualTo(Why.NO_RECEIPT);
    assertThat(till.now(bill).paid()).isEqualTo(Money.ZERO);
  }

  @Test
  void an_stk_payment_and_its_c2b_twin_are_one_in_either_order() {
    for (boolean twinFirst : List.of(true, false)) {
      Reference bill = till.bill(300);
      String code = "TWIN" + twinFirst;
      String request = "ws_CO_" + twinFirst;
      till.pushed(bill, Till.PAYER, 300, request, Till.NOW);
      var callback = Till.stk(code, 300, request, Till.PAYER);
      var twin = Till.c2b(code, 300, bill.digits());
      assertThat(till.receive(twinFirst ? twin : callback)).isInstanceOf(Received.Posted.class);
      assertThat(till.receive(twinFirst ? callback : twin)).isInstanceOf(Received.Again.class);
      assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
      assertThat(till.payments.ofBill(bill, 9)).hasSize(1);
      assertThat(till.push(request).state()).isEqualTo(PushState.PAID);
    }
  }

  @Test
  void a_proof_counts_and_the_receipt_that_follows_fills_it() {
    Reference bill = till.bill(300);
    till.pushed(bill, Till.PAYER, 300, "ws_1", Till.NOW);
    var proof = new Evidence.Proof("ws_1", Till.NOW.plusSeconds(60));
    var waiting = (Received.Waiting) till.receive(proof);
    assertThat(waiting.payment().state()).isEqualTo(PaymentState.RECEIPT_UNKNOWN);
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
    assertThat(till.receive(proof)).isInstanceOf(Received.Again.class);
    var row = Till.of(Source.PULL, "PUL1", 300, 0, bill.digits(), Till.NOW.plusSeconds(20));
    var filled = (Received.Filled) till.receive(row);
    assertThat(filled.payment().receipt()).contains("PUL1");
    assertThat(filled.payment().state()).isEqualTo(PaymentState.POSTED);
    assertThat(till.receive(Till.stk("PUL1", 300, "ws_1", Till.PAYER)))
        .isInstanceOf(Received.Again.class);
    assertThat(till.payments.ofBill(bill, 9)).hasSize(1);
    assertThat(till.told).hasSize(1);
  }

  @Test
  void a_proof_after_the_receipt_is_the_same_payment() {
    Reference bill = till.bill(300);
    till.pushed(bill, Till.PAYER, 300, "ws_1", Till.NOW);
    till.receive(Till.c2b("AFT1", 300, bill.digits()));
    assertThat(till.receive(new Evidence.Proof("ws_1", Till.NOW.plusSeconds(60))))
        .isInstanceOf(Received.Again.class);
    assertThat(till.receive(Till.stk("AFT1", 300, "ws_1", Till.PAYER)))
        .isInstanceOf(Received.Again.class);
    assertThat(till.now(bill).paid()).isEqualTo(new Money(300));
  }

  @Test
  void two_pushes_of_one_bill_are_two_payments_whichever_receipt_is_guessed_to_be_which() {
    Reference bill = till.bill(600);
    till.pushed(bill, Till.PAYER, 300, "ws_1", Till.NOW);
    till.pushed(bill, Till.OTHER, 300, "ws_2", Till.NOW);
    till.receive(new Evidence.Proof("ws_1", Till.NOW.plusSeconds(60)));
    till.receive(new Evidence.Proof("ws_2", Till.NOW.plusSeconds(60)));
    assertThat(till.receive(Till.c2b("TWO2", 300, bill.digits())))
        .isInstanceOf(Received.Filled.class);
    assertThat(till.receive(Till.stk("TWO2", 300, "ws_2", Till.OTHER)))
        .isInstanceOf(Received.Again.class);
    assertThat(till.receive(Till.stk("TWO1", 300, "ws_1", Till.PAYER)))
        .isInstanceOf(Received.Filled.class);
    assertThat(till.receive(Till.c2b("TWO1", 300, bill.digits())))
        .isInstanceOf(Received.Again.class);
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
    assertThat(till.payments.ofBill(bill, 9)).hasSize(2);
    assertThat(TestStores.get().cell("SELECT request_id FROM payment WHERE receipt = 'TWO2'"))
        .isEqualTo("ws_2");
    assertThat(TestStores.get().cell("SELECT request_id FROM payment WHERE receipt = 'TWO1'"))
        .isEqualTo("ws_1");
  }

  @Test
  void a_guess_that_was_wrong_leaves_the_proven_push_proven() {
    Reference bill = till.bill(600);
    till.pushed(bill, Till.PAYER, 300, "ws_1", Till.NOW);
    till.pushed(bill, Till.OTHER, 300, "ws_2", Till.NOW);
    till.receive(Till.c2b("GES2", 300, bill.digits()));
    till.receive(new Evidence.Proof("ws_1", Till.NOW.plusSeconds(60)));
    assertThat(till.now(bill).paid()).isEqualTo(new Money(300));
    till.receive(Till.stk("GES2", 300, "ws_2", Till.OTHER));
    assertThat(till.now(bill).paid()).isEqualTo(new Money(600));
    assertThat(till.receive(Till.stk("GES1", 300, "ws_1", Till.PAYER)))
        .isInstanceOf(Received.Filled.class);
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void money_for_no_account_that_was_proved_as_well_is_counted_once() {
    Reference bill = till.bill(300);
    till.pushed(bill, Till.PAYER, 300, "ws_1", Till.NOW);
    till.receive(Till.c2b("SUP1", 300, "my stall"));
    till.receive(new Evidence.Proof("ws_1", Till.NOW.plusSeconds(60)));
    assertThat(till.ledgers.balance(Account.BANK)).isEqualTo(new Money(600));
    assertThat(till.receive(Till.stk("SUP1", 300, "ws_1", Till.PAYER)))
        .as("what the payer was told of before, and no more than was owed")
        .isInstanceOf(Received.Filled.class);
    assertThat(till.ledgers.balance(Account.BANK)).isEqualTo(new Money(300));
    assertThat(till.ledgers.balance(Account.UNMATCHED)).isEqualTo(Money.ZERO);
    assertThat(till.now(bill).balance()).isEqualTo(Money.ZERO);
    assertThat(till.told).hasSize(1);
  }

  @Test
  void the_same_receipt_with_another_amount_or_account_is_flagged_once_and_changes_nothing() {
    Reference bill = till.bill(1000);
    Reference other = till.bill(1000, Till.OTHER);
    till.receive(Till.c2b("SAM1", 400, bill.digits()));
    for (int i = 0; i < 2; i++) {
      assertThat(till.receive(Till.c2b("SAM1", 500, bill.digits())))
          .isInstanceOfSatisfying(
              Received.Disagrees.class, it -> assertThat(it.what()).isEqualTo(Why.AMOUNT));
      assertThat(till.receive(Till.c2b("SAM1", 0, bill.digits())))
          .isInstanceOf(Received.Disagrees.class);
      assertThat(till.receive(Till.c2b("SAM1", 400, other.digits())))
          .isInstanceOfSatisfying(
              Received.Disagrees.class, it -> assertThat(it.what()).isEqualTo(Why.ACCOUNT));
    }
    assertThat(disagreements()).isEqualTo(3);
    assertThat(till.now(bill).paid()).isEqualTo(new Money(400));
    assertThat(till.now(other).paid()).isEqualTo(Money.ZERO);
  }

  @Test
  void somebody_elses_receipt_does_not_pay_for_ones_own_request() {
    Reference victim = till.bill(1000);
    Reference mine = till.bill(1000, Till.OTHER);
    till.pushed(mine, Till.OTHER, 1000, "ws_mine", Till.NOW);
    till.receive(Till.c2b("VICTIM1", 1000, victim.digits()));
    assertThat(till.receive(Till.stk("VICTIM1", 1000, "ws_mine", Till.OTHER)))
        .isInstanceOf(Received.Disagrees.class);
    assertThat(till.now(mine).paid()).isEqualTo(Money.ZERO);
    assertThat(till.push("ws_mine").state()).isEqualTo(PushState.SENT);
    assertThat(till.receive(Till.stk("FORGED", 5, "ws_mine", Till.OTHER)))
        .isInstanceOfSatisfying(
            Received.Unmatched.class, it -> assertThat(it.why()).isEqualTo(Why.AMOUNT));
    assertThat(till.receive(Till.stk("GENUINE", 1000, "ws_mine", Till.OTHER)))
        .isInstanceOf(Received.Posted.class);
    assertThat(till.receive(Till.stk("SECOND", 1000, "ws_mine", Till.OTHER)))
        .isInstanceOfSatisfying(
            Received.Disagrees.class, it -> assertThat(it.what()).isEqualTo(Why.RECEIPT));
    assertThat(till.now(mine).paid()).isEqualTo(new Money(1000));
    assertThat(till.now(victim).paid()).isEqualTo(new Money(1000));
  }

  @Test
  void a_second_receipt_of_the_same_phone_bill_and_amount_within_a_day_may_be_a_mistake() {
    Reference bill = till.bill(1000);
    till.pushed(bill, Till.PAYER, 500, "ws_1", Till.NOW);
    till.receive(Till.stk("DBL1", 500, "ws_1", Till.PAYER));
    till.pushed(bill, Till.PAYER, 500, "ws_2", Till.NOW.plusSeconds(300));
    till.receive(Till.stk("DBL2", 500, "ws_2", Till.PAYER));
    assertThat(doubles()).isEqualTo(1);
    till.receive(Till.stk("DBL2", 500, "ws_2", Till.PAYER));
    assertThat(doubles()).isEqualTo(1);
    assertThat(till.now(bill).paid()).isEqualTo(new Money(1000));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31T20:59:59Z,2026-03-31",
    "2026-06-30T20:59:59Z,2026-06-30",
    "2026-12-31T20:59:59Z,2026-12-31",
    "2026-11-22T20:59:59Z,2026-11-22",
  })
  void money_counts_on_the_day_it_was_paid_in_nairobi_and_not_when_it_was_heard(
      Instant paidAt, java.time.LocalDate day) {
    Instant heard = paidAt.plusSeconds(3);
    Reference bill = till.bill(100);
    till.receive(Till.of(Source.C2B, "DAY1", 100, 0, bill.digits(), paidAt), heard);
    assertThat(till.payments.byReceipt("DAY1").orElseThrow().paidOn()).isEqualTo(day);
    assertThat(till.told).containsExactly("settled " + bill + " " + paidAt);
    Reference proven = till.bill(250);
    till.pushed(proven, Till.PAYER, 250, "ws_day", paidAt.minusSeconds(20));
    till.receive(new Evidence.Proof("ws_day", heard), heard);
    Instant midnight = paidAt.plusSeconds(1);
    assertThat(till.ledgers.moved(Account.BANK, midnight, heard.plusSeconds(1)))
        .isEqualTo(new Money(250));
    till.receive(Till.of(Source.PULL, "DAY2", 250, 0, proven.digits(), paidAt), heard);
    assertThat(till.ledgers.moved(Account.BANK, midnight, heard.plusSeconds(1)))
        .isEqualTo(Money.ZERO);
    assertThat(till.ledgers.moved(Account.BANK, paidAt.minusSeconds(60), midnight))
        .isEqualTo(new Money(350));
  }

  private int disagreements() {
    return till.database.<Integer>read(tx -> till.matters.openCount(tx, Matter.Kind.DISAGREES));
  }

  private int doubles() {
    return till.database.<Integer>read(
        tx -> till.matters.openCount(tx, Matter.Kind.POSSIBLE_DOUBLE));
  }
}
