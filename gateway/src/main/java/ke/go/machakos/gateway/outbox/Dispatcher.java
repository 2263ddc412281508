package ke.go.machakos.gateway.outbox;

import io.github.bucket4j.Bucket;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.lanes.Together;
import ke.go.machakos.db.outbox.DeliveryReports;
import ke.go.machakos.db.outbox.Dispatches;
import ke.go.machakos.db.outbox.Leased;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: leases as many messages as it has places, so that a message which a dead
 * process had leased is one which it may have sent, and no other waits for the lease to end.
 * Thread-safe; any number of nodes.
 */
public final class Dispatcher implements AutoCloseable {
  /** The longest that a provider is waited for. */
  public static final Duration ANSWER = Duration.ofSeconds(10);

  /** Messages in the provider's hands at the same time: the most that a SIGKILL sends twice. */
  public static final int PLACES = 32;

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final long GATHER_MILLIS = 25;
  private static final Duration RECORD_EVERY = Duration.ofMillis(20);

  private static final long LOOK_MILLIS = 250;
  private static final long SWEEP_MILLIS = 10_000;

  private final String owner = UUID.randomUUID().toString();
  private final Vertx vertx;
  private final Dispatches dispatches;
  private final DeliveryReports reports;
  private final Dispatch dispatch;
  private final Together<Dispatches.End, Boolean> records;
  private final InstantSource clock;
  private final Courtesy courtesy;
  private final OutboxMetrics metrics;
  private final Outbox outbox;
  private final Bucket rate;
  private final InTurn turns = new InTurn(ANSWER); // and then ANSWER more is less than a lease
  private final Semaphore places = new Semaphore(PLACES);
  private final Semaphore bell = new Semaphore(0);
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);
  private final long timer;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sms-out-", 0).factory());

  /**
   * Begins to send.
   *
   * @param perSecond the most that this node hands over in a second
   */
  public Dispatcher(
      Vertx vertx,
      Database database,
      Vault vault,
      Sender sender,
      int perSecond,
      InstantSource clock,
      OutboxMetrics metrics) {
    this.vertx = vertx;
    this.dispatches = new Dispatches(database, vault);
    this.reports = new DeliveryReports(database);
    this.clock = clock;
    this.courtesy = Courtesy.DEFAULT;
    this.metrics = metrics;
    this.outbox = new Outbox(database, vault);
    this.dispatch = new Dispatch(database, dispatches, new OptOuts(vault), sender, courtesy, clock);
    this.records =
        new Together<>(
            "sms-out-records",
            PLACES,
            RECORD_EVERY,
            StoreUnavailable.class::isInstance,
            dispatches::end);
    this.rate =
        Bucket.builder()
            .addLimit(
                limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    this.timer = vertx.setPeriodic(SWEEP_MILLIS, tick -> threads.execute(this::sweep));
    threads.execute(this::sweep);
    threads.execute(this::run);
  }

  /** Looks into the outbox at once; otherwise it is looked into four times a second. */
  public void nudge() {
    bell.release();
  }

  private void run() {
    while (open.get()) {
      try {
        if (!round()) {
          rest();
        }
      } catch (StoreUnavailable e) {
        LOG.warn("the database does not answer: messages wait");
        rest();
      } catch (RuntimeException e) {
        LOG.error("the outbox could not be read", e);
        rest();
      }
    }
  }

  /** Leases what there are places for, and says whether more may be there. */
  private boolean round() {
    places.acquireUninterruptibly();
    int free = 1 + places.drainPermits();
    int taken = 0;
    try {
      List<Leased> leased = leased(free);
      taken = leased.size();
      for (Leased each : leased) {
        InTurn.Turn turn = turns.queue(each.message().to());
        threads.execute(() -> work(each, turn));
      }
      return taken == free;
    } finally {
      places.release(free - taken);
    }
  }

  private List<Leased> leased(int most) {
    Instant now = clock.instant();
    if (now.isBefore(pausedUntil.get())) {
      return List.of();
    }
    int granted = (int) rate.tryConsumeAsMuchAsPossible(most);
    if (granted == 0) {
      return List.of();
    }
    List<Leased> leased = List.of();
    try {
      leased = dispatches.lease(owner, granted, !courtesy.quiet(now), now, LEASE);
      return leased;
    } finally {
      if (leased.size() < granted) {
        rate.addTokens(granted - leased.size());
      }
    }
  }

  private void work(Leased leased, InTurn.Turn turn) {
    try {
      Dispatch.End end = turn.take(() -> dispatch.of(leased));
      end.held().ifPresent(this::pause);
      if (!recorded(end)) {
        LOG.error("message {}: its lease was lost, it may be sent twice", leased.id());
      }
      metrics.ended(end.outcome());
    } catch (RuntimeException e) {
      LOG.error("message {} is left until its lease ends", leased.id(), e);
    } finally {
      places.release();
    }
  }

  private void pause(Handed.Held held) {
    if (held.trouble() == Handed.Trouble.ACCOUNT) {
      Duration pause = held.pause().orElse(PAUSE);
      LOG.error("sending stops for {}: {}", pause, held.reason());
      pausedUntil.set(clock.instant().plus(pause));
    }
  }

  /**
   * Writes an end down, with those that come at the same moment, however long the database takes:
   * what was sent must not be forgotten. Its place is taken until then, so that no more than {@link
   * #PLACES} can be in the provider's hands and not written down.
   */
  private boolean recorded(Dispatch.End end) {
    while (true) {
      try {
        return records.get(end.record());
      } catch (StoreUnavailable e) {
        if (!open.get()) {
          throw e;
        }
        rest();
      }
    }
  }

  private void sweep() {
    try {
      Instant now = clock.instant();
      metrics.overdue(
          outbox.oldestDue(now).map(due -> Duration.between(due, now)).orElse(Duration.ZERO));
      int left = dispatches.recover(now);
      metrics.recovered(left);
      if (left > 0) {
        LOG.warn("{} messages were in hand when a node died", left);
      }
      reports.match(now);
    } catch (StoreUnavailable e) {
      LOG.warn("the database does not answer: leases are looked at later");
    } catch (RuntimeException e) {
      LOG.error("leases could not be looked at", e);
    }
  }

  /** Until the bell rings, and a moment longer: what comes in a burst is leased together. */
  private void rest() {
    try {
      if (bell.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go of nothing that is in a provider's hands: waits for its answer and writes it down. */
  @Override
  public void close() {
    vertx.cancelTimer(timer);
    open.set(false);
    bell.release();
    threads.close();
    records.close();
  }
}
