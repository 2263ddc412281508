package ke.go.machakos.db.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the database while one piece of work has it: inside {@link Database#write} one
 * transaction, inside {@link Database#read} none. Not thread-safe, and of no use once the work is
 * done.
 */
public final class Tx {
  private static final Settings SETTINGS =
      new Settings()
          // An external database may have any name.
          .withRenderSchema(false)
          .withExecuteLogging(false)
          // Would cost a SHOW WARNINGS after every statement that has one.
          .withFetchWarnings(false);

  private static final DSLContext DETACHED = DSL.using(SQLDialect.MARIADB, SETTINGS);

  private final Connection connection;
  private @Nullable DSLContext jooq;

  Tx(Connection connection) {
    this.connection = connection;
  }

  /** The queries' way in, for the repositories of this module alone. */
  public DSLContext jooq() {
    if (jooq == null) {
      jooq = DSL.using(connection, SQLDialect.MARIADB, SETTINGS);
    }
    return jooq;
  }

  /** jOOQ without a connection, to render and to read with. Thread-safe. */
  static DSLContext detached() {
    return DETACHED;
  }

  /** Work on the bare connection, its failures told as jOOQ tells them. */
  <T> T on(Work<T> work) {
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw new DataAccessException("a look-up failed", e);
    }
  }

  /** Something done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }
}
