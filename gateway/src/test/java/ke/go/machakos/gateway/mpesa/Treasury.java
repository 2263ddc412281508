package ke.go.machakos.gateway.mpesa;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.payments.ProviderLog;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.CallbackUrls;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.TextCatalog;

/** The county's side of M-Pesa over the real stores, against the stand-in, on a clock of its own. */
final class Treasury implements AutoCloseable {
  static final Msisdn PAYER = new Msisdn("+254711000001");

  final AtomicReference<Instant> now = new AtomicReference<>();
  final InstantSource clock = now::get;
  final Vertx vertx = Vertx.vertx();
  final Database database = TestStores.get().database();
  final DarajaStandIn standIn;
  final Daraja daraja;
  final MoneyBook book;

  /** Sample data, and nothing else that was paid. */
  Treasury(Instant start) {
    TestData.sample();
    now.set(start);
    var settings =
        new DarajaStandInSettings(
            new Secret("s3cret"),
            "600000",
            "SAMPLE MACHAKOS COUNTY",
            Duration.ofHours(1),
            Duration.ofMillis(1),
            Duration.ofMillis(50));
    standIn = DarajaStandIn.open(vertx, settings, new SplittableRandom(600000), clock);
    var urls = new CallbackUrls(URI.create("http://127.0.0.1"), new Secret("s3cret"));
    daraja = new Daraja(vertx, standIn.account(), urls, clock);
    var vault = TestKeys.vault();
    var texts =
        new PayerTexts(
            new Outbox(database, vault),
            new Citizens(database, vault),
            new Renderer(
                TextCatalog.read(TestData.CONFIG.resolve("text"), new java.util.ArrayList<>())),
            PayBill.SAMPLE);
    var receiving = new Receiving(vault, BillWatch.NONE);
    book =
        new MoneyBook(
            database,
            receiving,
            new Pushes(vault, receiving),
            new PaymentNews(texts),
            texts,
            clock);
  }

  /** Reads M-Pesa's list as a node that has just started does. */
  PullRound pulls() {
    return new PullRound(daraja, book, new ProviderLog(database), clock);
  }

  /** Pays as a customer does, of which nobody tells us; the receipt. */
  String pay(String account, long shillings) throws Exception {
    var order = new PayBillOrder(PAYER, "600000", account, Amount.of(new Money(shillings)), "1234");
    return standIn.pay(order).await(5, TimeUnit.SECONDS).receipt().orElseThrow();
  }

  /** Goes to a time of Nairobi. */
  void at(String time) {
    now.set(Instant.parse(time + ":00+03:00"));
  }

  @Override
  public void close() throws Exception {
    vertx.close().await(5, TimeUnit.SECONDS);
  }
}
