package ke.go.machakos.gateway.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.talk.SessionIds;

/** The simulator's routes on a listener of their own. */
final class SimulatorSite {
  private final HttpServer server;

  SimulatorSite(Vertx vertx, SimulatorSettings settings) throws Exception {
    Router router = Router.router(vertx);
    SessionIds ids = SessionIds.from(new SplittableRandom(483));
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-05T09:08:07Z"));
    new SimulatorRoutes(vertx, settings, ids, clock).mount(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(5, TimeUnit.SECONDS);
  }

  int port() {
    return server.actualPort();
  }

  public void close() throws Exception {
    server.close().await(5, TimeUnit.SECONDS);
  }
}
