package ke.go.machakos.db.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** The connections of a running process, each of which gives up before a caller would. */
final class Pool {
  /** A quiet gateway keeps no more; each costs the server a thread and both a handshake. */
  private static final int MOST_IDLE = 8;

  private Pool() {}

  /** Connections that come back to the pool with each statement a transaction of its own. */
  static HikariDataSource forReading(DatabaseSettings settings, int size) {
    return open(settings, size, true);
  }

  /**
   * Connections whose first statement begins a transaction: to switch one to and fro would be two
   * trips to the server for each.
   */
  static HikariDataSource forWriting(DatabaseSettings settings, int size) {
    return open(settings, size, false);
  }

  private static HikariDataSource open(DatabaseSettings settings, int size, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(autoCommit ? "mariadb-read" : "mariadb-write");
    config.setAutoCommit(autoCommit);
    config.setMinimumIdle(Math.min(size, MOST_IDLE));
    config.setDataSource(new PatientSource(settings.url(), properties(settings)));
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(1000);
    config.setValidationTimeout(500);
    // Fewer locks between rows than REPEATABLE READ: the outbox is leased while others add to it.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  private static Properties properties(DatabaseSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("connectTimeout", "1000");
    properties.setProperty("socketTimeout", "2000");
    // The same few statements come with every dialogue: parsed once a connection.
    properties.setProperty("useServerPrepStmts", "true");
    properties.setProperty(
        "sessionVariables", "time_zone='+00:00',max_statement_time=1.8,innodb_lock_wait_timeout=1");
    return properties;
  }
}
