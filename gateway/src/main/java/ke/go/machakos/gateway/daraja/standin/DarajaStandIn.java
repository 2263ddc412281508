package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.loopback.Faults;
import ke.go.machakos.gateway.settings.AddressRange;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/**
 * M-Pesa on loopback: Daraja's endpoints, and the phones and the ledger behind them. Everything is
 * in memory and goes when it closes. Thread-safe.
 */
public final class DarajaStandIn implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_SECONDS = 5;
  private static final String PASSKEY = "demo-passkey";

  private final DarajaStandInSettings settings;
  private final Faults<DarajaFault> faults = new Faults<>();
  private final Books books;
  private final Posts posts;
  private final PushDesk pushes;
  private final PayBillDesk payBill;
  private final ApiRoutes api;
  private final HttpServer server;

  /** The phones, what M-Pesa knows, and what moves money between them. */
  record Books(StandInPhones phones, Ledger ledger, Till till) {}

  private DarajaStandIn(
      Vertx vertx, DarajaStandInSettings settings, RandomGenerator random, InstantSource clock) {
    DarajaIds ids = new DarajaIds(random);
    StandInPhones phones = new StandInPhones();
    Ledger ledger = new Ledger();
    this.settings = settings;
    this.posts = new Posts(vertx, settings, faults);
    this.books =
        new Books(phones, ledger, new Till(settings, phones, ledger, posts, faults, ids, clock));
    this.pushes = new PushDesk(vertx, settings, PASSKEY, books, posts, faults, ids);
    this.payBill = new PayBillDesk(settings, books, posts);
    this.api = new ApiRoutes(account(0), faults, ids);
    Router router = Router.router(vertx);
    api.mount(router, pushes, new Enquiries(settings, books, posts, ids));
    this.server = vertx.createHttpServer().requestHandler(router);
  }

  /**
   * Listens on a free port.
   *
   * @param random where names are drawn from, on several threads
   */
  public static DarajaStandIn open(
      Vertx vertx, DarajaStandInSettings settings, RandomGenerator random, InstantSource clock) {
    DarajaStandIn standIn = new DarajaStandIn(vertx, settings, random, clock);
    done(standIn.server.listen(0, HOST));
    return standIn;
  }

  /** Tells which port of this machine the service's callbacks are on. */
  public void callTo(int publicPort) {
    posts.to(publicPort);
  }

  /** The account that pays through the stand-in, with an initiator and a nominated number. */
  public Settings.Daraja account() {
    return account(server.actualPort());
  }

  private Settings.Daraja account(int port) {
    List<AddressRange> loopback =
        Stream.of("127.0.0.0/8", "::1").flatMap(it -> AddressRange.parse(it).stream()).toList();
    return new Settings.Daraja(
        URI.create("http://" + HOST + ":" + port),
        new Secret("demo-key"),
        new Secret("demo-secret"),
        settings.shortcode(),
        new Secret(PASSKEY),
        Optional.of(new Settings.Initiator("demo", new Secret("demo-credential"))),
        Optional.of(new Secret("+254700000001")),
        loopback);
  }

  /** What it was opened with. */
  public DarajaStandInSettings settings() {
    return settings;
  }

  /** The phones. */
  public StandInPhones phones() {
    return books.phones();
  }

  /** What M-Pesa knows. */
  public Ledger ledger() {
    return books.ledger();
  }

  /** The faults that are to come. */
  public Faults<DarajaFault> faults() {
    return faults;
  }

  /** How many tokens were given. */
  public int tokens() {
    return api.tokens();
  }

  /** Whether every phone pays at once, with the right PIN, what it is asked; at first none does. */
  public void answerAll(boolean on) {
    pushes.answerAll(on);
  }

  /**
   * Types a PIN into what a phone asks.
   *
   * @return completed when the service was told; empty where the phone asks no such thing
   */
  public Optional<Future<Void>> answer(Msisdn phone, String prompt, String pin) {
    return pushes.answer(phone, prompt, pin);
  }

  /** Cancels what a phone asks, as {@link #answer} answers it. */
  public Optional<Future<Void>> cancel(Msisdn phone, String prompt) {
    return pushes.cancel(phone, prompt);
  }

  /** Pays as a customer does who types everything; completed when the customer knows. */
  public Future<PayBillOrder.Outcome> pay(PayBillOrder order) {
    return payBill.pay(order);
  }

  /** Cuts every connection: a request that is never answered must not hold up the end. */
  @Override
  public void close() {
    done(server.close());
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the stand-in did not open or close in time", e);
    }
  }
}
