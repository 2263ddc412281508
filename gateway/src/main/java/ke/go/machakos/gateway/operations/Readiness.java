package ke.go.machakos.gateway.operations;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each store whether it answers. Thread-safe. A store that hangs costs one virtual thread,
 * however often it is asked: while a question is open no second one is put.
 */
public final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Map<String, BooleanSupplier> stores;
  private final Duration limit;
  private final Map<String, FutureTask<Boolean>> open = new ConcurrentHashMap<>();
  private final Map<String, Boolean> last = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * Asks nothing yet.
   *
   * @param stores a question for each store, by name: true where it answers; an exception counts as
   *     false
   * @param limit how long a store may take to answer
   */
  public Readiness(Map<String, BooleanSupplier> stores, Duration limit) {
    this.stores = new LinkedHashMap<>(stores);
    this.limit = limit;
  }

  /**
   * From now on the process is not ready, so that balancers send its turns elsewhere while it
   * finishes those it has.
   */
  public void stopping() {
    stopping = true;
  }

  /**
   * Asks all stores at the same time and waits for them, at most the limit: not for an event loop.
   */
  public Health check() {
    Map<String, FutureTask<Boolean>> asked = new LinkedHashMap<>();
    stores.forEach((name, store) -> asked.put(name, ask(name, store)));
    long deadline = System.nanoTime() + limit.toNanos();
    Map<String, Boolean> answers = new LinkedHashMap<>();
    asked.forEach((name, question) -> answers.put(name, answer(name, question, deadline)));
    return new Health(answers, stopping);
  }

  /** Shows each store's last answer among the metrics. */
  public void showIn(Metrics metrics) {
    stores
        .keySet()
        .forEach(name -> metrics.store(name, () -> last.getOrDefault(name, false) ? 1 : 0));
  }

  private FutureTask<Boolean> ask(String name, BooleanSupplier store) {
    return open.compute(
        name,
        (key, before) -> {
          if (before != null && !before.isDone()) {
            return before;
          }
          FutureTask<Boolean> question = new FutureTask<>(store::getAsBoolean);
          Thread.ofVirtual().name("readiness-" + key).start(question);
          return question;
        });
  }

  private boolean answer(String name, FutureTask<Boolean> question, long deadline) {
    boolean up = false;
    try {
      up = question.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("{} gave no answer", name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Boolean before = last.put(name, up);
    if (before == null ? !up : before != up) {
      LOG.warn(up ? "{} answers again" : "{} does not answer", name);
    }
    return up;
  }
}
