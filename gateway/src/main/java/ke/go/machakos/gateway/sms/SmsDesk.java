package ke.go.machakos.gateway.sms;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.lanes.Overdue;
import ke.go.machakos.db.lanes.Together;
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

  /** What is stored and what is thought about at once: dialogues need connections as well. */
  private static final int STORED_AT_ONCE = 8;

  private static final int PLANNED_AT_ONCE = 8;

  /**
   * Answers that are found and not given yet: what one of them opens, such as a case that the next
   * may be the same matter as, is not seen by the others.
   */
  private static final int ANSWERED_AT_ONCE = 32;

  /** What comes in a stream is stored, and answered, so often and together. */
  private static final Duration PACE = Duration.ofMillis(20);

  private static final int MOST_TOGETHER = 64;

  /** Messages that wait here for their answer at most; the sweep finds the others. */
  private static final int WAITING = 10_000;

  /** How long a provider waits for us to have stored what it brings. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final SmsIntake intake;
  private final Runnable answered;
  private final Runnable overdue;
  private final Together<IncomingMessage, Optional<ReceivedMessage>> inbox;
  private final Together<Settlement, Boolean> settlements;
  private final Overdue late =
      new Overdue("sms-inbox", PATIENCE, () -> new CancellationException("not stored in time"));
  private final Semaphore storing = new Semaphore(STORED_AT_ONCE, true);
  private final Semaphore planning = new Semaphore(PLANNED_AT_ONCE, true);
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
    this.inbox = together("sms-inbox", intake::take);
    this.settlements = together("sms-answers", intake::settle);
    this.answered = answered;
    this.overdue = overdue;
    this.timer = vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep(AT_WORK));
    sweep(Duration.ZERO);
  }

  private static <Q, A> Together<Q, A> together(String name, Function<List<Q>, List<A>> work) {
    return new Together<>(name, MOST_TOGETHER, PACE, StoreUnavailable.class::isInstance, work);
  }

  /** Stores a message and says whether it is stored, on the event loop that brought it. */
  public void take(IncomingMessage message, Handler<Boolean> stored) {
    Context context = vertx.getOrCreateContext();
    CompletableFuture<Optional<ReceivedMessage>> taken = inbox.ask(message);
    late.watch(taken);
    var _ =
        taken.whenComplete(
            (fresh, fault) -> {
              tell(context, stored, fault == null);
              if (fault == null) {
                fresh.ifPresent(it -> threads.execute(() -> answer(it)));
              } else {
                notStored(fault);
              }
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
      admitted = storing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return admitted ? Optional.of(work.get()) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RuntimeException e) {
      notStored(e);
      return Optional.empty();
    } finally {
      if (admitted) {
        storing.release();
      }
    }
  }

  private static void notStored(Throwable fault) {
    if (fault instanceof StoreUnavailable || fault instanceof CancellationException) {
      LOG.warn("the database does not answer: messages wait");
    } else {
      LOG.error("a message could not be stored", fault);
    }
  }

  private void answer(ReceivedMessage message) {
    if (!waiting.tryAcquire()) {
      return;
    }
    answering.acquireUninterruptibly();
    try {
      Optional<Settlement> found = planned(() -> intake.plan(message));
      if (found.isPresent()) {
        if (!settlements.get(found.get())) {
          planned(() -> again(message));
        }
        answered.run();
      }
    } catch (StoreUnavailable e) {
      LOG.warn("the database does not answer: messages wait");
    } catch (RuntimeException e) {
      LOG.error("message {} is left to the sweep", message.id(), e);
    } finally {
      answering.release();
      waiting.release();
    }
  }

  private boolean again(ReceivedMessage message) {
    intake.answer(message.id());
    return true;
  }

  /** Empty once the desk closes. */
  private <T> Optional<T> planned(Supplier<T> work) {
    planning.acquireUninterruptibly();
    try {
      return closing ? Optional.empty() : Optional.of(work.get());
    } finally {
      planning.release();
    }
  }

  private void sweep(Duration age) {
    if (sweeping.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              planned(() -> sweepAll(age));
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
  private boolean sweepAll(Duration age) {
    int swept = SmsIntake.SWEPT;
    while (swept == SmsIntake.SWEPT) {
      swept = intake.sweep(age);
      answered.run();
    }
    overdue.run();
    answered.run();
    return true;
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
    inbox.close();
    settlements.close();
    late.close();
  }
}
