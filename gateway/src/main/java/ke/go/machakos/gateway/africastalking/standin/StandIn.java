package ke.go.machakos.gateway.africastalking.standin;

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
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.loopback.Exchange;
import ke.go.machakos.gateway.loopback.Faults;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/**
 * Africa's Talking's SMS on a free loopback port, with phones that live in memory. Thread-safe.
 *
 * <p>It posts to the service's webhooks once {@link #callTo} has told it where; what it would have
 * posted before is not posted later.
 */
public final class StandIn implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_SECONDS = 5;
  private static final SendDesk.Account ACCOUNT = new SendDesk.Account("sandbox", "demo");

  private final StandInSettings settings;
  private final Phones phones = new Phones();
  private final Traces traces = new Traces();
  private final Faults<SendFault> faults = new Faults<>();
  private final OptedOut optedOut;
  private final Callbacks callbacks;
  private final Deliveries deliveries;
  private final Texts texts;
  private final HttpServer server;

  private StandIn(
      Vertx vertx,
      StandInSettings settings,
      OptedOut optedOut,
      RandomGenerator random,
      InstantSource clock) {
    Ids ids = new Ids(random);
    this.optedOut = optedOut;
    this.settings = settings;
    this.callbacks = new Callbacks(vertx, settings.callbackSecret().value());
    this.deliveries = new Deliveries(phones, traces, callbacks);
    this.texts = new Texts(vertx, settings, phones, traces, callbacks, ids, clock);
    SendDesk desk = new SendDesk(ACCOUNT, faults, optedOut::holds, ids, clock);
    Router router = Router.router(vertx);
    new MessagingRoutes(ACCOUNT, desk, phones, deliveries, traces).mount(router);
    this.server = vertx.createHttpServer().requestHandler(router);
  }

  /**
   * Listens on a free port.
   *
   * @param optedOut who did before
   * @param random where ids are drawn from, on several threads
   */
  public static StandIn open(
      Vertx vertx,
      StandInSettings settings,
      OptedOut optedOut,
      RandomGenerator random,
      InstantSource clock) {
    StandIn standIn = new StandIn(vertx, settings, optedOut, random, clock);
    done(standIn.server.listen(0, HOST));
    return standIn;
  }

  /** Tells which port of this machine the service's webhooks are on. */
  public void callTo(int publicPort) {
    callbacks.to(publicPort);
  }

  /** The account that sends through the stand-in: its base URL, user name, key and sender id. */
  public Settings.AfricasTalking account() {
    URI url = URI.create("http://" + HOST + ":" + server.actualPort());
    return new Settings.AfricasTalking(
        url,
        url,
        ACCOUNT.username(),
        new Secret(ACCOUNT.key()),
        Optional.of(settings.codes().sms()),
        Settings.Client.WEB);
  }

  /** What citizens text to. */
  public Settings.Codes codes() {
    return settings.codes();
  }

  /** The phones. */
  public Phones phones() {
    return phones;
  }

  /** What was on the wire. */
  public Traces traces() {
    return traces;
  }

  /** The faults that are to come. */
  public Faults<SendFault> faults() {
    return faults;
  }

  /** Texts to the service; the future has the posts made, and fails where nobody answered. */
  public Future<List<Exchange>> text(TextOrder order) {
    return texts.send(order);
  }

  /**
   * Has a phone opt out of what the sender id sends in bulk, and tells the service: from now on it
   * is sent nothing, and its number refused.
   */
  public Future<Exchange> optOut(Msisdn phone) {
    optedOut.set(phone, true);
    return callbacks.optOut(CallbackForms.optOut(settings.codes().sms(), phone));
  }

  /** Takes a phone off the list of those, of which the provider tells nobody. */
  public void optIn(Msisdn phone) {
    optedOut.set(phone, false);
  }

  /** Tells the service that a phone subscribed to a product of the short code, or no longer. */
  public Future<Exchange> subscription(SubscriptionOrder order) {
    return callbacks.subscription(CallbackForms.subscription(order, settings.codes().sms()));
  }

  /** Changes how a phone is found. */
  public void change(Msisdn phone, Phones.Manner manner) {
    deliveries.change(phone, manner);
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
