package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.payments.LeasedPush;
import ke.go.machakos.db.payments.PushLeases;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an ordinary payment by M-Pesa asks of the database. Each statement costs both sides about a
 * third of a millisecond of processor time, and a peak brings a hundred payments a second.
 */
class CallbackCostTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Msisdn PAYER = new Msisdn("+254711000001");
  private static final int ROUNDS = 3;
  private static final String STATEMENTS =
      "SELECT CAST(SUM(variable_value) AS INTEGER) FROM information_schema.global_status WHERE"
          + " variable_name IN ('COM_SELECT', 'COM_INSERT', 'COM_UPDATE', 'COM_DELETE')";

  private Shop shop;
  private PushLeases leases;
  private Pushes pushes;

  @BeforeEach
  void open() throws Exception {
    shop = new Shop(NOW); // nothing in it works of itself
    leases = new PushLeases(shop.database, TestKeys.vault());
    pushes = new Pushes(TestKeys.vault(), new Receiving(TestKeys.vault(), BillWatch.NONE));
  }

  @AfterEach
  void close() {
    shop.booksAreRight();
    shop.close();
  }

  @Test
  void a_callback_that_pays_a_bill_needs_twelve_statements() {
    int fewest =
        fewest(
            round -> {
              named(leased(shop.bill(300)), "ws_" + round);
              String body = HostileMoneyTest.callback("ws_" + round, "COST00000" + round, "300");
              return statements(() -> assertThat(posted("stk", body)).isEqualTo(200));
            });
    assertThat(Shop.count("payment_push WHERE state = 'paid'")).isEqualTo(ROUNDS);
    assertThat(Shop.count("outbox WHERE cause LIKE 'payment/%/posted'")).isEqualTo(ROUNDS);
    assertThat(fewest).isBetween(1, 12);
  }

  @Test
  void the_confirmation_of_a_payment_that_is_known_needs_four() {
    int fewest =
        fewest(
            round -> {
              Bill bill = shop.bill(300);
              named(leased(bill), "ws_" + round);
              String receipt = "COST00000" + round;
              String known = HostileMoneyTest.callback("ws_" + round, receipt, "300");
              assertThat(posted("stk", known)).isEqualTo(200);
              String same =
                  HostileMoneyTest.confirmation(receipt, "300.00", bill.number().digits());
              return statements(() -> assertThat(posted("c2b/confirmation", same)).isEqualTo(200));
            });
    assertThat(Shop.count("payment WHERE payer_name_sealed IS NOT NULL AND account_given <> ''"))
        .isEqualTo(ROUNDS);
    assertThat(fewest).isBetween(1, 4);
  }

  @Test
  void to_ask_for_a_push_needs_two_and_to_store_its_name_five() {
    int asking =
        fewest(
            round -> {
              Bill bill = shop.bill(300);
              return statements(() -> shop.wants(PAYER, bill, 300));
            });
    List<LeasedPush> pushed = leases.dueNow("node", ROUNDS, NOW, Duration.ofMinutes(1));
    int naming = fewest(round -> statements(() -> named(pushed.get(round), "ws_" + round)));
    assertThat(Shop.count("payment_push WHERE state = 'sent'")).isEqualTo(ROUNDS);
    assertThat(asking).isBetween(1, 2);
    assertThat(naming).isBetween(1, 5);
  }

  /** Of several times, since a pool may open a connection at any. */
  private static int fewest(IntUnaryOperator round) {
    return IntStream.range(0, ROUNDS).map(round).min().orElseThrow();
  }

  private LeasedPush leased(Bill bill) {
    shop.wants(PAYER, bill, 300);
    return leases.dueNow("node", 1, NOW, Duration.ofMinutes(1)).getFirst();
  }

  private void named(LeasedPush push, String request) {
    shop.database.write(tx -> pushes.sent(tx, push, request, null, NOW));
  }

  private int posted(String kind, String body) {
    try {
      return shop.post(kind, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How many the server was asked while something was done, but for those that count them. */
  private static int statements(Runnable doing) {
    int first = Integer.parseInt(TestStores.get().cell(STATEMENTS));
    int before = Integer.parseInt(TestStores.get().cell(STATEMENTS));
    doing.run();
    int after = Integer.parseInt(TestStores.get().cell(STATEMENTS));
    return after - before - (before - first);
  }
}
