package ke.go.machakos.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The secret part of every webhook's path, compared in constant time. Thread-safe. */
public final class PathSecret {
  private final byte[] secret;

  public PathSecret(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Lets in who knows it, as the path's {@code :secret}; for others nothing is there. */
  public Handler<RoutingContext> guard(Handler<RoutingContext> next) {
    return context -> {
      String given = context.pathParam("secret");
      if (given != null && is(given)) {
        next.handle(context);
      } else {
        context.next(); // strangers try many, and none is worth an error in the log
      }
    };
  }

  private boolean is(String given) {
    return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
  }
}
