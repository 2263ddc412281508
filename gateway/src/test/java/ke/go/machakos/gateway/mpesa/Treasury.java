package ke.go.machakos.gateway.mpesa;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.ProviderLog;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.desk.Hands;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.seed.SampleData;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.C2bPayment;
import ke.go.machakos.gateway.daraja.CallbackUrls;
import ke.go.machakos.gateway.daraja.Callers;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.MoneyEvent;
import ke.go.machakos.gateway.daraja.Payer;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.settings.AddressRange;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.TextCatalog;

/**
 * The county's side of M-Pesa over the real stores, against the stand-in, on a clock of its own.
 */
final class Treasury {
  static final Msisdn PAYER = new Msisdn("+254711000001");
  private static final CallbackUrls URLS =
      new CallbackUrls(URI.create("http://127.0.0.1"), new Secret("s3cret"));

  final AtomicReference<Instant> now = new AtomicReference<>();
  final InstantSource clock = now::get;
  final Vertx vertx = Vertx.vertx();
  final Database database = TestStores.get().database();
  final DarajaStandIn standIn;
  final Daraja daraja;
  final MoneyBook book;
  private AutoCloseable working = () -> {};
  private final Vault vault;

  /** Sample data, and nothing else that was paid. */
  Treasury(Instant start) {
    this(start, TestKeys.vault());
  }

  /** The same, sealed with other keys. */
  Treasury(Instant start, Vault vault) {
    var sample = SampleData.read(TestData.CONFIG.resolve("sample"), TestData.county());
    database.<Integer>write(tx -> sample.store(tx, vault, TestData.NOW));
    this.vault = vault;
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
    daraja = new Daraja(vertx, standIn.account(), URLS, clock);
    var texts =
        new PayerTexts(
            new Outbox(database, vault), new Citizens(database, vault), texts(), PayBill.SAMPLE);
    var receiving = new Receiving(vault, BillWatch.NONE);
    book =
        new MoneyBook(
            database,
            receiving,
            new Pushes(vault, receiving),
            new PaymentNews(texts),
            texts,
            new RequestAnswers(database, receiving, new Hands(vault), texts),
            clock);
  }

  /** Reads M-Pesa's list as a node that has just started does. */
  PullRound pulls() {
    return new PullRound(daraja, book, new ProviderLog(database), clock);
  }

  private static Renderer texts() {
    return new Renderer(TextCatalog.read(TestData.CONFIG.resolve("text"), new ArrayList<>()));
  }

  /** Begins to ask M-Pesa and to hear of it, as a running gateway does. */
  void work() throws Exception {
    var mpesa =
        new Mpesa(
            database, vault, BillWatch.NONE, texts(), PayBill.SAMPLE, Duration.ofSeconds(4), clock);
    Router router = Router.router(vertx);
    var callers = new Callers(List.of(AddressRange.parse("127.0.0.1").orElseThrow()), List.of());
    mpesa.hear(vertx, router, new PathSecret("s3cret"), callers);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(5, TimeUnit.SECONDS);
    standIn.callTo(server.actualPort());
    working =
        mpesa.work(
            vertx,
            new Daraja(vertx, standIn.account(), URLS, clock),
            Duration.ofSeconds(75),
            Duration.ofMinutes(5));
  }

  /** Pays as a customer does, of which nobody tells us; the receipt. */
  String pay(String account, long shillings) throws Exception {
    var order = new PayBillOrder(PAYER, "600000", account, Amount.of(new Money(shillings)), "1234");
    return standIn.pay(order).await(5, TimeUnit.SECONDS).receipt().orElseThrow();
  }

  /** Hears that a payment was confirmed, whoever says so. */
  void confirmed(String receipt, String account, long shillings) {
    var paid =
        new C2bPayment(
            receipt,
            Amount.of(new Money(shillings)),
            Optional.of(now.get()),
            "600000",
            account,
            new Payer.Known(PAYER),
            "",
            "Pay Bill");
    book.take(new MoneyEvent.C2bConfirmed(paid));
  }

  /** Goes to a time of Nairobi. */
  void at(String time) {
    now.set(Instant.parse(time + ":00+03:00"));
  }

  void close() throws Exception {
    working.close();
    vertx.close().await(5, TimeUnit.SECONDS);
  }
}
