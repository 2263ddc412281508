package ke.go.machakos.gateway.cases;

import io.vertx.core.Vertx;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the promises every half minute, on a virtual thread, for as long as the process runs;
 * any number of nodes may. Thread-safe.
 */
public final class PromiseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PromiseWatch.class);
  private static final long LOOK_MILLIS = 30_000;

  private final Vertx vertx;
  private final PromiseSweep sweep;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final long timer;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("promise-", 0).factory());

  /** Begins at once, with what fell due while nobody looked. */
  public PromiseWatch(Vertx vertx, PromiseSweep sweep) {
    this.vertx = vertx;
    this.sweep = sweep;
    this.timer = vertx.setPeriodic(LOOK_MILLIS, tick -> look());
    look();
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              sweep.run();
            } catch (StoreUnavailable e) {
              LOG.warn("the database does not answer: promises wait");
            } catch (RuntimeException e) {
              LOG.error("promises could not be looked at", e);
            } finally {
              looking.set(false);
            }
          });
    }
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    threads.close();
  }
}
