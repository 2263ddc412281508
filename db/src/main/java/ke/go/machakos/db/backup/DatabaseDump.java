package ke.go.machakos.db.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.backup.TableShape.Column;
import ke.go.machakos.db.sql.DatabaseSettings;

/**
 * Every table of a database as it was at one moment, streamed: a byte 1 before each row and 0 after
 * the last; each value is its length and its bytes, or the length -1 for NULL. The gateway may go
 * on working meanwhile.
 */
final class DatabaseDump {
  static final String HISTORY = "flyway_schema_history";

  private static final int ROWS_AT_A_TIME = 500;
  private static final String TABLES =
      "SELECT table_name, COALESCE(auto_increment, 0) FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name <> '"
          + HISTORY
          + "' ORDER BY table_name";
  private static final String COLUMNS =
      "SELECT column_name, LOWER(data_type) FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? AND is_generated = 'NEVER'"
          + " ORDER BY ordinal_position";

  private DatabaseDump() {}

  static List<TableShape> write(DatabaseSettings settings, ArchiveWriter archive)
      throws IOException {
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("SET time_zone = '+00:00'");
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      List<TableShape> written = new ArrayList<>();
      for (TableShape table : shapes(connection)) {
        written.add(write(connection, table, archive));
      }
      return written;
    } catch (SQLException e) {
      throw new IOException("The database could not be read", e);
    }
  }

  /** The tables as they are, without their rows counted. */
  static List<TableShape> shapes(Connection connection) throws SQLException {
    List<TableShape> shapes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery(TABLES)) {
      while (tables.next()) {
        String name = tables.getString(1);
        shapes.add(new TableShape(name, columns(connection, name), 0, tables.getLong(2)));
      }
    }
    return shapes;
  }

  private static List<Column> columns(Connection connection, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (var statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(new Column(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return columns;
  }

  private static TableShape write(Connection connection, TableShape table, ArchiveWriter archive)
      throws SQLException, IOException {
    long count = 0;
    try (Statement statement = connection.createStatement();
        var out = new DataOutputStream(new BufferedOutputStream(archive.entry(table.entry())))) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet rows = statement.executeQuery(table.select())) {
        while (rows.next()) {
          out.writeByte(1);
          for (int column = 1; column <= table.columns().size(); column++) {
            value(out, rows, column);
          }
          count++;
        }
      }
      out.writeByte(0);
    }
    return new TableShape(table.name(), table.columns(), count, table.nextId());
  }

  private static void value(DataOutputStream out, ResultSet rows, int column)
      throws SQLException, IOException {
    byte[] bytes = rows.getBytes(column);
    if (rows.wasNull() || bytes == null) {
      out.writeInt(-1);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }
}
