package ke.go.machakos.gateway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ke.go.machakos.db.audit.DayHead;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /open/audit-heads.csv}, for whoever wants to keep what the county cannot then change.
 * Thread-safe. However often it is asked for, the database is asked once a second, and not by an
 * event loop; 503 while that does not answer.
 */
public final class HeadsRoutes {
  private static final String PATH = "/open/audit-heads.csv";
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Vertx vertx;
  private final Supplier<List<DayHead>> heads;
  private Future<Page> newest = Future.failedFuture("none yet");
  private long askedAt = System.nanoTime() - FRESH_NANOS;

  /** Asks nothing yet. */
  public HeadsRoutes(Vertx vertx, Supplier<List<DayHead>> heads) {
    this.vertx = vertx;
    this.heads = heads;
  }

  private record Page(Buffer body, String tag) {}

  /** Adds the route. */
  public void mount(Router router) {
    router.get(PATH).handler(this::answer);
    router.head(PATH).handler(this::answer);
  }

  private void answer(RoutingContext context) {
    Context loop = vertx.getOrCreateContext();
    page().onComplete(page -> loop.runOnContext(now -> answer(context, page)));
  }

  private synchronized Future<Page> page() {
    boolean old = System.nanoTime() - askedAt >= FRESH_NANOS;
    if (newest.isComplete() && old) {
      Promise<Page> promise = Promise.promise();
      newest = promise.future();
      askedAt = System.nanoTime();
      Thread.ofVirtual().name("audit-heads").start(() -> load(promise));
    }
    return newest;
  }

  private void load(Promise<Page> promise) {
    try {
      byte[] body = HeadsFile.write(heads.get()).getBytes(UTF_8);
      promise.complete(new Page(Buffer.buffer(body), '"' + digest(body) + '"'));
    } catch (RuntimeException e) {
      promise.fail(e);
    }
  }

  private static void answer(RoutingContext context, AsyncResult<Page> page) {
    HttpServerResponse response = context.response();
    if (page.failed()) {
      response.setStatusCode(503).putHeader("Retry-After", "10").end();
      return;
    }
    String tag = page.result().tag();
    response
        .putHeader("ETag", tag)
        .putHeader("Cache-Control", "public, max-age=60")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Access-Control-Allow-Origin", "*");
    if (has(context.request().getHeader("If-None-Match"), tag)) {
      response.setStatusCode(304).end();
    } else {
      response
          .putHeader("Content-Type", "text/csv; charset=utf-8; header=present")
          .end(page.result().body());
    }
  }

  private static boolean has(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(",", -1))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
