package ke.go.machakos.gateway.staff;

import io.vertx.core.Vertx;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether a call was not answered in time. Thread-safe. */
public final class PagingWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PagingWatch.class);
  private static final long PERIOD_MILLIS = 5_000;

  private final Vertx vertx;
  private final PageSweep calls;
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final long timer;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("paging-", 0).factory());

  /** Makes a watch, which begins with what an earlier process left. */
  public PagingWatch(Vertx vertx, PageSweep calls) {
    this.vertx = vertx;
    this.calls = calls;
    this.timer = vertx.setPeriodic(0, PERIOD_MILLIS, tick -> look());
  }

  private void look() {
    if (sweeping.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              calls.run();
            } catch (StoreUnavailable e) {
              LOG.warn("the database does not answer: calls wait");
            } catch (RuntimeException e) {
              LOG.error("calls could not be looked at", e);
            } finally {
              sweeping.set(false);
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
