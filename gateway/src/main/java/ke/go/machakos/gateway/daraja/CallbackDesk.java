package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what M-Pesa posts stored, each body on a virtual thread of its own, a few at a time; no more
 * is waited for than M-Pesa waits. Thread-safe.
 */
final class CallbackDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackDesk.class);
  private static final int AT_ONCE = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final MoneyIn money;
  private final C2bJudge judge;
  private final RawKeeper keeper;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("money-", 0).factory());

  CallbackDesk(MoneyIn money, C2bJudge judge, RawKeeper keeper) {
    this.money = money;
    this.judge = judge;
    this.keeper = keeper;
  }

  /** Whether all that a body says is stored, and the body kept where it does not say all. */
  CompletableFuture<Boolean> take(
      String kind, byte[] body, Function<JsonObject, List<MoneyEvent>> one) {
    return work(
        kind,
        false,
        () -> {
          CallbackFormat.Reading<MoneyEvent> reading = CallbackFormat.read(body, one);
          reading.read().forEach(money::take);
          reading.fault().ifPresent(reason -> keep(kind, body, reason));
          return true;
        });
  }

  /** What is said of a payment that is about to be made; in doubt it may be made. */
  CompletableFuture<C2bJudge.Verdict> judge(byte[] body) {
    String kind = "c2b/validation";
    return work(
        kind,
        C2bJudge.Verdict.ACCEPTED,
        () -> {
          CallbackFormat.Reading<C2bPayment> reading =
              CallbackFormat.read(body, json -> C2bFormat.payment(json).stream().toList());
          reading.fault().ifPresent(reason -> keep(kind, body, reason));
          return reading.read().size() == 1
              ? judge.judge(reading.read().getFirst())
              : C2bJudge.Verdict.ACCEPTED;
        });
  }

  private void keep(String kind, byte[] body, String reason) {
    LOG.warn("a callback of {} bytes on {} is kept as it came: {}", body.length, kind, reason);
    keeper.keep(kind, body, reason);
  }

  private <T> CompletableFuture<T> work(String kind, T otherwise, Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      threads.execute(() -> done.complete(worked(kind, otherwise, work)));
    } catch (RejectedExecutionException stopping) {
      done.complete(otherwise);
    }
    return done;
  }

  private <T> T worked(String kind, T otherwise, Supplier<T> work) {
    boolean admitted = false;
    try {
      admitted = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return admitted ? work.get() : otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    } catch (RuntimeException e) {
      // the message of a fault may quote what it could not store
      LOG.error("a callback on {} is not stored: {}", kind, e.getClass().getSimpleName());
      return otherwise;
    } finally {
      if (admitted) {
        places.release();
      }
    }
  }

  /** Takes no more, and finishes what is at work. */
  @Override
  public void close() {
    threads.close();
  }
}
