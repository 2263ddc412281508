package ke.go.machakos.gateway.turns;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import ke.go.machakos.db.TestStores;

/** A lock on a project's row: a remark on it waits, uncommitted, until the lock is let go. */
final class HeldProject implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connection connection = TestStores.get().owner();

  HeldProject(String reference) throws SQLException {
    connection.setAutoCommit(false);
    try (var select =
        connection.prepareStatement("SELECT 1 FROM project WHERE reference = ? FOR UPDATE")) {
      select.setString(1, reference);
      select.executeQuery();
    }
  }

  /** Waits until a remark waits. */
  void awaitRemark() throws SQLException {
    long start = System.nanoTime();
    try (Connection watching = TestStores.get().owner();
        Statement statement = watching.createStatement()) {
      while (!isWaiting(statement)) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new IllegalStateException("no remark came");
        }
      }
    }
  }

  private static boolean isWaiting(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("SHOW STATUS LIKE 'Innodb_row_lock_current_waits'")) {
      return rows.next() && rows.getInt(2) > 0;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
