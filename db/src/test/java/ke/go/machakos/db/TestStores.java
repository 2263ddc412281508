package ke.go.machakos.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ke.go.machakos.db.embedded.DataFolder;
import ke.go.machakos.db.embedded.EmbeddedMariaDb;
import ke.go.machakos.db.embedded.EmbeddedRedis;
import ke.go.machakos.db.redis.RedisConnector;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * A real MariaDB and a real Redis for tests, started once in a JVM, in a folder that is deleted
 * when the JVM ends. Tests that stop a server start it again before they return; the ports stay, so
 * that pools recover. Not for tests that run in parallel.
 */
public final class TestStores {
  /** The most that a client keeps open. */
  private static final int CONNECTIONS = 16;

  private final DataFolder folder;
  private final Database database;
  private final UnifiedJedis redis;
  private EmbeddedMariaDb mariaDbServer;
  private EmbeddedRedis redisServer;

  private TestStores(DataFolder folder) {
    this.folder = folder;
    CompletableFuture<EmbeddedRedis> starting =
        CompletableFuture.supplyAsync(() -> EmbeddedRedis.start(folder));
    mariaDbServer = EmbeddedMariaDb.start(folder);
    redisServer = starting.join();
    database = Database.open(mariaDbServer.settings(), 8);
    redis = RedisConnector.open(redisServer.uri());
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "test-stores"));
  }

  /** The stores of this JVM, started by the first who asks. */
  public static TestStores get() {
    return Holder.STORES;
  }

  private static final class Holder {
    static final TestStores STORES = new TestStores(temporary());

    private static DataFolder temporary() {
      try {
        return DataFolder.open(Files.createTempDirectory("mlango-test-"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The migrated database, as the gateway's own account. */
  public Database database() {
    return database;
  }

  /** A client of the Redis. */
  public UnifiedJedis redis() {
    return redis;
  }

  /** Where the MariaDB is, for tests that open a {@link Database} or a process of their own. */
  public DatabaseSettings settings() {
    return mariaDbServer.settings();
  }

  /** Where the Redis is, with its password. */
  public URI redisUri() {
    return redisServer.uri();
  }

  /** The folder of both servers' files, for tests that search them. */
  public Path folder() {
    return folder.path();
  }

  /** A connection of the owner, who may do what the gateway's account may not. */
  public Connection owner() {
    var owner = settings().owner().orElseThrow();
    try {
      return DriverManager.getConnection(settings().url(), owner.user(), owner.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empties every table but Flyway's, and Redis. */
  public void reset() {
    redis.flushAll();
    try (Connection connection = owner();
        var statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var rows =
          statement.executeQuery(
              "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                  + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      statement.execute("SET FOREIGN_KEY_CHECKS = 0");
      for (String table : tables) {
        statement.execute("DELETE FROM `" + table + "`");
      }
      // the number of a case or a bill is what people are told, and so part of a transcript
      statement.execute("ALTER TABLE service_case AUTO_INCREMENT = 1");
      statement.execute("ALTER TABLE bill_number AUTO_INCREMENT = 20001");
      statement.execute("ALTER TABLE application_draft AUTO_INCREMENT = 1");
      statement.execute("ALTER TABLE permit_number AUTO_INCREMENT = 20001");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first cell that a query of the owner finds. */
  public String cell(String query) {
    try (Connection connection = owner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + query);
      }
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a table, or of a table and a condition. */
  public int count(String from) {
    return Integer.parseInt(cell("SELECT COUNT(*) FROM " + from));
  }

  /** Ends MariaDB cleanly. */
  public void stopMariaDb() {
    mariaDbServer.close();
  }

  /** Ends MariaDB by SIGKILL. */
  public void killMariaDb() {
    kill(mariaDbServer.pid());
  }

  /** Starts MariaDB again, at the same port; {@link #database} has found it when this returns. */
  public void startMariaDb() {
    mariaDbServer = EmbeddedMariaDb.start(folder);
    database.read(tx -> tx.jooq().execute("SELECT 1"));
  }

  /** Ends Redis cleanly. */
  public void stopRedis() {
    redisServer.close();
  }

  /** Ends Redis by SIGKILL. */
  public void killRedis() {
    kill(redisServer.pid());
  }

  /** Starts Redis again, at the same port; {@link #redis} has found it when this returns. */
  public void startRedis() {
    redisServer = EmbeddedRedis.start(folder);
    int left = CONNECTIONS;
    while (!answers() && left > 0) {
      left--; // each failure takes one connection to the Redis that was out of the pool
    }
  }

  private boolean answers() {
    try {
      redis.ping();
      return true;
    } catch (JedisConnectionException e) {
      return false;
    }
  }

  /** Makes MariaDB hang: its connections stay open and nothing answers. */
  public void freezeMariaDb() {
    freeze(mariaDbServer.pid());
  }

  /** Lets MariaDB go on. */
  public void thawMariaDb() {
    signal("-CONT", mariaDbServer.pid());
  }

  /** Makes Redis hang: its connections stay open and nothing answers. */
  public void freezeRedis() {
    freeze(redisServer.pid());
  }

  /** Lets Redis go on. */
  public void thawRedis() {
    signal("-CONT", redisServer.pid());
  }

  /** Stops a process and waits until it stands: a signal is only on its way when kill ends. */
  private static void freeze(long pid) {
    signal("-STOP", pid);
    Path status = Path.of("/proc/" + pid + "/stat");
    try {
      while (Files.exists(status) && !Files.readString(status).contains(") T ")) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String signal, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", signal, Long.toString(pid)).start();
      kill.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(long pid) {
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private void end() {
    redis.close();
    database.close();
    redisServer.close();
    mariaDbServer.close();
    folder.close();
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
