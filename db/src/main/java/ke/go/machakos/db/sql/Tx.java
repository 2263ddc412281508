package ke.go.machakos.db.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
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

  /**
   * Runs statements that differ in their values alone, in one exchange with the server and rendered
   * once; how many rows each changed, in their order.
   */
  public int[] batch(List<? extends Query> alike) {
    var batch = jooq().batch(alike.getFirst()).bind(values(alike.getFirst()));
    for (Query each : alike.subList(1, alike.size())) {
      batch = batch.bind(values(each));
    }
    return batch.execute();
  }

  private static Object[] values(Query query) {
    return query.getBindValues().toArray();
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
