package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Ledgers;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.NewBill;
import ke.go.machakos.db.bills.NewBills;
import ke.go.machakos.db.books.Closing;
import ke.go.machakos.db.books.DayBooks;
import ke.go.machakos.db.books.DayDifference;
import ke.go.machakos.db.payments.DropPushes;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.CallbackUrls;
import ke.go.machakos.gateway.daraja.Callers;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder;
import ke.go.machakos.gateway.daraja.standin.StandInPhones;
import ke.go.machakos.gateway.daraja.standin.Transaction;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.gateway.settings.AddressRange;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.menus.text.Language;

/** All that takes payments, over the real stores and the stand-in, at a time that tests set. */
final class Shop implements AutoCloseable {
  static final String SECRET = "s3cret";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  static final Duration NEVER = Duration.ofHours(1);

  final AtomicReference<Instant> now;
  final Database database = TestStores.get().database();
  final Vertx vertx = Vertx.vertx();
  final DarajaStandIn mpesa;
  final Mpesa program;
  private final Callers callers =
      new Callers(List.of(AddressRange.parse("127.0.0.1").orElseThrow()), List.of());
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AutoCloseable hearing;
  private final int port;
  private AutoCloseable work = () -> {};

  Shop(Instant at) throws Exception {
    TestData.county();
    now = new AtomicReference<>(at);
    program =
        new Mpesa(
            database,
            TestKeys.vault(),
            BillWatch.all(List.of(new DropPushes())),
            Startup.texts(TestData.CONFIG),
            PayBill.SAMPLE,
            Duration.ZERO,
            now::get);
    Router world = Router.router(vertx);
    hearing = program.hear(vertx, world, new PathSecret(SECRET), callers);
    port =
        vertx
            .createHttpServer()
            .requestHandler(world)
            .listen(0, "127.0.0.1")
            .await(5, TimeUnit.SECONDS)
            .actualPort();
    var settings =
        new DarajaStandInSettings(
            new Secret(SECRET),
            PayBill.SAMPLE.number(),
            "SAMPLE MACHAKOS COUNTY",
            Duration.ofHours(1),
            Duration.ofMillis(1),
            Duration.ofMillis(50));
    mpesa = DarajaStandIn.open(vertx, settings, new SplittableRandom(7), now::get);
    mpesa.callTo(port);
  }

  /** Begins to send, to ask and to read lists; again, with what came meanwhile, at each call. */
  void work(Duration queryAfter) {
    end(work);
    var urls = new CallbackUrls(URI.create("http://127.0.0.1:" + port), new Secret(SECRET));
    work =
        program.work(vertx, new Daraja(vertx, mpesa.account(), urls, now::get), queryAfter, NEVER);
  }

  Bill bill(long amount) {
    var asked =
        new NewBill(
            "MARKET_STALL",
            "Mary Mfano",
            Optional.empty(),
            "0371",
            new Money(amount),
            LocalDate.parse("2099-12-31"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "mlango",
            Optional.empty(),
            false);
    var issuing = new NewBills(TestKeys.vault(), BillWatch.NONE);
    return found(database.write(tx -> issuing.issue(tx, asked, now.get())).digits());
  }

  Bill found(String digits) {
    return new Bills(database, TestKeys.vault())
        .find(new Reference(Reference.Kind.BILL, digits))
        .orElseThrow();
  }

  Money paid(Bill bill) {
    return found(bill.number().digits()).paid();
  }

  /** Wants M-Pesa to ask a phone, as the pay action does. */
  void wants(Msisdn phone, Bill bill, long amount) {
    var wanted = new Prompts.Wanted(phone, bill, new Money(amount), Language.EN);
    database.write(tx -> program.prompts().ask(tx, wanted, now.get()));
  }

  /** Waits for the question on a phone, and types the PIN. */
  void paysWhenAsked(Msisdn phone) {
    await(() -> mpesa.phones().prompt(phone).isPresent());
    String id = mpesa.phones().prompt(phone).orElseThrow().id();
    assertThat(mpesa.answer(phone, id, StandInPhones.PIN)).isPresent();
  }

  /** Pays as a customer does who types everything, also while nobody judges it. */
  Transaction types(Msisdn phone, String account, String amount) {
    var order =
        new PayBillOrder(
            phone,
            PayBill.SAMPLE.number(),
            account,
            Amount.read(amount).orElseThrow(),
            StandInPhones.PIN);
    String receipt =
        mpesa.pay(order).toCompletionStage().toCompletableFuture().join().receipt().orElseThrow();
    return mpesa.ledger().find(receipt).orElseThrow();
  }

  /** The differences that days are closed with against M-Pesa's own list. */
  List<String> differences(LocalDate day) {
    DayBooks.ProviderList pulled = ListedPayments.of(mpesa.ledger().all());
    Closing closing = new DayBooks(database).close(day, pulled, null, CountyDay.ends(day));
    assertThat(closing).isInstanceOf(Closing.Closed.class);
    return ((Closing.Closed) closing).differences().stream().map(DayDifference::line).toList();
  }

  /** Posts what somebody says to a callback. */
  int post(String kind, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/pay/" + SECRET + "/" + kind))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  void booksAreRight() {
    assertThat(new Ledgers(database).faults(0, 1_000_000_000)).isEmpty();
  }

  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  static int count(String from) {
    return TestStores.get().count(from);
  }

  @Override
  public void close() {
    end(work);
    end(hearing);
    mpesa.close();
    http.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
