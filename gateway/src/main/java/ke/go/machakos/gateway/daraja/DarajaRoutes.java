package ke.go.machakos.gateway.daraja;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import ke.go.machakos.gateway.http.LimitedBody;
import ke.go.machakos.gateway.http.PathSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /pay/{secret}/stk}, {@code /c2b/validation}, {@code /c2b/confirmation}, {@code
 * /status}, {@code /reversal}, {@code /timeout} and {@code /pull}.
 *
 * <p>Answered 200 once what they say is stored, and 500 while it cannot be, so that M-Pesa says it
 * again. A body that cannot be read is kept and answered 200: it would not be another the next
 * time. A wrong secret is answered 404 as if nothing were there, another address than M-Pesa's 403.
 * Closing finishes what is at work.
 */
public final class DarajaRoutes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DarajaRoutes.class);
  private static final int MOST_BYTES = 16 * 1024;

  /** M-Pesa waits about eight seconds and then goes by what was registered. */
  private static final Duration DEADLINE = Duration.ofSeconds(6);

  private final Vertx vertx;
  private final PathSecret secret;
  private final Callers callers;
  private final CallbackDesk desk;
  private final Duration deadline;

  public DarajaRoutes(
      Vertx vertx,
      PathSecret secret,
      Callers callers,
      MoneyIn money,
      C2bJudge judge,
      RawKeeper keeper) {
    this(vertx, secret, callers, new CallbackDesk(money, judge, keeper), DEADLINE);
  }

  DarajaRoutes(
      Vertx vertx, PathSecret secret, Callers callers, CallbackDesk desk, Duration deadline) {
    this.vertx = vertx;
    this.secret = secret;
    this.callers = callers;
    this.desk = desk;
    this.deadline = deadline;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    event(router, "stk", CallbackFormat::stk);
    event(router, "c2b/confirmation", CallbackFormat::confirmation);
    event(router, "status", CallbackFormat::status);
    event(router, "reversal", CallbackFormat::reversal);
    event(router, "timeout", CallbackFormat::timeout);
    event(router, "pull", CallbackFormat::pull);
    route(router, "c2b/validation", this::validate);
  }

  private void event(Router router, String kind, Function<JsonObject, List<MoneyEvent>> one) {
    route(
        router,
        kind,
        (request, body) ->
            onLoop(
                desk.take(kind, body.getBytes(), one),
                stored -> answer(request, stored ? 200 : 500, C2bJudge.Verdict.ACCEPTED)));
  }

  private void validate(HttpServerRequest request, Buffer body) {
    CompletableFuture<C2bJudge.Verdict> judged =
        desk.judge(body.getBytes())
            .completeOnTimeout(
                C2bJudge.Verdict.ACCEPTED, deadline.toMillis(), TimeUnit.MILLISECONDS);
    onLoop(judged, verdict -> answer(request, 200, verdict));
  }

  private void route(Router router, String kind, BiConsumer<HttpServerRequest, Buffer> next) {
    router
        .post("/pay/:secret/" + kind)
        .handler(secret.guard(context -> admit(context, kind, next)));
  }

  private void admit(
      RoutingContext context, String kind, BiConsumer<HttpServerRequest, Buffer> next) {
    HttpServerRequest request = context.request();
    String peer = request.remoteAddress().hostAddress();
    if (!callers.admit(peer, request.getHeader("X-Forwarded-For"))) {
      // whoever calls knows the secret: it may be Safaricom, from an address that is new
      LOG.warn("a callback on {} came from {}, which daraja.callers does not name", kind, peer);
      request.response().setStatusCode(403).end();
      return;
    }
    LimitedBody.read(
        request,
        MOST_BYTES,
        body -> next.accept(request, body),
        () -> {
          LOG.warn("a callback on {} has more than 16 KB", kind);
          request.response().setStatusCode(413).end();
        });
  }

  private <T> void onLoop(CompletableFuture<T> coming, Consumer<T> then) {
    Context loop = vertx.getOrCreateContext();
    var _ = coming.thenAccept(it -> loop.runOnContext(_ -> then.accept(it)));
  }

  private static void answer(HttpServerRequest request, int status, C2bJudge.Verdict verdict) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(
            status == 200
                ? verdict.envelope()
                : "{\"ResultCode\":\"1\",\"ResultDesc\":\"Not stored\"}");
  }

  @Override
  public void close() {
    desk.close();
  }
}
