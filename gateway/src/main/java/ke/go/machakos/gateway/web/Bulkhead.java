package ke.go.machakos.gateway.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The places of pages that wait for the database: so few that no crowd of visitors takes the
 * connections that turns and texts need. Who finds none free is told to come again. Thread-safe.
 */
public final class Bulkhead {
  private final Vertx vertx;
  private final Semaphore places;
  private final String name;

  /**
   * A bulkhead.
   *
   * @param name of its threads
   */
  public Bulkhead(Vertx vertx, String name, int places) {
    this.vertx = vertx;
    this.name = name;
    this.places = new Semaphore(places);
  }

  /**
   * Works on a thread that may wait, then answers on the event loop of the request; 503 where no
   * place is free, 500 where the work failed.
   */
  public <T> void run(RoutingContext request, Supplier<T> work, Consumer<T> answer) {
    if (!places.tryAcquire()) {
      request.response().setStatusCode(503).putHeader("Retry-After", "5").end();
      return;
    }
    Context loop = vertx.getOrCreateContext();
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              try {
                T result = work.get();
                loop.runOnContext(now -> answer.accept(result));
              } catch (RuntimeException e) {
                loop.runOnContext(now -> request.fail(e));
              } finally {
                places.release();
              }
            });
  }
}
