package ke.go.machakos.gateway.africastalking;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import ke.go.machakos.gateway.http.LimitedBody;
import ke.go.machakos.gateway.http.PathSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the provider's webhooks share: the secret of their path, the limit of their body, and how a
 * body is refused. Thread-safe.
 */
final class Webhook {
  static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  private final String path;
  private final PathSecret secret;
  private final int most;

  /**
   * Makes one.
   *
   * @param path what its addresses begin with, before the secret
   * @param most KiB of a body
   */
  Webhook(String path, PathSecret secret, int most) {
    this.path = path;
    this.secret = secret;
    this.most = most;
  }

  /** Gives on the bodies of who knows the secret; to others nothing is there. */
  Handler<RoutingContext> to(BiConsumer<HttpServerRequest, Buffer> next) {
    return secret.guard(context -> read(context.request(), next));
  }

  private void read(HttpServerRequest request, BiConsumer<HttpServerRequest, Buffer> next) {
    LimitedBody.read(
        request,
        most * 1024,
        body -> next.accept(request, body),
        () -> refuse(request, 413, "body over " + most + " KB"));
  }

  /** Says what is wrong with a body; the body itself is nowhere written. */
  void refuse(HttpServerRequest request, int status, String reason) {
    LOG.info("refused a body on {}: {}", path, reason);
    request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(reason);
  }
}
