package ke.go.machakos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadTest {
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(32));
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void close() throws Exception {
    open.countDown();
    await(vertx.close());
  }

  @Test
  void who_finds_no_place_waits_and_is_answered_when_one_is_free() throws Exception {
    HttpServer server = listening(router(() -> held("done")));
    List<Future<Answer>> asked = ask(server, 9);
    open.countDown();
    for (Future<Answer> answer : asked) {
      assertThat(await(answer).body()).isEqualTo("done");
    }
  }

  @Test
  void where_eight_wait_for_a_place_the_next_is_told_to_come_again_at_once() throws Exception {
    HttpServer server = listening(router(() -> held("done")));
    List<Future<Answer>> asked = ask(server, 12);
    List<Future<Answer>> refusals = asked.stream().map(BulkheadTest::refused).toList();
    await(Future.any(refusals));
    Answer refused = refusals.stream().filter(Future::succeeded).findFirst().orElseThrow().result();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.headers().get("Retry-After")).isEqualTo("5");
  }

  @Test
  void work_that_fails_gives_its_place_back() throws Exception {
    HttpServer server =
        listening(
            router(
                () -> {
                  throw new IllegalStateException("broken");
                }));
    for (int i = 0; i < 12; i++) {
      assertThat(await(ask(server, 1).getFirst()).status()).isEqualTo(500);
    }
  }

  private static Future<Answer> refused(Future<Answer> coming) {
    return coming.compose(
        answer ->
            answer.status() == 503
                ? Future.succeededFuture(answer)
                : Future.failedFuture("answered " + answer.status()));
  }

  private String held(String then) {
    try {
      open.await();
      return then;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private Router router(Supplier<String> work) {
    Bulkhead bulkhead = new Bulkhead(vertx, "test", 1);
    Router router = Router.router(vertx);
    router.get("/").handler(ctx -> bulkhead.run(ctx, work, said -> ctx.response().end(said)));
    return router;
  }

  private HttpServer listening(Router router) throws Exception {
    return await(vertx.createHttpServer().requestHandler(router).listen(0, HOST));
  }

  private List<Future<Answer>> ask(HttpServer server, int times) {
    List<Future<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      RequestOptions target =
          new RequestOptions()
              .setMethod(HttpMethod.GET)
              .setHost(HOST)
              .setPort(server.actualPort())
              .setURI("/");
      asked.add(Answer.to(http, target, ""));
    }
    return asked;
  }

  private static <T> T await(Future<T> coming) throws Exception {
    return coming.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
