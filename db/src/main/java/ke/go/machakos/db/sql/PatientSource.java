package ke.go.machakos.db.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Driver;

/**
 * Connections for the pool to keep, asked for every 100 ms while the server is away. Left to itself
 * the pool waits up to 5 s between its tries, and every turn of those 5 s would still fail.
 */
final class PatientSource implements DataSource {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final String url;
  private final Properties properties;

  PatientSource(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
          throw new SQLException("Not a MariaDB address: " + url);
        }
        return connection;
      } catch (SQLException e) {
        boolean tired = System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted();
        if (tired || !Failures.isUnavailable(e)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("one account only");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  /** How long a closing pool waits for a connection that is under way. */
  @Override
  public int getLoginTimeout() {
    return 2;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs nothing");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
