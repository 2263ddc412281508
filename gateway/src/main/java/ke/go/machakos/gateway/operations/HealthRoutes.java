package ke.go.machakos.gateway.operations;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.TreeMap;

/** {@code /health/live} and {@code /health/ready}. */
public final class HealthRoutes {
  private final Vertx vertx;
  private final Readiness readiness;

  public HealthRoutes(Vertx vertx, Readiness readiness) {
    this.vertx = vertx;
    this.readiness = readiness;
  }

  /**
   * Live is 200 while the event loop turns, whatever the stores do: a restart would not mend them.
   */
  public void mount(Router router) {
    router
        .get("/health/live")
        .handler(context -> json(context, 200, new JsonObject().put("status", "live")));
    router
        .get("/health/ready")
        .handler(
            context ->
                vertx
                    .executeBlocking(readiness::check, false)
                    .onSuccess(
                        health -> json(context, health.ready() ? 200 : 503, describe(health)))
                    .onFailure(context::fail));
  }

  private static JsonObject describe(Health health) {
    JsonObject stores = new JsonObject();
    new TreeMap<>(health.stores()).forEach((name, up) -> stores.put(name, up ? "up" : "down"));
    String status = health.stopping() ? "stopping" : health.ready() ? "ready" : "unready";
    return new JsonObject().put("status", status).put("stores", stores);
  }

  private static void json(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(body.encode());
  }
}
