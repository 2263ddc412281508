package ke.go.machakos.db.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** The connections of a running process, each of which gives up before a caller would. */
final class Pool {
  private Pool() {}

  static HikariDataSource open(DatabaseSettings settings, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("mariadb");
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
