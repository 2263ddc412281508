package ke.go.machakos.gateway.sms;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.outbox.DeliveryReport;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each message on a virtual thread of its own, says when it is stored, and then answers it;
 * what a crash or a failure left is taken up again. Storing never waits for answers: a burst is
 * accepted at once and answered in its order. Thread-safe.
 */
public final class SmsDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmsDesk.class);
  private static final long SWEEP_MILLIS = 15_000;

  /** What came less long ago is still at work somewhere. */
  private static final Duration AT_WORK = Duration.ofSeconds(10);

  /** What is stored at the same time, and what is answered: dialogues need connections as well. */
  private static final int STORED_AT_ONCE = 8;

  private static final int ANSWERED_AT_ONCE = 8;

  /** Messages that wait here for their answer at most; the sweep finds the others. */
  private static final int WAITING = 10_000;

  private static final long PATIENCE_SECONDS = 5;

  private final Vertx vertx;
  private final SmsIntake intake;
  private final Runnable answered;
  private final Runnable overdue;
  private final InboxLanes lanes;
  private final Semaphore storing = new Semaphore(STORED_AT_ONCE, true);
  private final Semaphore answering = new Semaphore(ANSWERED_AT_ONCE, true);
  private final Semaphore waiting = new Semaphore(WAITING);
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final long timer;
  private volatile boolean closing;
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
    this.lanes = new InboxLanes(intake::take);
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
          Optional<Optional<ReceivedMessage>> taken = lanes.store(message);
          tell(context, stored, taken.isPresent());
          taken.flatMap(fresh -> fresh).ifPresent(this::answer);
        });
  }

  /** Stores that a number opted out at the provider and says whether it is stored. */
  public void optOut(Msisdn phone, Handler<Boolean> stored) {
    Context context = vertx.getOrCreateContext();
    threads.execute(() -> tell(context, stored, stored(() -> intake.optOut(phone)).isPresent()));
  }

  /** Stores what became of a message and says whether it is stored. */
  public void report(DeliveryReport report, Handler<Boolean> stored) {
    Context context = vertx.getOrCreateContext();
    threads.execute(() -> tell(context, stored, stored(() -> intake.report(report)).isPresent()));
  }

  /** Empty where it could not be stored in time: the provider sends it again. */
  private <T> Optional<T> stored(Supplier<T> work) {
    boolean admitted = false;
    try {
      admitted = storing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return admitted ? Optional.of(work.get()) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (StoreUnavailable e) {
      LOG.warn("the database does not answer: messages wait");
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.error("a message could not be stored", e);
      return Optional.empty();
    } finally {
      if (admitted) {
        storing.release();
      }
    }
  }

  private void answer(ReceivedMessage message) {
    if (!waiting.tryAcquire()) {
      return;
    }
    try {
      answering(() -> intake.answer(message));
    } catch (RuntimeException e) {
      LOG.error("message {} is left to the sweep", message.id(), e);
    } finally {
      waiting.release();
    }
  }

  private void answering(Runnable work) {
    answering.acquireUninterruptibly();
    try {
      if (!closing) {
        work.run();
        answered.run();
      }
    } finally {
      answering.release();
    }
  }

  private void sweep(Duration age) {
    if (sweeping.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              answering(() -> sweepAll(age));
            } catch (StoreUnavailable e) {
              LOG.warn("the database does not answer: messages wait");
            } catch (RuntimeException e) {
              LOG.error("messages that were left could not be answered", e);
            } finally {
              sweeping.set(false);
            }
          });
    }
  }

  /** Sweeps until nothing is left, or what is left cannot be answered. */
  private void sweepAll(Duration age) {
    int swept = SmsIntake.SWEPT;
    while (swept == SmsIntake.SWEPT) {
      swept = intake.sweep(age);
    }
    overdue.run();
  }

  private static void tell(Context context, Handler<Boolean> stored, boolean value) {
    context.runOnContext(now -> stored.handle(value));
  }

  /** Ends what is at work; what waits is left to the next process. */
  @Override
  public void close() {
    closing = true;
    vertx.cancelTimer(timer);
    threads.close();
    lanes.close();
  }
}
