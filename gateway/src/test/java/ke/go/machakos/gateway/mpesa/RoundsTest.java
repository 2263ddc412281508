package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import ke.go.machakos.gateway.daraja.standin.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the program asks M-Pesa by itself, where a row of the answer cannot be stored. */
class RoundsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Msisdn PAYER = new Msisdn("+254711000001");
  private static final Msisdn OTHER = new Msisdn("+254711000002");
  private static final String REFUSE = " FOR EACH ROW IF %s THEN SIGNAL SQLSTATE '22001'; END IF";

  private Shop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new Shop(NOW);
  }

  @AfterEach
  void close() throws Exception {
    owner("DROP TRIGGER IF EXISTS refused");
    owner("DROP TRIGGER IF EXISTS listed");
    shop.close();
  }

  @Test
  void a_payment_that_cannot_be_stored_keeps_none_that_is_listed_after_it_from_being_read()
      throws Exception {
    Bill bill = shop.bill(1000);
    shop.mpesa.faults().tell(DarajaFault.NO_CALLBACK, 2);
    Transaction refused = shop.types(PAYER, bill.number().digits(), "300");
    Transaction behind = shop.types(OTHER, bill.number().digits(), "400");
    owner(
        "CREATE TRIGGER refused BEFORE INSERT ON payment"
            + REFUSE.formatted("NEW.receipt = '" + refused.receipt() + "'"));
    shop.work(Shop.NEVER);
    Shop.await(() -> Shop.count("payment WHERE receipt = '" + behind.receipt() + "'") == 1);
    assertThat(shop.paid(bill)).isEqualTo(new Money(400));
    owner("DROP TRIGGER refused");
    shop.work(Shop.NEVER);
    Shop.await(() -> shop.paid(bill).equals(new Money(700)));
    shop.booksAreRight();
  }

  @Test
  void an_answer_that_cannot_be_stored_keeps_no_other_push_from_being_asked_after()
      throws Exception {
    Bill one = shop.bill(1000);
    Bill other = shop.bill(1000);
    // neither is told of, and what M-Pesa's list says of them cannot be stored
    owner("CREATE TRIGGER listed BEFORE INSERT ON payment" + REFUSE.formatted("NEW.receipt <> ''"));
    shop.mpesa.faults().tell(DarajaFault.NO_CALLBACK, 2);
    shop.work(Duration.ofSeconds(1));
    shop.wants(PAYER, one, 300);
    shop.paysWhenAsked(PAYER);
    shop.now.set(NOW.plusMillis(400));
    shop.wants(OTHER, other, 300);
    shop.paysWhenAsked(OTHER);
    Shop.await(() -> Shop.count("push_request") == 2);
    owner(
        "CREATE TRIGGER refused BEFORE INSERT ON push_answer"
            + REFUSE.formatted(
                "NEW.checkout_request_id = (SELECT checkout_request_id FROM push_request"
                    + " ORDER BY sent_at LIMIT 1)"));
    shop.now.set(NOW.plusSeconds(90));
    Shop.await(() -> shop.paid(other).equals(new Money(300)));
    assertThat(shop.paid(one)).isEqualTo(Money.ZERO);
    owner("DROP TRIGGER refused");
    owner("DROP TRIGGER listed");
    Shop.await(() -> shop.paid(one).equals(new Money(300)));
    shop.booksAreRight();
  }

  private static void owner(String statement) {
    try (Connection connection = TestStores.get().owner();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
