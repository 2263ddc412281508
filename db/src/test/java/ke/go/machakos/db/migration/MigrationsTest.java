package ke.go.machakos.db.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  private static final Path FOLDER = Path.of("src/main/resources/db/migration");
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\b(?:now|sysdate|curdate|curtime|utc_date|utc_time|utc_timestamp|unix_timestamp|current_(?:timestamp|date|time)"
              + "|localtime|localtimestamp|timestamp)\\b");
  private static final Pattern TAKES_AWAY =
      Pattern.compile("\\b(?:drop|modify|rename|truncate|delete|change)\\b|\\balter\\s+column\\b");
  private static final Pattern TABLE = Pattern.compile("create\\s+table[^;]*;");

  @Test
  void no_migration_reads_a_clock_or_takes_anything_away() {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(7);
    for (Path file : files()) {
      assertThat(faults(read(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void versions_count_up_without_a_gap() {
    var versions = new ArrayList<Integer>();
    for (Path file : files()) {
      Matcher name =
          Pattern.compile("V([0-9]+)__[a-z0-9_]+\\.sql").matcher(file.getFileName().toString());
      assertThat(name.matches()).as(file.toString()).isTrue();
      versions.add(Integer.valueOf(name.group(1)));
    }
    versions.sort(null);
    for (int i = 0; i < versions.size(); i++) {
      assertThat(versions.get(i)).isEqualTo(i + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE citizen DROP COLUMN language;",
        "DROP TABLE citizen;",
        "ALTER TABLE bill MODIFY amount_kes INT;",
        "ALTER TABLE bill CHANGE amount_kes amount INT;",
        "ALTER TABLE bill RENAME COLUMN amount_kes TO amount;",
        "UPDATE bill SET updated_at = now();",
        "CREATE TABLE t (a DATETIME(3) DEFAULT CURRENT_TIMESTAMP) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;",
        "CREATE TABLE t (a TIMESTAMP) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;",
        "CREATE TABLE t (a INT);",
      })
  void what_is_forbidden_is_found(String sql) {
    assertThat(faults(sql)).isNotEmpty();
  }

  private static List<String> faults(String sql) {
    String plain =
        sql.replaceAll("--[^\n]*", "")
            .replaceAll("'[^']*'", "''")
            .toLowerCase(java.util.Locale.ROOT);
    var faults = new ArrayList<String>();
    CLOCK.matcher(plain).results().forEach(found -> faults.add("reads a clock: " + found.group()));
    TAKES_AWAY
        .matcher(plain)
        .results()
        .forEach(found -> faults.add("takes away: " + found.group()));
    TABLE
        .matcher(plain)
        .results()
        .filter(found -> !found.group().contains("engine=innodb default charset=utf8mb4"))
        .forEach(found -> faults.add("not InnoDB in utf8mb4: " + found.group()));
    return faults;
  }

  private static List<Path> files() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
