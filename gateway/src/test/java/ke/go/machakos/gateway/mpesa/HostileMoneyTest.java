package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import ke.go.machakos.gateway.daraja.standin.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody posts who knows the secret and an address that is let in. */
class HostileMoneyTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Msisdn VICTIM = new Msisdn("+254711000001");
  private static final Msisdn THIEF = new Msisdn("+254711000002");

  private Shop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new Shop(NOW);
  }

  @AfterEach
  void close() throws Exception {
    shop.booksAreRight();
    shop.close();
  }

  @Test
  void somebody_elses_receipt_pays_nothing_and_hinders_nobody() throws Exception {
    Bill theirs = shop.bill(1000);
    Bill mine = shop.bill(1000);
    Transaction receipt = shop.types(VICTIM, theirs.number().digits(), "1000");
    Shop.await(() -> shop.paid(theirs).equals(new Money(1000)));
    shop.work(Shop.NEVER);
    shop.wants(THIEF, mine, 1000);
    Shop.await(() -> Shop.count("payment_push WHERE state = 'sent'") == 1);
    String request = TestStores.get().cell("SELECT checkout_request_id FROM push_request");

    assertThat(shop.post("stk", callback(request, receipt.receipt(), "1000"))).isEqualTo(200);
    String twin = confirmation(receipt.receipt(), "1000.00", mine.number().digits());
    assertThat(shop.post("c2b/confirmation", twin)).isEqualTo(200);
    assertThat(shop.paid(mine)).isEqualTo(Money.ZERO);
    assertThat(shop.paid(theirs)).isEqualTo(new Money(1000));
    assertThat(Shop.count("payment_matter WHERE kind = 'disagrees' AND state = 'open'"))
        .isEqualTo(2);

    shop.paysWhenAsked(THIEF);
    Shop.await(() -> shop.paid(mine).equals(new Money(1000)));
    assertThat(shop.differences(LocalDate.parse("2026-11-27"))).isEmpty();
  }

  @Test
  void an_invented_receipt_is_named_when_the_day_is_closed() throws Exception {
    Bill mine = shop.bill(1000);
    String invented = confirmation("INVENTED01", "1000.00", mine.number().digits());
    assertThat(shop.post("c2b/confirmation", invented)).isEqualTo(200);
    assertThat(shop.differences(LocalDate.parse("2026-11-27")))
        .singleElement()
        .asString()
        .contains("INVENTED01", "the books have it and the provider does not");
  }

  @ParameterizedTest
  @CsvSource({
    "100.50, cents, 1",
    "0.00, no_amount, 0",
    "-50.00, no_amount, 0",
    "250001.00, too_much, 1"
  })
  void an_amount_that_cannot_be_is_for_the_desk(String amount, String why, int payments)
      throws Exception {
    Bill bill = shop.bill(1000);
    String odd = confirmation("ODDAMOUNT1", amount, bill.number().digits());
    for (int i = 0; i < 3; i++) {
      assertThat(shop.post("c2b/confirmation", odd)).isEqualTo(200);
    }
    assertThat(shop.paid(bill)).isEqualTo(Money.ZERO);
    assertThat(Shop.count("payment")).isEqualTo(payments);
    assertThat(Shop.count("payment_matter WHERE state = 'open' AND why = '" + why + "'")).isOne();
  }

  @Test
  void an_amount_beyond_all_measure_is_kept_as_it_came() throws Exception {
    Bill bill = shop.bill(1000);
    String odd = confirmation("ODDAMOUNT1", "99999999999999", bill.number().digits());
    assertThat(shop.post("c2b/confirmation", odd)).isEqualTo(200);
    assertThat(shop.paid(bill)).isEqualTo(Money.ZERO);
    assertThat(Shop.count("unread_callback")).isOne();
  }

  @Test
  void a_query_that_says_paid_outlives_a_callback_that_says_it_was_not() throws Exception {
    Bill bill = shop.bill(1000);
    shop.mpesa.faults().tell(DarajaFault.NO_CALLBACK, 1);
    shop.work(Duration.ofSeconds(1));
    shop.wants(VICTIM, bill, 1000);
    shop.paysWhenAsked(VICTIM);
    Shop.await(() -> Shop.count("push_request") == 1);
    shop.now.set(NOW.plusSeconds(90));
    Shop.await(() -> shop.paid(bill).equals(new Money(1000)));
    String request = TestStores.get().cell("SELECT checkout_request_id FROM push_request");
    String lie =
        "{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\"1\",\"CheckoutRequestID\":\""
            + request
            + "\",\"ResultCode\":1032,\"ResultDesc\":\"Request canceled by user.\"}}}";
    assertThat(shop.post("stk", lie)).isEqualTo(200);
    assertThat(shop.paid(bill)).isEqualTo(new Money(1000));
    assertThat(Shop.count("payment_push WHERE state = 'paid'")).isOne();
    assertThat(Shop.count("outbox WHERE cause LIKE 'push/%/failed/%'")).isZero();
  }

  static String callback(String request, String receipt, String amount) {
    return "{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\"1\",\"CheckoutRequestID\":\""
        + request
        + "\",\"ResultCode\":0,\"ResultDesc\":\"ok\",\"CallbackMetadata\":{\"Item\":["
        + "{\"Name\":\"Amount\",\"Value\":"
        + amount
        + "},{\"Name\":\"MpesaReceiptNumber\",\"Value\":\""
        + receipt
        + "\"},{\"Name\":\"TransactionDate\",\"Value\":20261127120000},"
        + "{\"Name\":\"PhoneNumber\",\"Value\":254711000002}]}}}}";
  }

  static String confirmation(String receipt, String amount, String account) {
    return "{\"TransactionType\":\"Pay Bill\",\"TransID\":\""
        + receipt
        + "\",\"TransTime\":\"20261127120000\",\"TransAmount\":\""
        + amount
        + "\",\"BusinessShortCode\":\"600000\",\"BillRefNumber\":\""
        + account
        + "\",\"InvoiceNumber\":\"\",\"OrgAccountBalance\":\"1.00\",\"ThirdPartyTransID\":\"\","
        + "\"MSISDN\":\"2547 ***** 126\",\"FirstName\":\"MARY\",\"MiddleName\":\"\","
        + "\"LastName\":\"\"}";
  }
}
