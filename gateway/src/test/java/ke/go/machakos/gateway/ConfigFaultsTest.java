package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigFaultsTest {
  /** Whose absence means what the law or the program says. */
  private static final String OPTIONAL = "escalation.csv";

  /** Read by a round of a running gateway or by an import, and by nothing of a start. */
  private static final List<String> LATER = List.of("revenue-system.csv", "county/waivers.csv");

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(TestData.CONFIG)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(TestData.CONFIG.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.walk(TestData.CONFIG)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .filter(file -> LATER.stream().noneMatch(file::endsWith))
          .map(TestData.CONFIG::relativize)
          .sorted()
          .toList();
    }
  }

  @Test
  void the_shipped_folder_has_none() {
    assertThat(ConfigFaults.of(folder, true)).isEmpty();
  }

  @Test
  void every_table_that_has_a_row_too_long_is_named_at_once() throws IOException {
    List<String> wanted = new ArrayList<>();
    for (Path table : tables()) {
      Path file = folder.resolve(table);
      List<String> lines = Files.readAllLines(file);
      int last = lines.size();
      if (last > 1) {
        lines.set(last - 1, lines.getLast() + ",,,");
        Files.write(file, lines);
        wanted.add(file + ":");
      }
    }
    List<String> found = ConfigFaults.of(folder, true);
    assertThat(wanted).hasSizeGreaterThan(20);
    assertThat(wanted)
        .allSatisfy(
            file ->
                assertThat(found)
                    .anyMatch(line -> line.startsWith(file) && line.contains(" columns")));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_that_is_empty_or_has_other_columns_or_is_gone_is_named_beside_a_text_and_a_menu(
      Path table) throws IOException {
    Path file = folder.resolve(table);
    Path text = folder.resolve("text/sw.properties");
    Files.writeString(text, "junk\n" + Files.readString(text));
    Path menu = folder.resolve("menus/main.yaml");
    Files.writeString(menu, Files.readString(menu).replace("go: emergency}", "go: nowhere}"));

    Files.writeString(file, "");
    assertNamed(file, "is empty");
    Files.writeString(file, "some,thing\nelse,entirely\n");
    assertNamed(file, "the columns must be ");
    Files.delete(file);
    if (!table.endsWith(OPTIONAL)) {
      assertNamed(file, "the file is missing");
    }
  }

  private void assertNamed(Path file, String why) {
    assertThat(ConfigFaults.of(folder, true))
        .anyMatch(line -> line.startsWith(file + ":1: ") && line.contains(why))
        .anyMatch(line -> line.startsWith("sw.properties:1: "))
        .anyMatch(line -> line.startsWith("main.yaml:") && line.contains("nowhere"));
  }

  @Test
  void a_text_and_the_menus_that_are_gone_are_named_like_any_other() throws IOException {
    Files.delete(folder.resolve("text/sw.properties"));
    Files.move(folder.resolve("menus"), folder.resolve("elsewhere"));
    Files.delete(folder.resolve("county/answers.csv"));
    assertThat(ConfigFaults.of(folder, true))
        .anyMatch(line -> line.startsWith("sw.properties:1: the file cannot be read"))
        .anyMatch(line -> line.startsWith("menus:1: the menus cannot be read"))
        .contains(folder.resolve("county/answers.csv") + ":1: the file is missing");
  }

  @Test
  void a_table_that_a_spreadsheet_wrote_is_read_past_its_mark() throws IOException {
    Path file = folder.resolve("county/departments.csv");
    Files.writeString(file, "\ufeff" + Files.readString(file), StandardCharsets.UTF_8);
    assertThat(ConfigFaults.of(folder, true)).isEmpty();
  }
}
