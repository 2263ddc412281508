package ke.go.machakos.db.sessions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZRangeParams;

/**
 * Live dialogues in Redis. Thread-safe; every method is one exchange with Redis at most, shared
 * with the turns that come at the same moment, and throws {@link SessionsUnavailable} when there is
 * no answer in time.
 */
public final class SessionStore implements AutoCloseable {
  /** How long a session is kept after its last turn, so that it can be gone on with. */
  public static final Duration KEPT = Duration.ofMinutes(15);

  /** The sorted set of dialogues that nobody has seen the end of, by the second they are due. */
  private static final byte[] LIVE = "live".getBytes(US_ASCII);

  /** How long a caller is remembered, 6 h: what another channel changes is noticed by then. */
  private static final byte[] REMEMBERED = "21600".getBytes(US_ASCII);

  private static final byte[] SECONDS = Long.toString(KEPT.toSeconds()).getBytes(US_ASCII);

  private final UnifiedJedis redis;
  private final Pipelines pipelines;
  private final Script open = Script.resource("/redis/session_open.lua");
  private final Script replace = Script.resource("/redis/session_replace.lua");

  /** A store on a Redis that it does not own; {@link #close} ends its two connections' threads. */
  public SessionStore(UnifiedJedis redis) {
    this.redis = redis;
    this.pipelines = new Pipelines(redis, 2);
  }

  /**
   * What is known when a dialogue begins.
   *
   * @param own the session of this very dialogue, if the same first turn came before
   * @param last the latest session of the same caller, where there is no own
   * @param greeting what is remembered of the caller
   */
  public record Opened(Optional<Stored> own, Optional<Stored> last, Optional<byte[]> greeting) {}

  /**
   * A session to be stored.
   *
   * @param content made when it is written, on the thread that writes: sealing draws random
   *     numbers, for which each new virtual thread would make a generator of its own (measured: 7.5
   *     % of the gateway's processor time)
   */
  public record Draft(int version, Supplier<byte[]> content) {
    Stored sealed() {
      return new Stored(version, content.get());
    }
  }

  /** What becomes of the mark that a caller has a dialogue that could be gone on with. */
  public enum Mark {
    KEEP("keep"),
    OPEN("open"),
    CLOSE("close");

    private final String word;

    Mark(String word) {
      this.word = word;
    }
  }

  /** The session of a dialogue that went on. */
  public Optional<Stored> load(SessionKey key) {
    byte @Nullable [] bytes =
        (byte @Nullable []) pipelines.run(pipeline -> pipeline.get(key.sessionBytes()));
    return Optional.ofNullable(bytes).map(Stored::of);
  }

  /** The session of a dialogue that begins, or its caller's last. */
  public Opened open(SessionKey key) {
    Object result = pipelines.run(open, keys(key), List::of);
    List<?> both = result instanceof List<?> list ? list : List.of();
    return new Opened(
        stored(both, 0).map(Stored::of), stored(both, 1).map(Stored::of), stored(both, 2));
  }

  /**
   * Stores the next version of a session unless another turn did.
   *
   * @param due when the dialogue counts as abandoned if its end is not seen; only for Mark.OPEN
   * @param greeting what becomes of what is remembered of the caller
   * @return empty if it was stored, else what the winner stored
   */
  public Optional<Stored> replace(
      SessionKey key, Draft next, Mark mark, Instant due, Greeting greeting) {
    byte[] session = key.sessionBytes();
    if (mark == Mark.OPEN) {
      pipelines.tell(pipeline -> pipeline.zadd(LIVE, (double) due.getEpochSecond(), session));
    } else if (mark == Mark.CLOSE) {
      pipelines.tell(pipeline -> pipeline.zrem(LIVE, session));
    }
    Object stored =
        pipelines.run(replace, keys(key), () -> arguments(next.sealed(), mark, greeting));
    return stored instanceof byte[] bytes ? Optional.of(Stored.of(bytes)) : Optional.empty();
  }

  /** Strikes a dialogue off the live ones; false if another already did or it has ended. */
  public boolean strike(SessionKey key) {
    Object removed = pipelines.run(pipeline -> pipeline.zrem(LIVE, key.sessionBytes()));
    return removed instanceof Long count && count > 0;
  }

  /**
   * A dialogue whose end nobody saw.
   *
   * @param caller the key of who held it
   */
  public record Overdue(String caller, Optional<Stored> stored) {}

  /** Strikes off dialogues that are overdue, each for one node only, with what is kept of them. */
  public List<Overdue> overdue(Instant now, int limit) {
    return redis.zrange(LIVE, upTo(now, limit)).stream()
        .filter(session -> redis.zrem(LIVE, session) > 0)
        .map(
            session ->
                new Overdue(
                    SessionKey.callerOf(session),
                    Optional.ofNullable(redis.get(session)).map(Stored::of)))
        .toList();
  }

  /** How many dialogues nobody has seen the end of; not a number while Redis does not answer. */
  public double liveOrNaN() {
    try {
      return pipelines.run(pipeline -> pipeline.zcard(LIVE)) instanceof Long live
          ? live
          : Double.NaN;
    } catch (SessionsUnavailable e) {
      return Double.NaN;
    }
  }

  /** Whether Redis answers. */
  public boolean answers() {
    return !Double.isNaN(liveOrNaN());
  }

  @Override
  public void close() {
    pipelines.close();
  }

  private static ZRangeParams upTo(Instant now, int limit) {
    return ZRangeParams.zrangeByScoreParams(0, (double) now.getEpochSecond()).limit(0, limit);
  }

  private static List<byte[]> keys(SessionKey key) {
    return List.of(key.sessionBytes(), key.callerBytes(), key.greetingBytes());
  }

  private static List<byte[]> arguments(Stored next, Mark mark, Greeting greeting) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Stored.prefix(next.version() - 1));
    arguments.add(next.bytes());
    arguments.add(SECONDS);
    arguments.add(mark.word.getBytes(US_ASCII));
    arguments.addAll(words(greeting));
    return arguments;
  }

  private static List<byte[]> words(Greeting greeting) {
    return switch (greeting) {
      case Greeting.Keep keep -> List.of("keep".getBytes(US_ASCII));
      case Greeting.Drop drop -> List.of("drop".getBytes(US_ASCII));
      case Greeting.Remember remember ->
          List.of("set".getBytes(US_ASCII), remember.content(), REMEMBERED);
    };
  }

  private static Optional<byte[]> stored(List<?> results, int index) {
    return index < results.size() && results.get(index) instanceof byte[] bytes
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
