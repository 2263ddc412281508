package ke.go.machakos.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Ledgers;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.money.MoneyDesk.Asked;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoneyDeskTest {
  private static final String CLERK = "sample-finance-1";
  private static final String CHIEF = "sample-chief-finance";
  private static final Reference LAND = bill("2010033");

  private final Database database = TestStores.get().database();
  private final Bills bills = new Bills(database, TestKeys.vault());
  private final Payments payments = new Payments(database);
  private final Outbox outbox = new Outbox(database, TestKeys.vault());
  private final MoneyDesk desk =
      new MoneyDesk(
          database,
          TestKeys.vault(),
          MoneyRoles.read(TestData.CONFIG),
          Startup.texts(TestData.CONFIG),
          BillWatch.NONE);

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  @Test
  void what_one_proposes_and_another_approves_is_in_the_ledger_once() {
    long id = proposed(desk.waive(LAND, new Money(800), by(CLERK, "the 2026 notice")));
    assertThat(find(LAND).waived()).isEqualTo(Money.ZERO);
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(new Decided.Approved(id));
    assertThat(find(LAND).waived()).isEqualTo(new Money(800));
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.ALREADY_DECIDED));
    assertThat(desk.steps(id))
        .extracting(step -> step.action() + " " + step.by())
        .containsExactly("proposed " + CLERK, "approved " + CHIEF);
    assertThat(outbox.to(new Msisdn("+254700000001"), 5))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.message().body())
                    .isEqualTo(
                        "SAMPLE Bill 2010033: the county waived KES 800. To pay now: KES 4,200."));
    assertThat(
            TestStores.get()
                .count(
                    "audit_entry WHERE subject = 'bill/2010033' AND action IN"
                        + " ('money.waive.proposed', 'money.waive.approved')"))
        .isEqualTo(2);
  }

  @Test
  void nobody_approves_or_declines_what_they_proposed() {
    long id = proposed(desk.waive(LAND, new Money(800), by(CHIEF, "the notice")));
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.OWN_PROPOSAL));
    assertThat(desk.decline(id, by(CHIEF, "no"))).isEqualTo(no(Refusal.OWN_PROPOSAL));
    assertThat(find(LAND).waived()).isEqualTo(Money.ZERO);
  }

  @Test
  void the_table_refuses_a_decider_who_proposed() throws SQLException {
    long id = proposed(desk.waive(LAND, new Money(800), by(CLERK, "the notice")));
    try (Connection owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      assertThatException()
          .isThrownBy(
              () ->
                  statement.execute(
                      "UPDATE proposal SET state = 'approved', decided_at = proposed_at,"
                          + " decided_by = proposed_by WHERE id = "
                          + id))
          .withMessageContaining("proposal_four_eyes");
    }
  }

  @Test
  void a_role_does_what_the_countys_file_says_and_no_more() {
    assertThat(desk.waive(LAND, new Money(1), by("sample-water-1", "why not")))
        .isEqualTo(no(Refusal.NOT_YOUR_ROLE));
    assertThat(desk.waive(LAND, new Money(1), by("nobody", "why not")))
        .isEqualTo(no(Refusal.UNKNOWN_STAFF));
    assertThat(desk.waive(LAND, new Money(1), by(CLERK, "  ")))
        .isEqualTo(no(Refusal.REASON_MISSING));
    long id = proposed(desk.waive(LAND, new Money(1), by(CLERK, "the notice")));
    assertThat(desk.approve(id, "sample-finance-2", TestData.NOW))
        .isEqualTo(no(Refusal.NOT_YOUR_ROLE));
    assertThat(desk.approve(id + 1, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.NO_SUCH_PROPOSAL));
  }

  @Test
  void a_waiver_larger_than_the_balance_is_refused_also_where_a_payment_came_between() {
    assertThat(desk.waive(LAND, new Money(5001), by(CLERK, "all")))
        .isEqualTo(no(Refusal.MORE_THAN_OWED));
    assertThat(desk.waive(LAND, Money.ZERO, by(CLERK, "all"))).isEqualTo(no(Refusal.NOT_POSITIVE));
    assertThat(desk.waive(bill("2010120"), new Money(1), by(CLERK, "all")))
        .isEqualTo(no(Refusal.BILL_CANCELLED));
    long first = proposed(desk.waive(LAND, new Money(5000), by(CLERK, "all")));
    long second = proposed(desk.waive(LAND, new Money(1), by(CLERK, "the rest")));
    assertThat(desk.approve(second, CHIEF, TestData.NOW)).isEqualTo(new Decided.Approved(second));
    assertThat(desk.approve(first, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.MORE_THAN_OWED));
    assertThat(desk.decline(first, by(CHIEF, "too much"))).isEqualTo(new Decided.Declined(first));
    assertThat(find(LAND).balance()).isEqualTo(new Money(4999));
  }

  @Test
  void two_approvals_at_once_post_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      long id = proposed(desk.waive(LAND, new Money(100), by(CLERK, "round " + round)));
      CountDownLatch start = new CountDownLatch(1);
      List<CompletableFuture<Decided>> both =
          Stream.of(CHIEF, "sample-secretary")
              .map(
                  who ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            await(start);
                            return desk.approve(id, who, TestData.NOW);
                          }))
              .toList();
      start.countDown();
      List<Decided> came =
          both.stream().map(it -> it.orTimeout(20, TimeUnit.SECONDS).join()).toList();
      assertThat(came)
          .containsExactlyInAnyOrder(new Decided.Approved(id), no(Refusal.ALREADY_DECIDED));
      assertThat(find(LAND).waived()).isEqualTo(new Money(100L * (round + 1)));
    }
  }

  @Test
  void a_payment_that_is_taken_back_is_owed_again_and_only_once() {
    Reference bill = bill("2010011");
    long id = proposed(desk.reverse("smp001mkad", by(CLERK, "paid by mistake")));
    long again = proposed(desk.reverse("SMP001MKAD", by(CLERK, "paid by mistake")));
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(new Decided.Approved(id));
    assertThat(find(bill).balance()).isEqualTo(new Money(7500));
    assertThat(payments.byReceipt("SMP001MKAD").orElseThrow().state())
        .isEqualTo(PaymentState.REVERSED);
    assertThat(desk.approve(again, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.REVERSED_ALREADY));
    assertThat(desk.reverse("NOSUCH", by(CLERK, "x"))).isEqualTo(no(Refusal.NO_SUCH_PAYMENT));
    assertThat(zero()).isTrue();
  }

  @Test
  void unmatched_money_finds_its_bill_by_two_people() {
    Reference bill = bill("2010213");
    long id = proposed(desk.match("SMP011KYJE", bill, by(CLERK, "he showed the bill")));
    assertThat(desk.approve(id, "sample-finance-2", TestData.NOW))
        .isEqualTo(new Decided.Approved(id));
    assertThat(payments.byReceipt("SMP011KYJE").orElseThrow())
        .satisfies(
            it -> {
              assertThat(it.state()).isEqualTo(PaymentState.POSTED);
              assertThat(it.bill()).contains(bill);
            });
    assertThat(outbox.to(new Msisdn("+254700000062"), 5)).hasSize(1);
    assertThat(desk.match("SMP011KYJE", bill, by(CLERK, "again")))
        .isEqualTo(no(Refusal.NOT_UNMATCHED));
    assertThat(zero()).isTrue();
  }

  @Test
  void a_match_of_more_than_a_bill_asks_for_leaves_credit_that_can_be_paid_back() {
    Reference bill = bill("2010112");
    long id = proposed(desk.match("SMP010XZSX", bill, by(CLERK, "she showed the ticket")));
    assertThat(desk.approve(id, "sample-finance-2", TestData.NOW))
        .isEqualTo(new Decided.Approved(id));
    String of = "SELECT SUM(amount_kes) FROM posting WHERE bill_number = '2010112' AND account = '";
    assertThat(TestStores.get().cell(of + "bill'")).isEqualTo("-300");
    assertThat(TestStores.get().cell(of + "credit'")).isEqualTo("-2200");
    long back = proposed(desk.refund(bill, new Money(2200), by(CLERK, "asked for it")));
    assertThat(desk.approve(back, CHIEF, TestData.NOW)).isEqualTo(new Decided.Approved(back));
    assertThat(zero()).isTrue();
  }

  @Test
  void what_was_paid_too_much_is_paid_back_and_no_more() {
    Reference bill = bill("2010054");
    assertThat(desk.refund(bill, new Money(201), by(CLERK, "credit")))
        .isEqualTo(no(Refusal.MORE_THAN_CREDIT));
    long id = proposed(desk.refund(bill, new Money(200), by(CLERK, "credit")));
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(new Decided.Approved(id));
    assertThat(find(bill).balance()).isEqualTo(Money.ZERO);
    assertThat(find(bill).paid()).isEqualTo(new Money(1000));
  }

  @Test
  void a_payment_of_which_a_part_was_paid_back_is_not_sent_back_whole() {
    Reference bill = bill("2010054");
    long waits = proposed(desk.sendBack("SMP004BNPQ", by(CLERK, "paid by mistake")));
    long id = proposed(desk.refund(bill, new Money(200), by(CLERK, "credit")));
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(new Decided.Approved(id));
    assertThat(desk.approve(waits, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.PAID_BACK_IN_PART));
    assertThat(desk.sendBack("SMP004BNPQ", by(CLERK, "paid by mistake")))
        .isEqualTo(no(Refusal.PAID_BACK_IN_PART));
    assertThat(new Ledgers(database).faults(0, 1_000_000)).isEmpty();
  }

  @Test
  void nothing_is_paid_back_of_a_payment_that_m_pesa_was_asked_to_send_back() {
    Reference bill = bill("2010054");
    long waits = proposed(desk.refund(bill, new Money(200), by(CLERK, "credit")));
    long id = proposed(desk.sendBack("SMP004BNPQ", by(CLERK, "paid by mistake")));
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(new Decided.LeftToMpesa(id));
    assertThat(desk.approve(waits, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.ASKED_ALREADY));
    assertThat(desk.refund(bill, new Money(200), by(CLERK, "credit")))
        .isEqualTo(no(Refusal.ASKED_ALREADY));
  }

  @Test
  void every_text_fits_two_messages_with_the_longest_data() {
    Map<String, String> longest =
        Map.of(
            "number", "299999999",
            "receipt", "WWWWWWWWWWWWWWWWWWWW",
            "amount", "1000000000",
            "balance", "1000000000",
            "sample", "yes");
    for (String key : List.of("waived", "matched", "reversed", "refunded")) {
      for (Language language : Language.values()) {
        String body = Startup.texts(TestData.CONFIG).text(language, "money." + key, longest::get);
        assertThat(GsmText.measure(body).segments()).as(body).isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void money_that_comes_between_the_two_is_seen() {
    Reference bill = bill("2010040");
    long id = proposed(desk.waive(bill, new Money(1340), by(CLERK, "all of it")));
    database.write(
        tx ->
            new Ledger()
                .post(
                    tx,
                    "test/between",
                    "received",
                    TestData.NOW,
                    List.of(
                        new Ledger.Line(Account.BANK, null, null, new Money(40)),
                        new Ledger.Line(Account.BILL, bill, null, new Money(-40)))));
    assertThat(desk.approve(id, CHIEF, TestData.NOW)).isEqualTo(no(Refusal.MORE_THAN_OWED));
  }

  private static boolean zero() {
    return TestStores.get().cell("SELECT SUM(amount_kes) FROM posting").equals("0");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long proposed(Decided decided) {
    assertThat(decided).isInstanceOf(Decided.Proposed.class);
    return ((Decided.Proposed) decided).proposal();
  }

  private static Decided no(Refusal why) {
    return new Decided.Refused(why);
  }

  private static Asked by(String staff, String reason) {
    return new Asked(staff, reason, TestData.NOW);
  }

  private Bill find(Reference number) {
    return bills.find(number).orElseThrow();
  }

  private static Reference bill(String digits) {
    return new Reference(Reference.Kind.BILL, digits);
  }
}
