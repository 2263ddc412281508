package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.settings.AddressRange;
import ke.go.machakos.gateway.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The client, the stand-in and the callbacks, as they meet in demo mode. */
abstract class MoneyCase {
  static final Msisdn WANJIKU = new Msisdn("+254700000001");
  static final StkPush.Order ORDER =
      new StkPush.Order(WANJIKU, new Money(4200), "2010022", "County bill");
  final Vertx vertx = Vertx.vertx();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T09:00:00Z"));
  final BlockingQueue<MoneyEvent> events = new LinkedBlockingQueue<>();
  final AtomicInteger refusals = new AtomicInteger();
  volatile C2bJudge judge = _ -> C2bJudge.Verdict.ACCEPTED;
  DarajaStandIn standIn;
  Daraja daraja;
  Duration promptLife = Duration.ofHours(1);

  @BeforeEach
  void open() throws Exception {
    Router router = Router.router(vertx);
    Callers callers =
        new Callers(List.of(AddressRange.parse("127.0.0.1").orElseThrow()), List.of());
    new DarajaRoutes(
            vertx,
            new PathSecret("s3cret"),
            callers,
            this::take,
            payment -> judge.judge(payment),
            (kind, body, reason) -> {
              throw new AssertionError("the stand-in posted what cannot be read to " + kind);
            })
        .mount(router);
    HttpServer service =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(5, TimeUnit.SECONDS);
    standIn =
        DarajaStandIn.open(
            vertx,
            new DarajaStandInSettings(
                new Secret("s3cret"),
                "600000",
                "SAMPLE MACHAKOS COUNTY",
                promptLife,
                Duration.ofMillis(1),
                Duration.ofMillis(1)),
            new SplittableRandom(600000),
            now::get);
    standIn.callTo(service.actualPort());
    daraja = new Daraja(vertx, standIn.account(), Accounts.URLS, now::get);
  }

  private void take(MoneyEvent event) {
    if (refusals.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
      throw new IllegalStateException("the store is away");
    }
    events.add(event);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  static <T> T done(Future<T> future) throws Exception {
    return future.await(5, TimeUnit.SECONDS);
  }

  StkPush.Pushed pushed() throws Exception {
    Answer<StkPush.Pushed> answer = done(daraja.push(ORDER));
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted<StkPush.Pushed>) answer).value();
  }

  void pay(StkPush.Pushed push) throws Exception {
    done(standIn.answer(WANJIKU, push.checkoutRequestId(), "1234").orElseThrow());
  }

  /** The next event, waited for. */
  MoneyEvent next() throws InterruptedException {
    MoneyEvent event = events.poll(5, TimeUnit.SECONDS);
    assertThat(event).as("nothing was told").isNotNull();
    return event;
  }
}
