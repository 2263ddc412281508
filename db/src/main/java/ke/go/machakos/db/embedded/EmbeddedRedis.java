package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.files.OwnerOnly;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A Redis 6.2 that runs beside this process on a loopback port, with a password and an append-only
 * file. It is not ended by the end of this process: {@link #close} ends it, and if that never runs,
 * the next start on the same folder does. Thread-safe once started.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(1);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final ServerProcess process;
  private final URI uri;

  private EmbeddedRedis(ServerProcess process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts it and waits until it has loaded its file and answers.
   *
   * @throws ServerDidNotStart if it ends or does not answer in 60 s
   * @throws UncheckedIOException if its files cannot be written
   */
  public static EmbeddedRedis start(DataFolder folder) {
    try {
      Path program = RedisProgram.unpackedFor(folder);
      Path configuration = folder.resolve("redis.conf");
      Path pidFile = folder.resolve("redis.pid");
      String name = String.valueOf(program.getFileName());
      new Orphans(name, configuration.toString(), pidFile).stop(STOP);
      OwnerOnly.createDirectories(folder.resolve("redis"));
      int port = Port.choose(folder.resolve("redis.port"));
      String password = Passwords.of(folder).redis();
      OwnerOnly.replace(configuration, configuration(folder, port, password, pidFile));
      List<String> command = List.of(program.toString(), configuration.toString());
      ServerProcess process = ServerProcess.start(command, Map.of(), folder.resolve("redis.log"));
      process.awaitReady(() -> answers(port, password), READY);
      return new EmbeddedRedis(process, uri(port, password));
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded Redis cannot be started", e);
    }
  }

  static URI uri(int port, String password) {
    return URI.create("redis://:%s@127.0.0.1:%d".formatted(password, port));
  }

  /**
   * Sessions are sealed, so that compressing them is work for nothing, and are written again with
   * each answer: at Redis' own 64 MB the file was rewritten without end, in a quarter of both
   * cores; at 512 MB every half minute of a storm, and a turn cost Redis 18 to 30 µs instead of 9.
   * At 1,000 turns a second 2 GB are three quarters of an hour, and take 9 s to be read at a start.
   */
  private static String configuration(DataFolder folder, int port, String password, Path pidFile) {
    return """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        pidfile "%s"
        appendonly yes
        appendfsync everysec
        auto-aof-rewrite-min-size 2gb
        hash-max-ziplist-value 2048
        rdbcompression no
        save ""
        """
            .formatted(port, password, quoted(folder.resolve("redis")), quoted(pidFile))
        + RedisProgram.keepArguments();
  }

  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static boolean answers(int port, String password) {
    DefaultJedisClientConfig config =
        DefaultJedisClientConfig.builder()
            .password(password)
            .serverDefaultProtocol()
            .connectionTimeoutMillis(500)
            .socketTimeoutMillis(1000)
            .build();
    try (Jedis jedis = new Jedis(new HostAndPort("127.0.0.1", port), config)) {
      return "PONG".equals(jedis.ping());
    } catch (JedisException e) {
      return false;
    }
  }

  /** Where it is, with its password. */
  public URI uri() {
    return uri;
  }

  /** The server's process number. */
  public long pid() {
    return process.pid();
  }

  /**
   * Ends it with its file written, within 10 s; by force after that. A second call does nothing.
   */
  @Override
  public void close() {
    try {
      process.stop(STOP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
