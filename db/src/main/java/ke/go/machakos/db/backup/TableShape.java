package ke.go.machakos.db.backup;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as an archive holds it.
 *
 * @param rows how many rows
 * @param nextId the next number that AUTO_INCREMENT gives; 0 where the table has none
 */
record TableShape(String name, List<Column> columns, long rows, long nextId) {

  /** A column and MariaDB's name of its type, in small letters. */
  record Column(String name, String type) {
    private static final Set<String> BYTES =
        Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");
    private static final Set<String> TEXT =
        Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");
    private static final Set<String> EXACT =
        Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "date",
            "time",
            "datetime",
            "timestamp",
            "year");

    boolean isBytes() {
      return BYTES.contains(type);
    }

    /**
     * How the server is asked for it: figures and dates as it writes them itself, so that no digit
     * is lost.
     */
    String selected() {
      if (isBytes() || TEXT.contains(type)) {
        return quoted(name);
      }
      if (EXACT.contains(type)) {
        return "CAST(" + quoted(name) + " AS CHAR)";
      }
      throw new IllegalStateException(
          "a backup cannot hold a column of type " + type + " exactly: " + name);
    }
  }

  String entry() {
    return "mariadb/" + name;
  }

  String select() {
    return "SELECT "
        + columns.stream().map(Column::selected).collect(Collectors.joining(", "))
        + " FROM "
        + quoted(name);
  }

  String insert() {
    return "INSERT INTO "
        + quoted(name)
        + columns.stream()
            .map(column -> quoted(column.name()))
            .collect(Collectors.joining(", ", " (", ")"))
        + columns.stream().map(column -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
