package ke.go.machakos.db.lanes;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Gives up replies that do not come in time.
 *
 * <p>One look at all of them every 50 ms instead of a timer for each: a virtual thread that waits
 * with a limit starts and cancels a timer, which was a tenth of the gateway's processor time.
 * Thread-safe.
 */
public final class Overdue implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);

  private final long patience;
  private final Supplier<RuntimeException> fault;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final Thread clock;

  /**
   * Begins to look.
   *
   * @param name what is waited for
   * @param fault what a reply ends with that did not come in time
   */
  public Overdue(String name, Duration patience, Supplier<RuntimeException> fault) {
    this.patience = patience.toNanos();
    this.fault = fault;
    this.clock = Thread.ofPlatform().daemon().name(name + "-overdue").start(this::work);
  }

  private record Waiting(CompletableFuture<?> reply, long since) {}

  /** Gives the reply up if it is not there in time. */
  public void watch(CompletableFuture<?> reply) {
    waiting.add(new Waiting(reply, System.nanoTime()));
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(EVERY.toNanos());
      look();
    }
  }

  /** The oldest comes first, so that the first that may still wait ends the look. */
  private void look() {
    for (Waiting first = waiting.peek(); first != null; first = waiting.peek()) {
      if (!first.reply().isDone()) {
        if (System.nanoTime() - first.since() < patience) {
          return;
        }
        first.reply().completeExceptionally(fault.get());
      }
      waiting.remove();
    }
  }

  @Override
  public void close() {
    clock.interrupt();
  }
}
