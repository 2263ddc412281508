package ke.go.machakos.db.sessions;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Gives up replies that do not come in time.
 *
 * <p>One look at all of them every 50 ms instead of a timer for each: a virtual thread that waits
 * with a limit starts and cancels a timer, which was a tenth of the gateway's processor time.
 * Thread-safe.
 */
final class Overdue implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);

  private final long patience;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final Thread clock;

  Overdue(Duration patience) {
    this.patience = patience.toNanos();
    this.clock = Thread.ofPlatform().daemon().name("redis-overdue").start(this::work);
  }

  private record Waiting(CompletableFuture<?> reply, long since) {}

  void watch(CompletableFuture<?> reply) {
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
        first.reply().completeExceptionally(new JedisConnectionException("no reply in time"));
      }
      waiting.remove();
    }
  }

  @Override
  public void close() {
    clock.interrupt();
  }
}
