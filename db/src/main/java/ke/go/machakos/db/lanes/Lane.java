package ke.go.machakos.db.lanes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does whatever waits in one go: what concurrent turns ask of a store becomes one
 * exchange with it. Thread-safe.
 *
 * <p>Before it takes what waits it gives way once: with a core idle that costs a microsecond, and
 * with none the turns that are about to ask come first and share the exchange. Measured on two busy
 * cores, with one lane instead of two: half the exchanges for as many turns, a fifth more turns.
 *
 * @param <W> what is asked
 */
public final class Lane<W> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final int most;
  private final long pace;
  private final Consumer<List<W>> work;
  private final BiConsumer<W, Throwable> failed;
  private final BlockingQueue<W> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Opens a lane.
   *
   * @param name its thread's
   * @param most how much it takes at once, at least 1
   * @param work does it all; the list is its own while it works
   * @param failed told of each that was in hand when the work threw, even of one that was done
   */
  public Lane(String name, int most, Consumer<List<W>> work, BiConsumer<W, Throwable> failed) {
    this(name, most, Duration.ZERO, work, failed);
  }

  /**
   * Opens a lane that begins no sooner than some time after it began the last time: what comes
   * alone is done at once, what comes in a stream is gathered.
   *
   * @param pace from one beginning to the next
   */
  public Lane(
      String name,
      int most,
      Duration pace,
      Consumer<List<W>> work,
      BiConsumer<W, Throwable> failed) {
    this.most = most;
    this.pace = pace.toNanos();
    this.work = work;
    this.failed = failed;
    this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /** Has something done, soon. Nothing is done any more once the lane is closed. */
  public void add(W order) {
    waiting.add(order);
  }

  @SuppressWarnings("ThreadPriorityCheck") // only how much is shared depends on the scheduler
  private void run() {
    List<W> batch = new ArrayList<>(most);
    long began = System.nanoTime() - pace;
    try {
      while (!closed) {
        batch.add(waiting.take());
        if (pace > 0) {
          TimeUnit.NANOSECONDS.sleep(began + pace - System.nanoTime());
          began = System.nanoTime();
        }
        Thread.yield();
        waiting.drainTo(batch, most - 1);
        doAll(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever the work dies of, an error of the machine too, what comes after it is done. */
  private void doAll(List<W> batch) {
    try {
      work.accept(batch);
    } catch (Throwable e) {
      batch.forEach(it -> failed.accept(it, e));
      LOG.error("The lane {} failed {} at once and goes on", thread.getName(), batch.size(), e);
    }
  }

  /** Whether it was closed. */
  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
