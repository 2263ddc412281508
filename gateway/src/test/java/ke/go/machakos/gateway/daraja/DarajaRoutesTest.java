package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.daraja.C2bJudge.Verdict;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.settings.AddressRange;
import ke.go.machakos.gateway.web.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DarajaRoutesTest {
  private static final String ACCEPTED = "{\"ResultCode\":\"0\",\"ResultDesc\":\"Accepted\"}";

  private record Raw(String kind, String body) {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = vertx.createHttpClient();
  private final List<MoneyEvent> taken = new CopyOnWriteArrayList<>();
  private final List<Raw> kept = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean storeFails;
  private volatile C2bJudge judge = _ -> Verdict.ACCEPTED;
  private HttpServer server;

  @BeforeEach
  void open() throws Exception {
    server = serve("127.0.0.1");
  }

  private HttpServer serve(String allowed) throws Exception {
    CallbackDesk desk = new CallbackDesk(this::take, payment -> judge.judge(payment), this::keep);
    Callers callers = new Callers(List.of(AddressRange.parse(allowed).orElseThrow()), List.of());
    Router router = Router.router(vertx);
    new DarajaRoutes(vertx, new PathSecret("s3cret"), callers, desk, Duration.ofMillis(200))
        .mount(router);
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .await(5, TimeUnit.SECONDS);
  }

  private void take(MoneyEvent event) {
    if (storeFails) {
      throw new IllegalStateException("the store is away");
    }
    taken.add(event);
  }

  private void keep(String kind, byte[] body, String reason) {
    if (storeFails) {
      throw new IllegalStateException("the store is away");
    }
    kept.add(new Raw(kind, new String(body, StandardCharsets.UTF_8)));
  }

  @AfterEach
  void close() throws Exception {
    never.countDown();
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  private Answer post(String path, String body) throws Exception {
    var target =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(server.actualPort())
            .setMethod(HttpMethod.POST)
            .setURI("/pay/" + path);
    return Answer.to(http, target, body).await(5, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource({
    "stk, stk-paid, StkPaid",
    "stk, stk-cancelled, StkFailed",
    "c2b/confirmation, c2b-masked, C2bConfirmed",
    "c2b/confirmation, c2b-hashed, C2bConfirmed",
    "status, status, StatusResult",
    "reversal, reversal, ReversalResult",
    "timeout, reversal, Timeout",
    "pull, pull, PullRow",
  })
  void a_documented_body_is_an_event_before_it_is_answered(String path, String body, String event)
      throws Exception {
    Answer answer = post("s3cret/" + path, Bodies.of(body));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ACCEPTED);
    assertThat(taken)
        .singleElement()
        .extracting(it -> it.getClass().getSimpleName())
        .isEqualTo(event);
    assertThat(kept).isEmpty();
  }

  @Test
  void what_is_not_stored_is_asked_for_again() throws Exception {
    storeFails = true;
    assertThat(post("s3cret/stk", Bodies.of("stk-paid")).status()).isEqualTo(500);
    assertThat(post("s3cret/stk", "not JSON").status()).isEqualTo(500);
    storeFails = false;
    assertThat(post("s3cret/stk", Bodies.of("stk-paid")).status()).isEqualTo(200);
    assertThat(taken).hasSize(1);
  }

  @Test
  void what_cannot_be_read_is_kept_as_it_came_and_answered() throws Exception {
    Answer answer = post("s3cret/c2b/confirmation", "{\"TransID\":\"RKL51ZDR4F\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ACCEPTED);
    assertThat(kept).containsExactly(new Raw("c2b/confirmation", "{\"TransID\":\"RKL51ZDR4F\"}"));
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"demo/stk", "s3cre/stk", "s3crett/stk", "S3CRET/stk", "%20/stk", "s3cret/other"})
  void a_wrong_secret_finds_nothing(String path) throws Exception {
    Answer answer = post(path, Bodies.of("stk-paid"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(post("nothing", Bodies.of("stk-paid")).body());
    assertThat(taken).isEmpty();
  }

  @Test
  void another_address_than_safaricoms_is_turned_away() throws Exception {
    server = serve("196.201.214.200");
    Answer answer = post("s3cret/stk", Bodies.of("stk-paid"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
    assertThat(taken).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void a_body_of_sixteen_kilobytes_is_read_and_a_longer_one_is_not() throws Exception {
    String body = Bodies.of("stk-paid");
    String most = body + " ".repeat(16 * 1024 - body.length());
    assertThat(post("s3cret/stk", most).status()).isEqualTo(200);
    assertThat(taken).hasSize(1);
    assertThat(post("s3cret/stk", most + " ").status()).isEqualTo(413);
    assertThat(taken).hasSize(1);
  }

  @Test
  void a_body_in_another_charset_is_kept_or_read_and_never_an_error() throws Exception {
    byte[] wide = Bodies.of("stk-paid").getBytes(StandardCharsets.UTF_16LE);
    var target =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(server.actualPort())
            .setMethod(HttpMethod.POST)
            .setURI("/pay/s3cret/stk");
    int status =
        http.request(target)
            .compose(request -> request.send(Buffer.buffer(wide)))
            .map(io.vertx.core.http.HttpClientResponse::statusCode)
            .await(5, TimeUnit.SECONDS);
    assertThat(status).isEqualTo(200);
    assertThat(kept).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void a_payment_is_judged_before_it_is_made(Verdict verdict) throws Exception {
    judge = payment -> payment.account().equals("2010022") ? verdict : Verdict.ACCEPTED;
    Answer answer = post("s3cret/c2b/validation", Bodies.of("c2b-hashed"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(verdict.envelope());
    assertThat(taken).isEmpty();
  }

  @Test
  void a_judge_who_fails_or_says_nothing_in_time_lets_the_money_come() throws Exception {
    judge =
        _ -> {
          throw new IllegalStateException("the store is away");
        };
    assertThat(post("s3cret/c2b/validation", Bodies.of("c2b-masked")).body()).isEqualTo(ACCEPTED);
    judge =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Verdict.OTHERWISE_WRONG;
        };
    assertThat(post("s3cret/c2b/validation", Bodies.of("c2b-masked")).body()).isEqualTo(ACCEPTED);
    assertThat(post("s3cret/c2b/validation", "?").body()).isEqualTo(ACCEPTED);
  }
}
