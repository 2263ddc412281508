package ke.go.machakos.db.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;

/**
 * A query that every dialogue asks, built with jOOQ and rendered once. Rendering it at each call
 * was a seventh of the gateway's processor time; jOOQ itself keeps no rendered SQL. Thread-safe.
 *
 * @param <T> what a row is read as
 */
public final class Lookup<T> {
  private final String sql;
  private final Field<?>[] columns;
  private final Function<Record, T> reader;

  private Lookup(Select<?> query, Function<Record, T> reader) {
    this.sql = query.getSQL();
    this.columns = query.getSelect().toArray(new Field<?>[0]);
    this.reader = reader;
  }

  /**
   * Renders a query.
   *
   * @param query makes it, with {@code DSL.param} where its keys go
   * @param reader reads a row
   */
  public static <T> Lookup<T> of(
      Function<DSLContext, Select<?>> query, Function<Record, T> reader) {
    return new Lookup<>(query.apply(Tx.detached()), reader);
  }

  /**
   * All rows.
   *
   * @param keys text, bytes or whole numbers, in the order of the query's parameters
   * @throws DataAccessException when the database fails
   */
  public List<T> all(Tx tx, Object... keys) {
    return tx.on(connection -> fetch(connection, keys));
  }

  /**
   * The only row, if there is one.
   *
   * @throws DataAccessException when the database fails
   */
  public Optional<T> one(Tx tx, Object... keys) {
    List<T> rows = all(tx, keys);
    if (rows.size() > 1) {
      throw new IllegalStateException(rows.size() + " rows for one key");
    }
    return rows.stream().findFirst();
  }

  private List<T> fetch(Connection connection, Object... keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < keys.length; i++) {
        statement.setObject(i + 1, keys[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return Tx.detached().fetch(rows, columns).map(reader::apply);
      }
    }
  }
}
