package ke.go.machakos.gateway.learning;

import io.vertx.core.Vertx;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every five seconds, on a virtual thread, whether another model is to be at work: a command
 * in another process says so. Thread-safe.
 */
public final class ModelWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
  private static final long LOOK_MILLIS = 5_000;

  private final Vertx vertx;
  private final Models models;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final long timer;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("models-", 0).factory());

  public ModelWatch(Vertx vertx, Models models) {
    this.vertx = vertx;
    this.models = models;
    this.timer = vertx.setPeriodic(LOOK_MILLIS, tick -> look());
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              models.look();
            } catch (RuntimeException e) {
              LOG.error("another model could not be put to work", e);
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
