package ke.go.machakos.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of CSV that anybody may fetch and keep. However often it is asked for it is made at most
 * once in a time, and not by an event loop; 503 while it cannot be. Thread-safe.
 */
public final class CsvRoute implements Handler<RoutingContext> {
  private final Vertx vertx;
  private final Supplier<String> text;
  private final long freshNanos;
  private final String control;
  private Future<Page> newest = Future.failedFuture("none yet");
  private long askedAt;

  /**
   * Makes nothing yet.
   *
   * @param fresh how long one that was made is given out
   * @param keep how long others may keep it without asking
   */
  public CsvRoute(Vertx vertx, Duration fresh, Duration keep, Supplier<String> text) {
    this.vertx = vertx;
    this.text = text;
    this.freshNanos = fresh.toNanos();
    this.control = "public, max-age=" + keep.toSeconds();
    this.askedAt = System.nanoTime() - freshNanos;
  }

  private record Page(Buffer body, String tag) {}

  @Override
  public void handle(RoutingContext context) {
    Context loop = vertx.getOrCreateContext();
    page().onComplete(page -> loop.runOnContext(_ -> answer(context, page)));
  }

  private synchronized Future<Page> page() {
    boolean old = System.nanoTime() - askedAt >= freshNanos;
    if (newest.isComplete() && old) {
      Promise<Page> promise = Promise.promise();
      newest = promise.future();
      askedAt = System.nanoTime();
      Thread.ofVirtual().name("open-data").start(() -> load(promise));
    }
    return newest;
  }

  private void load(Promise<Page> promise) {
    try {
      byte[] body = text.get().getBytes(UTF_8);
      promise.complete(new Page(Buffer.buffer(body), '"' + digest(body) + '"'));
    } catch (RuntimeException e) {
      promise.fail(e);
    }
  }

  private void answer(RoutingContext context, AsyncResult<Page> page) {
    HttpServerResponse response = context.response();
    if (page.failed()) {
      response.setStatusCode(503).putHeader("Retry-After", "10").end();
      return;
    }
    String tag = page.result().tag();
    response
        .putHeader("ETag", tag)
        .putHeader("Cache-Control", control)
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
