package ke.go.machakos.db.sql;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectFinalStep;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * A query by one key that dialogues ask again and again, for several keys at once. It is built with
 * jOOQ and rendered once: rendering at each call was a seventh of the gateway's processor time.
 * Thread-safe.
 *
 * @param <K> text, bytes or a whole number; as equal here as they are to the database
 * @param <T> what a row is read as
 */
public final class Lookup<K, T> {
  /** The most keys of one statement. */
  static final int MOST = 32;

  private final Field<K> key;
  private final Field<?>[] columns;
  private final List<String> sql; // for 1, 2, 4 .. keys, so that a server prepares few
  private final Function<Record, T> reader;

  private Lookup(Field<K> key, List<SelectQuery<?>> queries, Function<Record, T> reader) {
    this.key = key;
    this.columns = queries.getFirst().getSelect().toArray(new Field<?>[0]);
    this.sql = queries.stream().map(SelectQuery::getSQL).toList();
    this.reader = reader;
  }

  /**
   * Renders a query.
   *
   * @param query makes it, with the condition that the key is among those asked for
   * @param reader reads a row
   */
  public static <K, T> Lookup<K, T> by(
      Field<K> key,
      BiFunction<DSLContext, Condition, SelectFinalStep<?>> query,
      Function<Record, T> reader) {
    Field<K> found = key.as("lookup_key");
    List<SelectQuery<?>> queries = new ArrayList<>();
    for (int size = 1; size <= MOST; size *= 2) {
      List<Param<K>> places =
          Stream.generate(() -> DSL.param("key", key.getDataType())).limit(size).toList();
      SelectQuery<?> sized = query.apply(Tx.detached(), key.in(places)).getQuery();
      sized.addSelect(found);
      queries.add(sized);
    }
    return new Lookup<>(found, queries, reader);
  }

  /** The rows of a key, in the query's order. */
  public List<T> all(Database database, K wanted) {
    return database.find(this, wanted);
  }

  /** The only row of a key, if there is one. */
  public Optional<T> one(Database database, K wanted) {
    List<T> rows = all(database, wanted);
    if (rows.size() > 1) {
      throw new IllegalStateException(rows.size() + " rows for one key");
    }
    return rows.stream().findFirst();
  }

  /** The first row of a key, if there is one. */
  public Optional<T> first(Database database, K wanted) {
    return all(database, wanted).stream().findFirst();
  }

  /**
   * The rows of each key, by {@link #identity}; a key without rows is absent.
   *
   * @param wanted from 1 to {@link #MOST}, by their identity, without doubles
   */
  Map<Object, List<T>> fetch(Tx tx, Map<Object, Object> wanted) {
    return tx.on(connection -> fetch(connection, List.copyOf(wanted.values())));
  }

  private Map<Object, List<T>> fetch(Connection connection, List<Object> keys) throws SQLException {
    int step = Integer.SIZE - Integer.numberOfLeadingZeros(keys.size() - 1);
    try (PreparedStatement statement = connection.prepareStatement(sql.get(step))) {
      for (int i = 0; i < 1 << step; i++) {
        statement.setObject(i + 1, keys.get(Math.min(i, keys.size() - 1)));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return grouped(Tx.detached().fetch(rows, columns));
      }
    }
  }

  private Map<Object, List<T>> grouped(Result<Record> rows) {
    Map<Object, List<T>> byKey = new HashMap<>();
    for (Record row : rows) {
      byKey
          .computeIfAbsent(identity(row.get(key)), first -> new ArrayList<>())
          .add(reader.apply(row));
    }
    return byKey;
  }

  /** A key as something that equals what is the same key. */
  static Object identity(Object key) {
    return key instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : key;
  }
}
