package ke.go.machakos.db.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import ke.go.machakos.db.backup.TableShape.Column;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.db.sql.DatabaseSettings.Credentials;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Puts an archive's tables in the place of a database's, in one transaction: all of it, or nothing.
 */
final class DatabaseLoad {
  private static final int ROWS_AT_A_TIME = 500;

  private final DatabaseSettings settings;
  private final Archive archive;

  DatabaseLoad(DatabaseSettings settings, Archive archive) {
    this.settings = settings;
    this.archive = archive;
  }

  /**
   * Changes nothing.
   *
   * @param replace whether rows that are there may be replaced
   * @throws BackupRefused where there are and they may not, or where the versions of the tables do
   *     not match
   */
  void check(boolean replace) throws IOException {
    refuseOtherVersions(new Schema(settings), version());
    try (Connection connection = connect()) {
      if (!replace && holdsRows(connection)) {
        throw new BackupRefused("the database holds rows; --force replaces them");
      }
    } catch (SQLException e) {
      throw new IOException("The database could not be read", e);
    }
  }

  /** Loads the archive. */
  void run() throws IOException {
    new Schema(settings).migrateTo(version());
    try (Connection connection = connect()) {
      load(connection);
    } catch (SQLException e) {
      throw new IOException("The database could not be filled", e);
    }
  }

  private MigrationVersion version() {
    return MigrationVersion.fromVersion(archive.manifest().schema());
  }

  private static void refuseOtherVersions(Schema schema, MigrationVersion wanted)
      throws BackupRefused {
    if (wanted.isNewerThan(schema.known())) {
      throw new BackupRefused(
          "the backup has tables of version "
              + wanted
              + ", this program knows "
              + schema.known()
              + "; restore it with the program that made it, or a newer one");
    }
    if (schema.applied().filter(version -> version.isNewerThan(wanted)).isPresent()) {
      throw new BackupRefused(
          "the database has newer tables than the backup (version "
              + wanted
              + "); give an empty database");
    }
  }

  private Connection connect() throws SQLException {
    Credentials owner = Schema.owner(settings);
    return DriverManager.getConnection(settings.url(), owner.user(), owner.password());
  }

  private static boolean holdsRows(Connection connection) throws SQLException {
    for (TableShape table : DatabaseDump.shapes(connection)) {
      if (single(
              connection, "SELECT EXISTS (SELECT 1 FROM " + TableShape.quoted(table.name()) + ")")
          > 0) {
        return true;
      }
    }
    return false;
  }

  private static long single(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private void load(Connection connection) throws SQLException, IOException {
    List<TableShape> tables = archive.manifest().tables();
    refuseOtherColumns(DatabaseDump.shapes(connection), tables);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET time_zone = '+00:00', foreign_key_checks = 0, unique_checks = 0");
      statement.execute("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
      connection.setAutoCommit(false);
      for (TableShape table : tables) {
        statement.execute("DELETE FROM " + TableShape.quoted(table.name()));
        fill(connection, table);
      }
      connection.commit();
      // After the commit, because a change of a table ends a transaction.
      for (TableShape table : tables) {
        if (table.nextId() > 0) {
          statement.execute(
              "ALTER TABLE "
                  + TableShape.quoted(table.name())
                  + " AUTO_INCREMENT = "
                  + table.nextId());
        }
      }
    }
  }

  private static void refuseOtherColumns(List<TableShape> there, List<TableShape> archived)
      throws BackupRefused {
    if (!bare(there).equals(bare(archived))) {
      throw new BackupRefused(
          "the database's tables are not those of the backup; give an empty database");
    }
  }

  private static List<TableShape> bare(List<TableShape> tables) {
    return tables.stream()
        .map(table -> new TableShape(table.name(), table.columns(), 0, 0))
        .toList();
  }

  private void fill(Connection connection, TableShape table) throws SQLException, IOException {
    long count = 0;
    try (PreparedStatement insert = connection.prepareStatement(table.insert());
        var in = new DataInputStream(new BufferedInputStream(archive.entry(table.entry())))) {
      while (in.readByte() == 1) {
        for (int column = 0; column < table.columns().size(); column++) {
          set(insert, column + 1, table.columns().get(column), in);
        }
        insert.addBatch();
        if (++count % ROWS_AT_A_TIME == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    if (count != table.rows()
        || single(connection, "SELECT COUNT(*) FROM " + TableShape.quoted(table.name())) != count) {
      throw new BackupRefused(
          "the backup holds " + count + " rows of " + table.name() + ", not " + table.rows());
    }
  }

  private static void set(PreparedStatement insert, int index, Column column, DataInputStream in)
      throws SQLException, IOException {
    int length = in.readInt();
    if (length < 0) {
      insert.setString(index, null);
      return;
    }
    byte[] bytes = in.readNBytes(length);
    if (column.isBytes()) {
      insert.setBytes(index, bytes);
    } else {
      insert.setString(index, new String(bytes, UTF_8));
    }
  }
}
