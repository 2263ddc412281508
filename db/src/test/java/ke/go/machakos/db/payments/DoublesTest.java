package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.BILL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments that may be one too many: kept, credited, and flagged for a person. */
class DoublesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");

  private final Till till = new Till();
  private final Doubles doubles = new Doubles(TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.county();
  }

  private List<Doubled> found() {
    return till.database.read(tx -> doubles.open(tx, 20));
  }

  private Reference parking(String plate, LocalDate day) {
    Reference bill = till.bill(200);
    till.database.<Integer>write(
        tx ->
            tx.jooq()
                .update(BILL)
                .set(BILL.PLATE, plate)
                .set(BILL.FOR_DAY, day)
                .where(BILL.NUMBER.eq(bill.digits()))
                .execute());
    return bill;
  }

  @Test
  void two_codes_for_one_plate_and_day_are_flagged_whoever_paid_and_whichever_bill() {
    till.receive(Till.c2b("PLATE00001", 200, parking("KSM001A", DAY).digits()));
    assertThat(found()).isEmpty();
    till.receive(Till.c2b("PLATE00002", 200, parking("KSM001A", DAY).digits()));
    till.receive(Till.c2b("PLATE00002", 200, parking("KSM001A", DAY).digits()));
    assertThat(found())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.why()).isEqualTo(Why.PLATE_AND_DAY);
              assertThat(it.about()).isEqualTo("KSM001A on 2026-11-23");
              assertThat(it.payments()).containsExactly("PLATE00001", "PLATE00002");
              assertThat(it.sum()).isEqualTo(new Money(400));
            });
  }

  @Test
  void another_plate_or_another_day_is_no_double() {
    till.receive(Till.c2b("PLATE00001", 200, parking("KSM001A", DAY).digits()));
    till.receive(Till.c2b("PLATE00002", 200, parking("KSM002A", DAY).digits()));
    till.receive(Till.c2b("PLATE00003", 200, parking("KSM001A", DAY.plusDays(1)).digits()));
    assertThat(found()).isEmpty();
  }

  @Test
  void parts_of_one_parking_bill_are_none_and_what_goes_beyond_it_is() {
    String bill = parking("KSM001A", DAY).digits();
    till.receive(Till.c2b("PLATE00001", 150, bill));
    till.receive(Till.c2b("PLATE00002", 50, bill));
    assertThat(found()).isEmpty();
    till.receive(Till.c2b("PLATE00003", 200, bill));
    assertThat(found()).extracting(Doubled::why).containsOnly(Why.PLATE_AND_DAY);
    assertThat(found())
        .flatExtracting(Doubled::payments)
        .contains("PLATE00001", "PLATE00002", "PLATE00003");
  }

  @Test
  void one_that_is_put_on_such_a_bill_by_a_person_is_looked_at_too() {
    till.receive(Till.c2b("PLATE00001", 200, parking("KSM001A", DAY).digits()));
    till.receive(Till.c2b("PLATE00002", 200, "KSM001A"));
    assertThat(found()).isEmpty();
    long waiting = till.payments.byReceipt("PLATE00002").orElseThrow().id();
    Reference other = parking("KSM001A", DAY);
    till.database.write(
        tx -> till.receiving.assign(tx, waiting, other, "match: the plate", Till.NOW));
    assertThat(found()).extracting(Doubled::why).containsExactly(Why.PLATE_AND_DAY);
  }

  @Test
  void one_that_is_taken_back_is_no_longer_one_too_many() {
    till.receive(Till.c2b("PLATE00001", 200, parking("KSM001A", DAY).digits()));
    till.receive(Till.c2b("PLATE00002", 200, parking("KSM001A", DAY).digits()));
    assertThat(found()).hasSize(1);
    long first = till.payments.byReceipt("PLATE00001").orElseThrow().id();
    till.database.write(tx -> till.receiving.reverse(tx, first, "sent back", Till.NOW));
    assertThat(found()).isEmpty();
  }

  @Test
  void the_same_payer_bill_and_amount_within_a_day_are_flagged() {
    Reference bill = till.bill(1000);
    till.pushed(bill, Till.PAYER, 500, "ws_1", Till.NOW);
    till.receive(Till.stk("SAME000001", 500, "ws_1", Till.PAYER));
    till.pushed(bill, Till.OTHER, 500, "ws_2", Till.NOW);
    till.receive(Till.stk("SAME000002", 500, "ws_2", Till.OTHER));
    assertThat(found()).as("two payers").isEmpty();
    till.pushed(bill, Till.PAYER, 500, "ws_3", Till.NOW.plusSeconds(90));
    till.receive(Till.stk("SAME000003", 500, "ws_3", Till.PAYER));
    assertThat(found())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.why()).isEqualTo(Why.POSSIBLE_DOUBLE);
              assertThat(it.payments()).containsExactly("SAME000001", "SAME000003");
            });
  }

  @Test
  void one_proved_without_a_receipt_beside_one_with_it_is_flagged_until_its_receipt_comes() {
    Reference bill = till.bill(1000);
    till.pushed(bill, Till.PAYER, 500, "ws_1", Till.NOW);
    till.pushed(bill, Till.OTHER, 500, "ws_2", Till.NOW);
    till.receive(Till.stk("TWICE00001", 500, "ws_1", Till.PAYER));
    till.receive(new Evidence.Proof("ws_2", Till.NOW.plusSeconds(60)));
    assertThat(found())
        .singleElement()
        .satisfies(it -> assertThat(it.why()).isEqualTo(Why.PROVEN_TWICE));
    till.receive(Till.stk("TWICE00002", 500, "ws_2", Till.OTHER));
    assertThat(found()).isEmpty();
  }
}
