package ke.go.machakos.gateway.operations;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The listener for who sits at the machine: on 127.0.0.1 whatever is set. */
public final class OperatorListener {
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  private OperatorListener() {}

  /**
   * A router to mount operators' routes on. It refuses a request that names another host: a page of
   * a stranger that an operator has open can make its own host name resolve to 127.0.0.1, and would
   * otherwise read what is served here.
   */
  public static Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            context -> {
              if (isLocal(context.request().authority())) {
                context.next();
              } else {
                refuse(context);
              }
            });
    return router;
  }

  /** Listens; port 0 takes a free one, which the server then names. */
  public static Future<HttpServer> listen(Vertx vertx, int port, Router router) {
    return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
  }

  private static boolean isLocal(@Nullable HostAndPort authority) {
    return authority != null && LOCAL.contains(authority.host());
  }

  private static void refuse(RoutingContext context) {
    context
        .response()
        .setStatusCode(421)
        .end("this listener answers to 127.0.0.1 and localhost alone");
  }
}
