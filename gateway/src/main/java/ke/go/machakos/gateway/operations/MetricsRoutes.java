package ke.go.machakos.gateway.operations;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * {@code /metrics}, in Prometheus' text format; the stores are asked first, so that what is shown
 * of them is true.
 */
public final class MetricsRoutes {
  private final Vertx vertx;
  private final Metrics metrics;
  private final Readiness readiness;

  public MetricsRoutes(Vertx vertx, Metrics metrics, Readiness readiness) {
    this.vertx = vertx;
    this.metrics = metrics;
    this.readiness = readiness;
  }

  public void mount(Router router) {
    router
        .get("/metrics")
        .handler(
            context ->
                vertx
                    .executeBlocking(this::figures, false)
                    .onSuccess(
                        text ->
                            context
                                .response()
                                .putHeader(
                                    "content-type", "text/plain; version=0.0.4; charset=utf-8")
                                .end(text))
                    .onFailure(context::fail));
  }

  private String figures() {
    readiness.check();
    return metrics.scrape();
  }
}
