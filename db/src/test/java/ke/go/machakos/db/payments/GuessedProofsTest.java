package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many pushes of one bill and amount within minutes, whose callbacks never come. */
class GuessedProofsTest {
  private static final int ROUNDS = Math.max(20, Integer.getInteger("storm.percent", 5) * 4);
  private static final int PUSHES = 8;
  private static final int AMOUNT = 300;

  private final Till till = new Till();
  private final long seed = Long.getLong("storm.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @BeforeEach
  void county() {
    TestData.county();
  }

  @Test
  void a_chain_of_guesses_is_changed_from_its_end_to_the_receipt_that_fits_its_beginning() {
    Reference bill = till.bill(5_000);
    // each receipt fits the push before its own as well, and the earliest that fits is guessed
    List<Evidence> receipts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Instant sent = Till.NOW.plusSeconds(i * 300L);
      till.pushed(bill, phone(i), AMOUNT, "ws_" + i, sent);
      till.receive(new Evidence.Proof("ws_" + i, sent.plusSeconds(200)), at(3600));
      receipts.add(pulled("CHAIN" + i, bill, sent.plusSeconds(20)));
    }
    // the second receipt takes the first push, the third the second, the fourth the third
    for (int i : new int[] {1, 2, 3}) {
      till.receive(receipts.get(i), at(3600));
    }
    assertThat(TestStores.get().count("payment WHERE receipt IS NOT NULL")).isEqualTo(3);
    assertThat(till.receive(receipts.getFirst(), at(3600))).isInstanceOf(Received.Filled.class);
    assertCounted(bill, 4);
  }

  @Test
  void a_receipt_of_another_phone_is_money_of_its_own_whatever_was_guessed() {
    Reference bill = till.bill(5_000);
    till.pushed(bill, phone(0), AMOUNT, "ws_0", at(0));
    till.receive(new Evidence.Proof("ws_0", at(200)), at(3600));
    till.receive(pulled("HIDDEN", bill, at(20)), at(3600));
    till.pushed(bill, phone(1), AMOUNT, "ws_1", at(60));
    till.receive(new Evidence.Proof("ws_1", at(260)), at(3600));
    Evidence other = numbered("TOLD", bill, 7, at(30));
    assertThat(till.receive(other, at(3600))).isInstanceOf(Received.Posted.class);
    till.receive(pulled("HIDDENTOO", bill, at(80)), at(3600));
    assertCounted(bill, 3);
  }

  @Test
  void whatever_comes_first_each_is_counted_once() {
    for (int round = 0; round < ROUNDS; round++) {
      Reference bill = till.bill(5_000);
      List<Evidence> said = new ArrayList<>();
      for (int i = 0; i < PUSHES; i++) {
        said.addAll(ofPush(round, i, bill));
      }
      Collections.shuffle(said, random);
      said.forEach(it -> till.receive(it, at(7200)));
      assertCounted(bill, PUSHES);
    }
    assertThat(till.ledgers.faults(0, 1_000_000_000)).as("seed " + seed).isEmpty();
    System.out.println("guessed proofs: seed " + seed + ", " + ROUNDS + " bills");
  }

  /** A proof and a row of the list; one callback in six comes as well and names its push. */
  private List<Evidence> ofPush(int round, int i, Reference bill) {
    String request = "ws_" + round + "_" + i;
    String code = "R" + round + "Q" + i;
    Instant sent = at(random.nextInt(1500));
    Instant paid = sent.plusSeconds(5 + random.nextInt(50));
    Instant proved = paid.plusSeconds(random.nextInt(240));
    till.pushed(bill, phone(i), AMOUNT, request, sent);
    List<Evidence> said = new ArrayList<>();
    said.add(new Evidence.Proof(request, proved));
    said.add(random.nextBoolean() ? pulled(code, bill, paid) : numbered(code, bill, i, paid));
    if (random.nextInt(6) == 0) {
      said.add(called(code, request, phone(i), paid));
    }
    return said;
  }

  private void assertCounted(Reference bill, int payments) {
    String run = "seed " + seed + ", bill " + bill;
    assertThat(till.now(bill).paid()).as(run).isEqualTo(new Money((long) payments * AMOUNT));
    String ofBill = " AND bill_number = '" + bill.digits() + "'";
    assertThat(TestStores.get().count("payment WHERE state = 'posted'" + ofBill))
        .as(run)
        .isEqualTo(payments);
    assertThat(TestStores.get().count("payment WHERE state = 'receipt_unknown'" + ofBill))
        .as(run)
        .isZero();
  }

  private static Instant at(long seconds) {
    return Till.NOW.plusSeconds(seconds);
  }

  private static Msisdn phone(int i) {
    return new Msisdn("+25471100100" + i);
  }

  /** A row whose number is hidden. */
  private static Evidence pulled(String code, Reference bill, Instant paidAt) {
    return Till.of(Source.PULL, code, AMOUNT, 0, bill.digits(), paidAt);
  }

  /** A row that says it. */
  private static Evidence numbered(String code, Reference bill, int i, Instant paidAt) {
    return new Evidence.Receipt(
        Source.PULL,
        code,
        new Money(AMOUNT),
        0,
        paidAt,
        Optional.of(bill.digits()),
        Optional.empty(),
        Optional.of(phone(i)),
        Optional.empty());
  }

  private static Evidence called(String code, String request, Msisdn phone, Instant paidAt) {
    return new Evidence.Receipt(
        Source.STK,
        code,
        new Money(AMOUNT),
        0,
        paidAt,
        Optional.empty(),
        Optional.of(request),
        Optional.of(phone),
        Optional.empty());
  }
}
