package ke.go.machakos.db.redis;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/** A redis-server of a test's own, in any of its roles. */
record RedisProcess(Process process, int port, String password) implements AutoCloseable {

  static RedisProcess start(Path folder, int port, String password, String configuration)
      throws IOException {
    Path home = Files.createDirectory(folder.resolve("redis-" + port));
    Path file = home.resolve("redis.conf");
    String common =
        "bind 127.0.0.1\nport %d\ndir %s\nlogfile redis.log\n%s"
            .formatted(
                port,
                home,
                password.isEmpty()
                    ? ""
                    : "requirepass " + password + "\nmasterauth " + password + "\n");
    Files.writeString(file, common + configuration);
    File program = ExecutableProvider.newJarResourceProvider(home.toFile()).get();
    boolean sentinel = configuration.contains("sentinel monitor");
    if (!program.setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    ProcessBuilder builder =
        sentinel
            ? new ProcessBuilder(program.toString(), file.toString(), "--sentinel")
            : new ProcessBuilder(program.toString(), file.toString());
    return new RedisProcess(builder.start(), port, password);
  }

  /** A connection to this process alone. */
  Jedis jedis() {
    var config = DefaultJedisClientConfig.builder().password(password.isEmpty() ? null : password);
    return new Jedis(new HostAndPort("127.0.0.1", port), config.build());
  }

  boolean says(String section, String text) {
    try (Jedis jedis = jedis()) {
      return jedis.info(section).contains(text);
    } catch (JedisException e) {
      return false;
    }
  }

  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
  }

  static void await(String what, BooleanSupplier happened) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within 60 s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** A free port that leaves the one 10,000 above it, which a Cluster node also takes, free. */
  static int freePort() throws IOException {
    for (int attempt = 0; attempt < 1000; attempt++) {
      int port = probe(0);
      if (port < 55_000 && probe(port + 10_000) > 0) {
        return port;
      }
    }
    throw new IOException("no free pair of ports");
  }

  private static int probe(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      return -1;
    }
  }
}
