package ke.go.machakos.gateway.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ke.go.machakos.db.sql.StoreUnavailable;

/**
 * The places of pages that wait for the database: so few that no crowd of visitors takes the
 * connections that turns and texts need. Who finds none free waits a moment, and is told to come
 * again where that was not enough or many wait already. Thread-safe.
 */
public final class Bulkhead {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** For each place. */
  private static final int WAITING = 8;

  private final Vertx vertx;
  private final Semaphore places;
  private final Semaphore inside;
  private final String name;
  private final Consumer<RoutingContext> refusal;

  /**
   * A bulkhead that refuses without a word.
   *
   * @param name of its threads
   */
  public Bulkhead(Vertx vertx, String name, int places) {
    this(vertx, name, places, request -> request.response().end());
  }

  /**
   * The same with words.
   *
   * @param refusal ends an answer that has its status
   */
  public Bulkhead(Vertx vertx, String name, int places, Consumer<RoutingContext> refusal) {
    this.vertx = vertx;
    this.name = name;
    this.refusal = refusal;
    this.places = new Semaphore(places);
    this.inside = new Semaphore(places * (1 + WAITING));
  }

  /**
   * Works on a thread that may wait, then answers on the event loop of the request; 503 where no
   * place is free or the database does not answer, 500 where the work failed otherwise.
   */
  public <T> void run(RoutingContext request, Supplier<T> work, Consumer<T> answer) {
    if (!inside.tryAcquire()) {
      refuse(request);
      return;
    }
    Context loop = vertx.getOrCreateContext();
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              try {
                Consumer<RoutingContext> reply = placed(work, answer);
                loop.runOnContext(now -> reply.accept(request));
              } finally {
                inside.release();
              }
            });
  }

  private <T> Consumer<RoutingContext> placed(Supplier<T> work, Consumer<T> answer) {
    boolean placed = false;
    try {
      placed = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!placed) {
        return this::refuse;
      }
      T result = work.get();
      return request -> answer.accept(result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return this::refuse;
    } catch (RuntimeException e) {
      return StoreUnavailable.means(e) ? this::refuse : request -> request.fail(e);
    } finally {
      if (placed) {
        places.release();
      }
    }
  }

  private void refuse(RoutingContext request) {
    request.response().setStatusCode(503).putHeader("Retry-After", "5");
    refusal.accept(request);
  }
}
