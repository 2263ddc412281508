package ke.go.machakos.gateway.conversation;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sessions.SessionKey;
import ke.go.machakos.db.sessions.SessionStore;
import ke.go.machakos.db.sessions.Stored;
import ke.go.machakos.gateway.operations.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts dialogues that their callers left. A dialogue is taken for left when the longest time a
 * network keeps one has passed; the network's own word, which may never come, only makes that
 * sooner. Thread-safe.
 */
public final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
  private static final long EVERY_MILLIS = 15_000;

  /** Few, for the turns that come meanwhile wait for them. */
  private static final int AT_ONCE = 100;

  private final Vertx vertx;
  private final SessionStore sessions;
  private final Vault vault;
  private final Metrics metrics;
  private final Consumer<Msisdn> over;
  private final InstantSource clock;

  /**
   * Counts them.
   *
   * @param over told of each phone whose call the network says is over, on a virtual thread
   */
  public Endings(
      Vertx vertx,
      SessionStore sessions,
      Vault vault,
      Metrics metrics,
      Consumer<Msisdn> over,
      InstantSource clock) {
    this.over = over;
    this.vertx = vertx;
    this.sessions = sessions;
    this.vault = vault;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Looks for dialogues that were left, again and again. */
  public void watch() {
    vertx.setPeriodic(EVERY_MILLIS, tick -> Thread.startVirtualThread(this::sweep));
  }

  /** Counts the dialogues that are overdue now. */
  public void sweep() {
    try {
      List<Optional<Stored>> left;
      do {
        left = sessions.overdue(clock.instant(), AT_ONCE);
        left.forEach(
            stored -> metrics.sessionAbandoned(Turns.screen(stored).orElse(Metrics.OTHER)));
      } while (!left.isEmpty());
    } catch (RuntimeException e) {
      LOG.warn("could not look for dialogues that were left", e);
    }
  }

  /** Takes the network's word for the end of a dialogue. */
  public void told(Msisdn phone, String sessionId, String status) {
    metrics.ending(status);
    Thread.startVirtualThread(
        () -> {
          try {
            SessionKey key = SessionKey.of(vault, phone, sessionId);
            if (sessions.strike(key)) {
              metrics.sessionAbandoned(Turns.screen(sessions.load(key)).orElse(Metrics.OTHER));
            }
            over.accept(phone);
          } catch (RuntimeException e) {
            LOG.warn("could not take a network's word for an end", e);
          }
        });
  }
}
