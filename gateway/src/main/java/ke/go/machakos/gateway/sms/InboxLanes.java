package ke.go.machakos.gateway.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores messages that come at the same moment in one transaction: a lane takes whatever waits. Two
 * lanes, so that one works while the other waits for the disk. Thread-safe.
 */
final class InboxLanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InboxLanes.class);
  private static final int LANES = 2;
  private static final int MOST = 64;
  private static final long PATIENCE_SECONDS = 5;

  /** Stores messages; says which of them are new, in their order. */
  interface Store extends Function<List<IncomingMessage>, List<Optional<ReceivedMessage>>> {}

  private final Store store;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final List<Thread> lanes = new ArrayList<>();

  InboxLanes(Store store) {
    this.store = store;
    for (int i = 1; i <= LANES; i++) {
      lanes.add(Thread.ofVirtual().name("inbox-lane-" + i).start(this::work));
    }
  }

  private record Order(
      IncomingMessage message, CompletableFuture<Optional<ReceivedMessage>> stored) {}

  /**
   * Stores a message and gives back what is to be answered of it, if it is new.
   *
   * @return empty where it could not be stored in time: the provider sends it again
   */
  Optional<Optional<ReceivedMessage>> store(IncomingMessage message) {
    Order order = new Order(message, new CompletableFuture<>());
    orders.add(order);
    try {
      return Optional.of(order.stored().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      order.stored().cancel(false);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      told(e);
      return Optional.empty();
    }
  }

  private static void told(ExecutionException fault) {
    if (fault.getCause() instanceof StoreUnavailable) {
      LOG.warn("the database does not answer: messages wait");
    } else {
      LOG.error("a message could not be stored", fault);
    }
  }

  private void work() {
    try {
      while (true) {
        List<Order> batch = new ArrayList<>(MOST);
        batch.add(orders.take());
        orders.drainTo(batch, MOST - 1);
        batch.removeIf(order -> order.stored().isDone()); // given up
        deliver(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(List<Order> batch) {
    try {
      List<Optional<ReceivedMessage>> stored =
          batch.isEmpty() ? List.of() : store.apply(batch.stream().map(Order::message).toList());
      for (int i = 0; i < stored.size(); i++) {
        batch.get(i).stored().complete(stored.get(i));
      }
    } catch (RuntimeException e) {
      batch.forEach(order -> order.stored().completeExceptionally(e));
    }
  }

  /** Ends the lanes; nothing may be stored any more. */
  @Override
  public void close() {
    lanes.forEach(Thread::interrupt);
  }
}
