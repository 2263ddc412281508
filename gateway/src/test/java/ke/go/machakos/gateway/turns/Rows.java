package ke.go.machakos.gateway.turns;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import ke.go.machakos.db.TestStores;

/** What the tables hold. */
final class Rows {
  private Rows() {}

  static int remarks() {
    return Integer.parseInt(one("SELECT COUNT(*) FROM project_remark"));
  }

  static String remark() {
    return one("SELECT body FROM project_remark");
  }

  static int outbox() {
    return Integer.parseInt(one("SELECT COUNT(*) FROM outbox"));
  }

  /** Empties Redis and what turns write; the county's and the sample data stay. */
  static void forget() {
    TestStores.get().redis().flushAll();
    try (Connection connection = TestStores.get().owner();
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {
            "project_remark",
            "outbox",
            "turn_receipt",
            "inbox",
            "sms_dialogue",
            "report_draft",
            "opt_out"
          }) {
        statement.execute("DELETE FROM " + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a table, or of a table and a condition. */
  static int count(String from) {
    return TestStores.get().count(from);
  }

  static void run(String change) {
    try (Connection connection = TestStores.get().owner();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String one(String query) {
    return TestStores.get().cell(query);
  }
}
