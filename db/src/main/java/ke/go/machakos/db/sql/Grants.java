package ke.go.machakos.db.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import ke.go.machakos.db.sql.DatabaseSettings.Credentials;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** What the process's account may do to each table. */
final class Grants {
  /** What happened stays as it was written down. */
  private static final Set<String> APPEND_ONLY =
      Set.of(
          "ledger_entry",
          "posting",
          "bill_adjustment",
          "payment_evidence",
          "audit_event",
          "audit_entry",
          "audit_seal",
          "audit_day",
          "case_event",
          "consent",
          "correction",
          "fee_rule",
          "fee_waiver",
          "proposal_event",
          "day_close",
          "day_entry",
          "day_total",
          "day_difference",
          "revenue_reconciliation",
          "revenue_difference",
          "application_event",
          "permit_number");

  private static final String HISTORY = "flyway_schema_history";

  private Grants() {}

  static void apply(DatabaseSettings settings, Credentials owner) {
    String account = account(settings);
    try (Connection connection =
        DriverManager.getConnection(settings.url(), owner.user(), owner.password())) {
      DSLContext jooq = DSL.using(connection, SQLDialect.MARIADB);
      for (String table : tables(jooq)) {
        boolean grows = APPEND_ONLY.contains(table);
        String privileges = grows ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
        jooq.execute("GRANT " + privileges + " ON `" + table + "` TO " + account);
        if (grows) { // it may hold more, by an older version
          jooq.execute("REVOKE UPDATE, DELETE ON `" + table + "` FROM " + account);
        }
      }
    } catch (SQLException e) {
      throw new DataAccessException("The tables cannot be granted", e);
    }
  }

  /** The account as the server knows it: which of several hosts it was matched by. */
  private static String account(DatabaseSettings settings) {
    try (Connection connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      String name =
          String.valueOf(
              DSL.using(connection, SQLDialect.MARIADB).fetchValue("SELECT CURRENT_USER()"));
      int at = name.lastIndexOf('@');
      return quoted(name.substring(0, at)) + "@" + quoted(name.substring(at + 1));
    } catch (SQLException e) {
      throw new DataAccessException("The process's account cannot enter", e);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static List<String> tables(DSLContext jooq) {
    return jooq
        .fetch(
            "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")
        .map(row -> row.get(0, String.class))
        .stream()
        .filter(table -> !table.equals(HISTORY))
        .toList();
  }
}
