package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import org.junit.jupiter.api.Test;

/** A database that dies while Daraja is asked to push. */
class LostNameTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Msisdn PAYER = new Msisdn("+254711000001");

  @Test
  void what_daraja_calls_a_push_is_kept_until_the_database_is_back() throws Exception {
    var killed = new CountDownLatch(1);
    HttpServer deaf =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    deaf.createContext(
        "/",
        exchange -> {
          TestStores.get().killMariaDb();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          killed.countDown();
        });
    deaf.start();
    try (Shop shop = new Shop(NOW)) {
      Bill bill = shop.bill(1000);
      shop.mpesa.callTo(deaf.getAddress().getPort());
      // the answer to the push comes after the callback, which nobody hears and MariaDB dies of
      shop.mpesa.faults().tell(DarajaFault.CALLBACK_FIRST, 1);
      shop.wants(PAYER, bill, 1000);
      shop.work(Shop.NEVER);
      assertThat(killed.await(30, TimeUnit.SECONDS)).isTrue();
      TestStores.get().startMariaDb();
      Shop.await(() -> Shop.count("push_request") == 1);
      assertThat(Shop.count("payment_push WHERE state = 'sent'")).isOne();
    } finally {
      deaf.stop(0);
    }
  }
}
