package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillChanges;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bill that is not what it was when M-Pesa began to ask for it. */
class ChangingBillTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Msisdn ONE = new Msisdn("+254711000001");
  private static final Msisdn OTHER = new Msisdn("+254711000002");

  private final BillChanges changes = new BillChanges(new BillBook(BillWatch.NONE));
  private Shop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new Shop(NOW);
    shop.work(Shop.NEVER);
  }

  @AfterEach
  void close() throws Exception {
    shop.booksAreRight();
    shop.close();
  }

  @Test
  void two_who_pay_one_bill_at_the_same_moment_have_both_paid_and_each_is_told() {
    Bill bill = shop.bill(1000);
    shop.wants(ONE, bill, 1000);
    shop.wants(OTHER, bill, 1000);
    asked(2);
    List.of(ONE, OTHER).stream()
        .map(phone -> CompletableFuture.runAsync(() -> shop.paysWhenAsked(phone)))
        .toList()
        .forEach(CompletableFuture::join);
    Shop.await(() -> shop.paid(bill).equals(new Money(2000)));
    assertThat(shop.found(bill.number().digits()).balance()).isEqualTo(new Money(-1000));
    assertThat(Shop.count("payment_push WHERE state = 'paid'")).isEqualTo(2);
    assertThat(Shop.count("outbox WHERE cause LIKE 'payment/%'")).isEqualTo(2);
  }

  @Test
  void what_a_bill_asks_less_of_while_a_phone_is_asked_is_credit() {
    Bill bill = shop.bill(1000);
    shop.wants(ONE, bill, 1000);
    asked(1);
    shop.database.write(
        tx -> changes.adjust(tx, bill.number(), new Money(600), "measured again", NOW));
    shop.paysWhenAsked(ONE);
    Shop.await(() -> shop.paid(bill).equals(new Money(1000)));
    assertThat(shop.found(bill.number().digits()).balance()).isEqualTo(new Money(-400));
    assertThat(Shop.count("posting WHERE account = 'credit' AND amount_kes = -400")).isOne();
  }

  @Test
  void money_for_a_bill_that_is_cancelled_while_a_phone_is_asked_goes_to_the_desk() {
    Bill bill = shop.bill(1000);
    shop.wants(ONE, bill, 1000);
    asked(1);
    shop.database.write(tx -> changes.cancel(tx, bill.number(), "a mistake", NOW));
    shop.paysWhenAsked(ONE);
    Shop.await(() -> Shop.count("payment WHERE state = 'unmatched'") == 1);
    assertThat(Shop.count("payment_matter WHERE why = 'cancelled_bill' AND state = 'open'"))
        .isOne();
    assertThat(shop.paid(bill)).isEqualTo(Money.ZERO);
  }

  private static void asked(int phones) {
    Shop.await(() -> Shop.count("payment_push WHERE state = 'sent'") == phones);
  }
}
