package ke.go.machakos.db.sessions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ke.go.machakos.db.crypto.Vault;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.ZRangeParams;

/**
 * Live dialogues in Redis, a hash for each: its version, sealed whole for its caller, and the
 * numbers of those before. Thread-safe; every method is an exchange with Redis, or two where a twin
 * or a dialogue that was cut is found, shared with the turns that come at the same moment, and
 * throws {@link SessionsUnavailable} when there is no answer in time.
 *
 * <p>Sealing and opening happen on the threads that talk to Redis, which live long: the crypto
 * library keeps a cipher for each thread, and a turn's own virtual thread would make a new one.
 */
public final class SessionStore implements AutoCloseable {
  /** How long a session is kept after its last turn, so that it can be gone on with. */
  public static final Duration KEPT = Duration.ofMinutes(15);

  /** How long one is kept whose end was said: for as long as its last turn may come again. */
  private static final Duration ENDED = Duration.ofMinutes(3);

  /**
   * So many versions are emptied in one command, but for the last: one command less in most turns,
   * for a kilobyte more while a dialogue lasts.
   */
  private static final int EMPTIED = 4;

  /** The sorted set of dialogues that nobody has seen the end of, by the second they are due. */
  private static final byte[] LIVE = "live".getBytes(US_ASCII);

  /** A key that nobody ever sets. */
  private static final byte[] NOTHING = "nothing".getBytes(US_ASCII);

  /** How long a caller is remembered, 6 h: what another channel changes is noticed by then. */
  private static final byte[] REMEMBERED = "21600".getBytes(US_ASCII);

  /** What is left of a version that others followed: its twins still lose to it. */
  private static final String GONE = "";

  private static final byte[] KEEP = "keep".getBytes(US_ASCII);
  private static final byte[] DROP = "drop".getBytes(US_ASCII);
  private static final byte[] SET = "set".getBytes(US_ASCII);

  private final Vault vault;
  private final Pipelines pipelines;
  private final Recent recent = new Recent();
  private final Script replace = Script.resource("/redis/session_replace.lua");

  /** A store on a Redis that it does not own; {@link #close} ends the thread that talks to it. */
  public SessionStore(UnifiedJedis redis, Vault vault) {
    this.vault = vault;
    this.pipelines = new Pipelines(redis);
  }

  /**
   * What is known when a dialogue begins.
   *
   * @param own the session of this very dialogue, if the same first turn came before
   * @param last the latest session of the same caller, where there is no own
   * @param greeting what is remembered of the caller
   */
  public record Opened(Optional<Stored> own, Optional<Stored> last, Optional<byte[]> greeting) {}

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

  /**
   * What this node itself stored last of a dialogue, without asking Redis: another node may have
   * gone on since, or Redis lost it. It is good for finding the next screen, which {@link #replace}
   * then refuses; never for what writes.
   */
  public Optional<Stored> recent(SessionKey key) {
    return recent.of(key.session());
  }

  /** The session of a dialogue that went on. */
  public Optional<Stored> load(SessionKey key) {
    return versions(key.sessionBytes(), key.caller());
  }

  private Optional<Stored> versions(byte[] session, String caller) {
    return pipelines.run(
        pipeline -> {
          Response<List<byte[]>> kept = pipeline.hvals(session);
          return () -> newest(kept.get(), caller);
        });
  }

  /**
   * The session of a dialogue that begins, or its caller's last. In plain commands: as a script
   * this was half of what Redis did for a turn, and a twin between the two exchanges is found when
   * the turn is stored.
   */
  public Opened open(SessionKey key) {
    Found found =
        pipelines.run(
            pipeline -> {
              Response<List<byte[]>> own = pipeline.hvals(key.sessionBytes());
              Response<List<byte[]>> known = pipeline.mget(key.callerBytes(), key.greetingBytes());
              return () -> found(own.get(), known.get(), key.caller());
            });
    Optional<Stored> last =
        found.own().isPresent()
            ? Optional.empty()
            : found.last().flatMap(session -> versions(session, key.caller()));
    return new Opened(found.own(), last, found.greeting());
  }

  /**
   * What one exchange tells of a dialogue that begins.
   *
   * @param last the key of its caller's latest session
   */
  private record Found(Optional<Stored> own, Optional<byte[]> last, Optional<byte[]> greeting) {}

  private Found found(List<byte[]> own, List<byte[]> known, String caller) {
    return new Found(
        newest(own, caller),
        Optional.ofNullable(known.get(0)),
        Optional.ofNullable(known.get(1)).map(bytes -> vault.open(bytes, caller)));
  }

  /**
   * Stores the next version of a session unless another turn did.
   *
   * @param due when the dialogue counts as abandoned if its end is not seen; only for Mark.OPEN
   * @param greeting what becomes of what is remembered of the caller
   * @return empty if it was stored, else what the winner stored
   */
  public Optional<Stored> replace(
      SessionKey key, Stored next, Mark mark, Instant due, Greeting greeting) {
    byte[] session = key.sessionBytes();
    if (mark == Mark.OPEN) {
      pipelines.tell(pipeline -> pipeline.zadd(LIVE, (double) due.getEpochSecond(), session)::get);
    } else if (mark == Mark.CLOSE) {
      pipelines.tell(pipeline -> pipeline.zrem(LIVE, session)::get);
    }
    Optional<Stored> winner =
        mark != Mark.CLOSE && greeting instanceof Greeting.Keep
            ? advance(key, next, mark)
            : pipelines.run(
                replace,
                keys(key),
                () -> arguments(key, next, mark, greeting),
                reply -> newest(reply, key.caller()));
    if (winner.isEmpty() && mark != Mark.CLOSE) {
      recent.put(key.session(), next);
    } else {
      recent.forget(key.session());
    }
    return winner;
  }

  /**
   * What the script does, in plain commands, where nothing hangs on who won: in most turns, and in
   * a third of the script's time. A twin's caller holds the same session.
   */
  private Optional<Stored> advance(SessionKey key, Stored next, Mark mark) {
    boolean stored =
        pipelines.run(
            pipeline -> {
              byte[] session = key.sessionBytes();
              Response<Long> set =
                  pipeline.hsetnx(session, Stored.prefix(next.version()), sealed(key, next));
              pipeline.expire(session, KEPT.toSeconds());
              if (next.version() % EMPTIED == 0) {
                pipeline.hset(key.session(), before(next.version(), EMPTIED));
              }
              if (mark == Mark.OPEN) {
                pipeline.set(
                    key.callerBytes(), session, SetParams.setParams().ex(KEPT.toSeconds()));
              }
              return () -> set.get() == 1;
            });
    return stored ? Optional.empty() : load(key);
  }

  /** Strikes a dialogue off the live ones; false if another already did or it has ended. */
  public boolean strike(SessionKey key) {
    return pipelines.run(
        pipeline -> {
          Response<Long> removed = pipeline.zrem(LIVE, key.sessionBytes());
          return () -> removed.get() > 0;
        });
  }

  /**
   * Strikes off dialogues whose end nobody saw and that are overdue, each for one node only; what
   * is still kept of each. Two exchanges for all of them: with two for each, those that the peak of
   * the bench leaves behind kept a third of a core busy for minutes.
   *
   * @param limit so many at most; the turns that come meanwhile wait for them
   */
  public List<Optional<Stored>> overdue(Instant now, int limit) {
    List<byte[]> due = pipelines.run(pipeline -> pipeline.zrange(LIVE, upTo(now, limit)));
    return due.isEmpty() ? List.of() : pipelines.run(pipeline -> struck(pipeline, due));
  }

  /**
   * A dialogue on its way off the live ones.
   *
   * @param mine 1 where no other node struck it off first
   */
  private record Striking(Response<Long> mine, Response<List<byte[]>> kept, String caller) {}

  private Supplier<List<Optional<Stored>>> struck(AbstractPipeline pipeline, List<byte[]> due) {
    List<Striking> all =
        due.stream()
            .map(
                session ->
                    new Striking(
                        pipeline.zrem(LIVE, session),
                        pipeline.hvals(session),
                        SessionKey.callerOf(session)))
            .toList();
    return () ->
        all.stream()
            .filter(each -> each.mine().get() > 0)
            .map(each -> newest(each.kept().get(), each.caller()))
            .toList();
  }

  /** How many dialogues nobody has seen the end of; not a number while Redis does not answer. */
  public double liveOrNaN() {
    try {
      return pipelines.run(
          pipeline -> {
            Response<Long> live = pipeline.zcard(LIVE);
            return () -> (double) live.get();
          });
    } catch (SessionsUnavailable e) {
      return Double.NaN;
    }
  }

  /**
   * Whether Redis answers and takes what is written: on a full disk it answers, and keeps nothing.
   */
  public boolean answers() {
    try {
      return pipelines.run(
          pipeline -> {
            // a write that changes nothing, and is refused where any other would be
            Response<Long> none = pipeline.del(NOTHING);
            return () -> none.get() == 0;
          });
    } catch (SessionsUnavailable e) {
      return false;
    }
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

  private List<byte[]> arguments(SessionKey key, Stored next, Mark mark, Greeting greeting) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Stored.prefix(next.version()));
    arguments.add(sealed(key, next));
    arguments.add(Stored.prefix(next.version() - 1));
    arguments.add(seconds(mark == Mark.CLOSE ? ENDED : KEPT));
    arguments.add(mark.word.getBytes(US_ASCII));
    switch (greeting) {
      case Greeting.Keep keep -> arguments.add(KEEP);
      case Greeting.Drop drop -> arguments.add(DROP);
      case Greeting.Remember remember -> {
        arguments.add(SET);
        arguments.add(vault.seal(remember.content(), key.caller()));
        arguments.add(REMEMBERED);
      }
    }
    return arguments;
  }

  private byte[] sealed(SessionKey key, Stored next) {
    return next.bytes(vault.seal(next.content(), key.caller()));
  }

  private static byte[] seconds(Duration kept) {
    return Long.toString(kept.toSeconds()).getBytes(US_ASCII);
  }

  /** The versions before one, emptied. */
  private static Map<String, String> before(int version, int count) {
    Map<String, String> emptied = new HashMap<>();
    for (int back = 1; back <= Math.min(count, version - 1); back++) {
      emptied.put(Stored.name(version - back), GONE);
    }
    return emptied;
  }

  private Optional<Stored> newest(@Nullable Object reply, String caller) {
    Collection<?> kept = reply instanceof Collection<?> versions ? versions : List.of();
    return kept.stream()
        .filter(byte[].class::isInstance)
        .map(byte[].class::cast)
        .filter(bytes -> bytes.length > 0)
        .max(Comparator.comparingInt(Stored::version))
        .map(bytes -> new Stored(Stored.version(bytes), vault.open(Stored.sealed(bytes), caller)));
  }
}
