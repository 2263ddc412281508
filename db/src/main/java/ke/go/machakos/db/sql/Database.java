package ke.go.machakos.db.sql;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;
import org.mariadb.jdbc.Driver;

/**
 * The MariaDB that holds the facts: migrated, granted and pooled. Thread-safe. Every call ends
 * within about two seconds whatever the server does, and the pool recovers by itself.
 */
public final class Database implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final long PATIENCE_MILLIS = 1000;
  private final DatabaseSettings settings;
  private final Connections reading;
  private final Connections writing;
  private final Lookups lookups;

  private Database(DatabaseSettings settings, HikariDataSource reading, HikariDataSource writing) {
    this.settings = settings;
    this.reading = Connections.of(reading);
    this.writing = Connections.of(writing);
    this.lookups = new Lookups(this);
  }

  /** A pool, and as many places as it has connections, so that nobody waits inside it. */
  private record Connections(HikariDataSource pool, Semaphore places) {
    static Connections of(HikariDataSource pool) {
      return new Connections(pool, new Semaphore(Math.max(1, pool.getMaximumPoolSize())));
    }

    void enter() {
      try {
        // a wait with a limit costs a timer, even one that is over at once
        if (!places.tryAcquire() && !places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new StoreUnavailable(
              new SQLTransientConnectionException("every connection is busy"));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreUnavailable(e);
      }
    }

    void leave() {
      places.release();
    }
  }

  /**
   * Migrates the database as its owner, grants the process's account what it needs table by table,
   * and opens the pools.
   *
   * @param poolSize the number of connections to read by, and of those to write by, at least 1
   * @throws StoreUnavailable if the database cannot be reached
   */
  public static Database open(DatabaseSettings settings, int poolSize) {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    try {
      Migration.run(settings);
      settings.owner().ifPresent(owner -> Grants.apply(settings, owner));
      return connect(settings, poolSize);
    } catch (RuntimeException e) {
      throw translated(e);
    }
  }

  /**
   * Opens the pools alone, for a command beside a gateway that has migrated and granted.
   *
   * @throws StoreUnavailable if the database cannot be reached
   */
  public static Database connect(DatabaseSettings settings, int poolSize) {
    HikariDataSource reading = null;
    try {
      reading = Pool.forReading(settings, poolSize);
      return new Database(settings, reading, Pool.forWriting(settings, poolSize));
    } catch (PoolInitializationException e) {
      if (reading != null) {
        reading.close();
      }
      throw new StoreUnavailable(e);
    }
  }

  /**
   * A database that is not there: whatever is asked of it fails. For features that are only asked
   * what they declare.
   */
  public static Database absent() {
    DatabaseSettings nowhere = new DatabaseSettings("", "", "", Optional.empty());
    return new Database(nowhere, new HikariDataSource(), new HikariDataSource());
  }

  /**
   * Runs queries on one connection, each statement on its own.
   *
   * @throws StoreUnavailable if the database does not answer within about two seconds
   */
  public <T> T read(Function<Tx, T> work) {
    reading.enter();
    try (Connection connection = reading.pool().getConnection()) {
      return work.apply(new Tx(connection));
    } catch (SQLException e) {
      throw lost(new DataAccessException("No connection", e));
    } catch (DataAccessException e) {
      throw lost(e);
    } finally {
      reading.leave();
    }
  }

  /** What a look-up finds for a key, asked together with those that come at the same moment. */
  <T> List<T> find(Lookup<?, T> lookup, Object key) {
    return lookups.find(lookup, key);
  }

  /**
   * Runs work in one transaction (READ COMMITTED), which any exception rolls back. The work may run
   * up to three times, where a deadlock with another transaction undid it: it must do nothing that
   * a rollback does not undo.
   *
   * @throws StoreUnavailable if the database does not answer within about two seconds; a commit
   *     that was under way may then have taken effect
   */
  public <T> T write(Function<Tx, T> work) {
    writing.enter();
    try {
      return transaction(work);
    } finally {
      writing.leave();
    }
  }

  private <T> T transaction(Function<Tx, T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = writing.pool().getConnection()) {
        return transaction(connection, work);
      } catch (SQLException e) {
        throw lost(new DataAccessException("No transaction", e));
      } catch (DataAccessException e) {
        if (attempt == ATTEMPTS || !Failures.isRetryable(e)) {
          throw lost(e);
        }
      }
    }
  }

  private static <T> T transaction(Connection connection, Function<Tx, T> work)
      throws SQLException {
    try {
      T result = work.apply(new Tx(connection));
      connection.commit();
      return result;
    } catch (Throwable e) {
      try {
        connection.rollback();
      } catch (SQLException unreachable) {
        // The server rolls back when it sees the connection gone; the first failure is the news.
        e.addSuppressed(unreachable);
      }
      throw e;
    }
  }

  private RuntimeException lost(RuntimeException failure) {
    if (Failures.isBroken(failure)) {
      // The server went away, so the other connections are dead too: one failure is enough.
      reading.pool().getHikariPoolMXBean().softEvictConnections();
      writing.pool().getHikariPoolMXBean().softEvictConnections();
    }
    return translated(failure);
  }

  private static RuntimeException translated(RuntimeException failure) {
    return Failures.isUnavailable(failure) ? new StoreUnavailable(failure) : failure;
  }

  /**
   * Whether the database answers within a second. Asks on a connection of its own, so that a pool
   * whose connections are all at work is not mistaken for a database that is down.
   */
  public boolean answers() {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("connectTimeout", "400");
    properties.setProperty("socketTimeout", "500");
    try (Connection connection = new Driver().connect(settings.url(), properties)) {
      return connection != null && connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Closes the pools; work that still has a connection fails. */
  @Override
  public void close() {
    lookups.close();
    writing.pool().close();
    reading.pool().close();
  }
}
