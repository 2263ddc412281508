package ke.go.machakos.gateway.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The statements that a gateway was seen to run, and how the store finds their rows. Seen by
 * looking often at what its connections are at: what takes long is seen for sure, the rest by and
 * by.
 */
final class Plans implements AutoCloseable {
  private static final String RUNNING =
      "SELECT info FROM information_schema.processlist WHERE id <> CONNECTION_ID()"
          + " AND info LIKE 'SELECT%'";

  private final Connection connection;
  private final Map<String, Integer> seen = new TreeMap<>();
  private final Thread watcher = Thread.ofPlatform().daemon().unstarted(this::watch);
  private volatile boolean enough;

  /** Over a connection of the gateway's own user, which sees what that user runs. */
  Plans(Connection connection) {
    this.connection = connection;
  }

  Plans watching() {
    watcher.start();
    return this;
  }

  private void watch() {
    try (PreparedStatement running = connection.prepareStatement(RUNNING)) {
      while (!enough) {
        try (ResultSet rows = running.executeQuery()) {
          while (rows.next()) {
            seen.merge(rows.getString(1).replaceAll("\\s+", " "), 1, Integer::sum);
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A table of the tables that were looked into, by which key, and how many rows of each. */
  String table() throws SQLException, InterruptedException {
    enough = true;
    watcher.join();
    Map<String, Integer> steps = new TreeMap<>();
    for (String statement : seen.keySet()) {
      explain(statement, steps);
    }
    StringBuilder text =
        new StringBuilder("| table | how | key | rows looked at |\n|---|---|---|--:|\n");
    steps.forEach((step, rows) -> text.append(step).append(rows).append(" |\n"));
    return text.toString();
  }

  private void explain(String statement, Map<String, Integer> steps) throws SQLException {
    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + statement)) {
      String[] before = statement.split("\\?", -1);
      for (int i = 1; i < before.length; i++) {
        if (before[i - 1].endsWith("next ") || before[i - 1].endsWith("limit ")) {
          explain.setInt(i, 1);
        } else {
          explain.setString(i, "1");
        }
      }
      try (ResultSet rows = explain.executeQuery()) {
        while (rows.next()) {
          String step =
              "| %s | %s | %s | "
                  .formatted(
                      rows.getString("table"), rows.getString("type"), rows.getString("key"));
          steps.merge(step, rows.getInt("rows"), Math::max);
        }
      }
    } catch (SQLException notOfOurs) {
      steps.merge("| ? | not explained | " + notOfOurs.getErrorCode() + " | ", 0, Math::max);
    }
  }

  @Override
  public void close() throws SQLException {
    enough = true;
    connection.close();
  }
}
