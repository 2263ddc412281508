package ke.go.machakos.gateway.audit;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import ke.go.machakos.db.audit.DayHead;
import ke.go.machakos.db.audit.Sealer;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit log once a second on a virtual thread, and once more at the end. Thread-safe;
 * every node does, and the database lets one at a time.
 */
public final class Sealing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
  private static final long EVERY_MILLIS = 1000;

  private final Vertx vertx;
  private final Sealer sealer;
  private final InstantSource clock;
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("audit-seal").factory());
  private final long timer;

  /** Begins at once, with what an earlier process left. */
  public Sealing(Vertx vertx, Sealer sealer, InstantSource clock) {
    this.vertx = vertx;
    this.sealer = sealer;
    this.clock = clock;
    this.timer = vertx.setPeriodic(EVERY_MILLIS, tick -> begin());
    begin();
  }

  /** A run that takes longer than a second is not joined by another. */
  private void begin() {
    if (working.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              seal();
            } finally {
              working.set(false);
            }
          });
    }
  }

  private void seal() {
    try {
      sealer.sealAll(clock.instant()).closed().ifPresent(Sealing::say);
      if (failing.compareAndSet(true, false)) {
        LOG.info("audit events are sealed again");
      }
    } catch (RuntimeException e) {
      if (failing.compareAndSet(false, true)) {
        tell(e);
      }
    }
  }

  /**
   * A log that is kept elsewhere is one more place where a head is out of reach of the database.
   */
  private static void say(DayHead head) {
    LOG.info("audit head of {}: event {}, {}", head.day(), head.sequence(), head.hash());
  }

  private static void tell(RuntimeException failure) {
    if (failure instanceof StoreUnavailable) {
      LOG.warn("audit events wait for their seals: the database does not answer");
    } else {
      LOG.error("audit events could not be sealed", failure);
    }
  }

  /** Belongs after whatever writes has ended, so that nothing is left without its seal. */
  @Override
  public void close() {
    vertx.cancelTimer(timer);
    threads.close();
    seal();
  }
}
