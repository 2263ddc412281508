package ke.go.machakos.gateway.operations;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something again and again, on a virtual thread, one look at a time, for as long as the
 * process runs. Thread-safe.
 */
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Vertx vertx;
  private final String what;
  private final Runnable look;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final long timer;
  private final ExecutorService threads;

  /**
   * Begins at once, with what came while nobody looked.
   *
   * @param what the things that are looked at, in the plural, for the log
   * @param every from one look to the next; one that takes longer leaves out those that pass
   */
  public Watch(Vertx vertx, String what, Duration every, Runnable look) {
    this.vertx = vertx;
    this.what = what;
    this.look = look;
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(what + "-", 0).factory());
    this.timer = vertx.setPeriodic(0, every.toMillis(), tick -> begin());
  }

  /** Looks now, unless it is looking. */
  public void now() {
    begin();
  }

  private void begin() {
    if (looking.compareAndSet(false, true)) {
      threads.execute(this::finish);
    }
  }

  private void finish() {
    try {
      look.run();
    } catch (StoreUnavailable e) {
      LOG.warn("the database does not answer: {} wait", what);
    } catch (RuntimeException e) {
      LOG.error("{} could not be looked at", what, e);
    } finally {
      looking.set(false);
    }
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    threads.close();
  }
}
