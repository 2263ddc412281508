package ke.go.machakos.gateway.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ke.go.machakos.db.phone.Msisdn;

/**
 * Has the messages of a node to one person handed over one after the other, in the order in which
 * they queue, so that nobody reads "solved" before "received"; those to others pass by. What is put
 * off gives its turn up. Thread-safe.
 */
final class InTurn {
  private final long patience;
  private final ConcurrentMap<Msisdn, CompletableFuture<Boolean>> last = new ConcurrentHashMap<>();

  /**
   * Nobody queues yet.
   *
   * @param patience the longest that one waits for those before it: an order is not worth a lease
   */
  InTurn(Duration patience) {
    this.patience = patience.toMillis();
  }

  /** Queues, and waits for nothing. */
  Turn queue(Msisdn to) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    return new Turn(to, Optional.ofNullable(last.put(to, mine)), mine);
  }

  /** A place in the queue of a person; to be taken, or those behind it wait in vain. */
  final class Turn {
    private final Msisdn to;
    private final Optional<CompletableFuture<Boolean>> before;
    private final CompletableFuture<Boolean> mine;

    private Turn(
        Msisdn to, Optional<CompletableFuture<Boolean>> before, CompletableFuture<Boolean> mine) {
      this.to = to;
      this.before = before;
      this.mine = mine;
    }

    /** Does the work once the one before has done its own, or has taken too long. */
    <T> T take(Supplier<T> work) {
      try {
        before.ifPresent(
            it -> it.copy().completeOnTimeout(false, patience, TimeUnit.MILLISECONDS).join());
        return work.get();
      } finally {
        mine.complete(true);
        last.remove(to, mine);
      }
    }
  }
}
