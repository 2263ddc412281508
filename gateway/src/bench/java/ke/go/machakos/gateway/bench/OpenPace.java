package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Dialogues arrive at random at a fixed mean rate, and their callers think between turns, whatever
 * the server does.
 *
 * <p>A thread of its own sends, because a selector wakes to the millisecond and a parked thread to
 * a few tens of microseconds. A caller who was answered late types on at once, and that turn counts
 * as late from when it was meant.
 */
final class OpenPace implements Pace, Runnable {

  private static final long SHORTEST_THINKING = 100_000_000L;
  private static final long LONGEST_THINKING = 400_000_000L;

  /** How often answered dialogues are looked for: well within the shortest thinking. */
  private static final long NAP = 2_000_000L;

  private final Callers callers;
  private final double gap;
  private final long end;
  private final long giveUp;
  private final SplittableRandom random = new SplittableRandom(2);
  private final PriorityQueue<Run> due =
      new PriorityQueue<>(Comparator.comparingLong(Run::intended));
  private final Queue<Run> thinking = new ConcurrentLinkedQueue<>();
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger live = new AtomicInteger();
  private volatile boolean arriving = true;
  private volatile long unsent;

  /**
   * @param rate turns a second
   * @param end when the last dialogue arrives
   * @param giveUp when turns that were not sent are counted as such
   */
  OpenPace(Callers callers, double rate, long end, long giveUp) {
    this.callers = callers;
    this.gap = 1e9 * callers.meanTurns() / rate;
    this.end = end;
    this.giveUp = giveUp;
  }

  @Override
  public void run() {
    long arrival = System.nanoTime();
    while (System.nanoTime() < giveUp && !isDone()) {
      long now = System.nanoTime();
      while (arrival <= now && arriving) {
        arrive(arrival);
        arrival += (long) (-Math.log(1 - random.nextDouble()) * gap);
        arriving = arriving && arrival < end;
      }
      for (Run run = thinking.poll(); run != null; run = thinking.poll()) {
        due.add(run);
      }
      sendDue(now);
      long next = due.isEmpty() ? now + NAP : due.peek().intended();
      next = Math.min(Math.min(next, now + NAP), arriving ? arrival : Long.MAX_VALUE);
      LockSupport.parkNanos(Math.max(next - System.nanoTime(), 20_000));
    }
    unsent = due.stream().mapToLong(Run::left).sum();
  }

  private void arrive(long at) {
    Optional<Run> next = callers.next();
    if (next.isEmpty()) {
      arriving = false;
      return;
    }
    next.get().intend(at);
    live.incrementAndGet();
    due.add(next.get());
  }

  private void sendDue(long now) {
    while (!due.isEmpty() && due.peek().intended() <= now) {
      Connection connection = idle.poll();
      if (connection == null) {
        return;
      }
      try {
        connection.send(due.remove());
      } catch (IOException broken) {
        closeQuietly(connection);
      }
    }
  }

  /** The reading thread then finds the connection ended and counts what was under way. */
  private static void closeQuietly(Connection connection) {
    try {
      connection.channel().shutdownInput();
    } catch (IOException alreadyClosed) {
      return;
    }
  }

  @Override
  public void free(Connection connection) {
    idle.add(connection);
  }

  @Override
  public void answered(Connection connection, Run run) {
    idle.add(connection);
    if (run.advance()) {
      run.intend(run.intended() + random(run));
      thinking.add(run);
    } else {
      live.decrementAndGet();
    }
  }

  @Override
  public void cut() {
    live.decrementAndGet();
  }

  /** How long this caller thinks: spread evenly, the same in every repetition. */
  private static long random(Run run) {
    long spread = (run.session() * 0x9e3779b97f4a7c15L + run.turn()) * 0xbf58476d1ce4e5b9L;
    return SHORTEST_THINKING + Long.remainderUnsigned(spread, LONGEST_THINKING - SHORTEST_THINKING);
  }

  @Override
  public boolean isDone() {
    return !arriving && live.get() == 0;
  }

  @Override
  public long unsent() {
    return unsent;
  }
}
