package ke.go.machakos.gateway.daraja;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.settings.Settings;

/**
 * An account with Daraja, at any base URL. Thread-safe; no future that it gives fails, and each is
 * completed within {@link #PATIENCE} and that of a token.
 */
public final class Daraja implements AutoCloseable {
  /** How long an answer is waited for. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int CONNECT_MILLIS = 5_000;

  /** A request that waits for a connection uses up its patience. */
  private static final int MOST_AT_ONCE = 64;

  private final WebClient client;
  private final Settings.Daraja account;
  private final CallbackUrls urls;
  private final InstantSource clock;
  private final Duration patience;
  private final String base;
  private final Tokens tokens;

  public Daraja(Vertx vertx, Settings.Daraja account, CallbackUrls urls, InstantSource clock) {
    this(vertx, account, urls, clock, PATIENCE);
  }

  Daraja(
      Vertx vertx,
      Settings.Daraja account,
      CallbackUrls urls,
      InstantSource clock,
      Duration patience) {
    this.account = account;
    this.urls = urls;
    this.clock = clock;
    this.patience = patience;
    this.base = account.url().toString().replaceAll("/+$", "");
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setUserAgentEnabled(false)
                .setFollowRedirects(false),
            new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE));
    this.tokens = new Tokens(this::fetch, clock);
  }

  @FunctionalInterface
  private interface Reader<T> {
    Answer<T> read(int status, String body);
  }

  /** Asks a phone to pay; the result comes to the callback. */
  public Future<Answer<StkPush.Pushed>> push(StkPush.Order order) {
    JsonObject body = StkPush.request(account, order, urls.stk(), clock.instant());
    return post(StkPush.PATH, body, StkPush::answer);
  }

  /** Asks what became of a push; busy while the payer has not answered. */
  public Future<Answer<StkQuery.Outcome>> query(String checkoutRequestId) {
    JsonObject body = StkQuery.request(account, checkoutRequestId, clock.instant());
    return post(StkQuery.PATH, body, StkQuery::answer);
  }

  /** Registers the callbacks of payments to the PayBill; once, in production. */
  public Future<Answer<Conversation>> registerC2b() {
    return post(C2bRegister.PATH, C2bRegister.request(account, urls), Conversation::answer);
  }

  /** Registers for {@link #pull}; refused where no nominated number is set. */
  public Future<Answer<Conversation>> registerPull() {
    Optional<Msisdn> nominated = account.nominatedNumber().flatMap(it -> Msisdn.parse(it.value()));
    return nominated
        .map(it -> post(Pull.REGISTER, Pull.register(account, it, urls), Conversation::answer))
        .orElseGet(() -> unset("daraja.nominated-number"));
  }

  /**
   * One page of the transactions between two times, of which the first is at most two days ago.
   *
   * @param offset how many the pages before had
   */
  public Future<Answer<Pull.Page>> pull(Instant from, Instant to, int offset) {
    return post(Pull.QUERY, Pull.query(account, from, to, offset), Pull::answer);
  }

  /** Asks how a transaction stands; refused where no initiator is set. */
  public Future<Answer<Conversation>> status(StatusQuery.Of of) {
    return account
        .initiator()
        .map(it -> StatusQuery.request(account, it, of, urls))
        .map(body -> post(StatusQuery.PATH, body, Conversation::answer))
        .orElseGet(() -> unset("daraja.initiator"));
  }

  /** Asks that a payment be sent back; refused where no initiator is set. */
  public Future<Answer<Conversation>> reverse(String receipt, Money amount) {
    return account
        .initiator()
        .map(it -> Reversal.request(account, it, receipt, amount, urls))
        .map(body -> post(Reversal.PATH, body, Conversation::answer))
        .orElseGet(() -> unset("daraja.initiator"));
  }

  private static Future<Answer<Conversation>> unset(String setting) {
    return Future.succeededFuture(new Answer.Refused<>("unset", setting + " is not set"));
  }

  private <T> Future<Answer<T>> post(String path, JsonObject body, Reader<T> reader) {
    return post(path, body, reader, true);
  }

  private <T> Future<Answer<T>> post(
      String path, JsonObject body, Reader<T> reader, boolean mayRenew) {
    return tokens
        .token()
        .compose(
            token ->
                switch (token) {
                  case Answer.Accepted<String> it -> send(path, body, it.value(), reader, mayRenew);
                  case Answer.Refused<String> it ->
                      Future.succeededFuture(new Answer.Refused<>(it.errorCode(), it.message()));
                  case Answer.Busy<String> it ->
                      Future.succeededFuture(
                          new Answer.Busy<>(it.errorCode(), it.message(), it.after()));
                  case Answer.Unknown<String> it ->
                      Future.succeededFuture(new Answer.Unknown<>(it.reason()));
                });
  }

  private <T> Future<Answer<T>> send(
      String path, JsonObject body, String token, Reader<T> reader, boolean mayRenew) {
    return request(HttpMethod.POST, path)
        .putHeader("Authorization", "Bearer " + token)
        .putHeader("Content-Type", "application/json")
        .sendBuffer(body.toBuffer())
        .compose(
            said -> {
              if (mayRenew && ErrorAnswer.ofToken(said.statusCode(), text(said))) {
                tokens.drop(token);
                return post(path, body, reader, false);
              }
              return Future.succeededFuture(reader.read(said.statusCode(), text(said)));
            })
        .recover(fault -> Future.succeededFuture(lost(fault)));
  }

  private Future<Answer<Token>> fetch() {
    return request(HttpMethod.GET, Token.PATH)
        .putHeader("Authorization", Token.authorization(account))
        .send()
        .map(said -> Token.answer(said.statusCode(), text(said)))
        .recover(fault -> Future.succeededFuture(lost(fault)));
  }

  private HttpRequest<Buffer> request(HttpMethod method, String path) {
    return client
        .requestAbs(method, base + path)
        .putHeader("Accept", "application/json")
        .timeout(patience.toMillis());
  }

  private static String text(HttpResponse<Buffer> said) {
    Buffer body = said.body();
    return body == null ? "" : body.toString();
  }

  /** Where no connection was made, nothing was sent; else nobody knows. */
  private static <T> Answer<T> lost(Throwable cause) {
    boolean never = cause instanceof ConnectException || cause instanceof UnknownHostException;
    return never
        ? new Answer.Busy<>("unreachable", "cannot be reached", Duration.ofSeconds(5))
        : new Answer.Unknown<>("no answer");
  }

  @Override
  public void close() {
    client.close();
  }
}
