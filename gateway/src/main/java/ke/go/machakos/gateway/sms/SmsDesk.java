package ke.go.machakos.gateway.sms;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.Receipt;
import ke.go.machakos.db.outbox.DeliveryReport;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each message on a virtual thread of its own, says when it is stored, and then answers it;
 * what a crash or a failure left is taken up again. Thread-safe.
 */
public final class SmsDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmsDesk.class);
  private static final long SWEEP_MILLIS = 15_000;

  /** What came less long ago is still at work somewhere. */
  private static final Duration AT_WORK = Duration.ofSeconds(10);

  /** Messages at work at the same time: the dialogues need connections as well. */
  private static final int PLACES = 12;

  private static final long PATIENCE_SECONDS = 5;

  private final Vertx vertx;
  private final SmsIntake intake;
  private final Runnable answered;
  private final Runnable overdue;
  private final Semaphore places = new Semaphore(PLACES);
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final long timer;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sms-", 0).factory());

  /**
   * Makes a desk, which begins with what an earlier process left.
   *
   * @param answered told when an answer is in the outbox
   * @param overdue takes up the conversations that nobody answers any more
   */
  public SmsDesk(Vertx vertx, SmsIntake intake, Runnable answered, Runnable overdue) {
    this.vertx = vertx;
    this.intake = intake;
    this.answered = answered;
    this.overdue = overdue;
    this.timer = vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep(AT_WORK));
    sweep(Duration.ZERO);
  }

  /** Stores a message and says whether it is stored, on the event loop that brought it. */
  public void take(IncomingMessage message, Handler<Boolean> stored) {
    Context context = vertx.getOrCreateContext();
    threads.execute(
        () -> {
          if (!inPlace(() -> store(message, stored, context))) {
            tell(context, stored, false);
          }
        });
  }

  /** Stores what a number wants and says whether it is stored. */
  public void wish(Msisdn phone, boolean out, Handler<Boolean> stored) {
    Context context = vertx.getOrCreateContext();
    threads.execute(() -> tell(context, stored, inPlace(() -> intake.wish(phone, out))));
  }

  /** Stores what became of a message and says whether it is stored. */
  public void report(DeliveryReport report, Handler<Boolean> stored) {
    Context context = vertx.getOrCreateContext();
    threads.execute(() -> tell(context, stored, inPlace(() -> intake.report(report))));
  }

  private void store(IncomingMessage message, Handler<Boolean> stored, Context context) {
    Receipt receipt = intake.store(message);
    tell(context, stored, true);
    if (receipt.arrival() == Receipt.Arrival.NEW) {
      try {
        intake.answer(receipt.id());
        answered.run();
      } catch (RuntimeException e) {
        LOG.error("message {} is left to the sweep", receipt.id(), e);
      }
    }
  }

  private void sweep(Duration age) {
    if (sweeping.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              inPlace(() -> sweepAll(age));
            } finally {
              sweeping.set(false);
            }
          });
    }
  }

  /** Sweeps until nothing is left, or what is left cannot be answered. */
  private void sweepAll(Duration age) {
    int answered = SmsIntake.SWEPT;
    while (answered == SmsIntake.SWEPT) {
      answered = intake.sweep(age);
    }
    overdue.run();
  }

  private boolean inPlace(Runnable work) {
    boolean admitted = false;
    try {
      admitted = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (admitted) {
        work.run();
      }
      return admitted;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (StoreUnavailable e) {
      LOG.warn("the database does not answer: messages wait");
      return false;
    } catch (RuntimeException e) {
      LOG.error("a message could not be stored", e);
      return false;
    } finally {
      if (admitted) {
        places.release();
      }
    }
  }

  private static void tell(Context context, Handler<Boolean> stored, boolean value) {
    context.runOnContext(now -> stored.handle(value));
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    threads.close();
  }
}
