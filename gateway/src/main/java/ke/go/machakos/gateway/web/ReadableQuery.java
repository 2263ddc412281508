package ke.go.machakos.gateway.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses an address whose query has a broken escape, 400: whoever asks a request for its
 * parameters would fail of it. Stateless.
 */
public final class ReadableQuery implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    try {
      context.request().params();
    } catch (IllegalArgumentException e) {
      context.fail(400);
      return;
    }
    context.next();
  }
}
