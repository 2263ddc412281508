package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.settings.SettingsResult.Accepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What every command says to whoever types it at night, when something is not as it should be. */
class CommandsTest {
  private static final String PASSPHRASE = "operator at three";

  @TempDir Path folder;

  private final StringWriter told = new StringWriter();

  private int run(Map<String, String> environment, String... words) {
    CommandLine commands = Main.commands(environment, Clock.systemUTC());
    commands.setErr(new PrintWriter(told, true));
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--config");
    all.add(TestData.CONFIG.toString());
    return commands.execute(all.toArray(String[]::new));
  }

  private Map<String, String> demo() {
    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("GATEWAY_DATA_DIR", folder.toString());
    environment.put("GATEWAY_BACKUP_PASSPHRASE", PASSPHRASE);
    return environment;
  }

  /** Stores where nobody listens. */
  private Map<String, String> storesGone() throws IOException {
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    Map<String, String> environment = demo();
    environment.put("GATEWAY_KEYS", keys.toString());
    environment.put("GATEWAY_DATABASE_URL", "jdbc:mariadb://127.0.0.1:1/mlango");
    environment.put("GATEWAY_DATABASE_USER", "gateway");
    environment.put("GATEWAY_DATABASE_PASSWORD", "not to be told");
    environment.put("GATEWAY_REDIS_URL", "redis://127.0.0.1:1");
    return environment;
  }

  private Stream<String> lines() {
    return told.toString().lines();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"act 4000014", "money unmatched", "money check", "mpesa requests", "backup"})
  void without_its_database_a_command_says_so_in_a_line(String command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    if (command.equals("backup")) {
      words.add(folder.resolve("backup").toString());
    }

    assertThat(run(storesGone(), words.toArray(String[]::new))).isOne();

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("the database does not answer (", "127.0.0.1:1");
    assertThat(told.toString()).doesNotContain("Exception", "not to be told");
  }

  @Test
  void a_database_that_lets_nobody_in_is_told_in_a_line() throws IOException {
    Map<String, String> environment = storesGone();
    environment.put("GATEWAY_DATABASE_URL", TestStores.get().settings().url());

    assertThat(run(environment, "money", "unmatched")).isOne();

    assertThat(lines()).singleElement().asString().contains("Access denied for user");
    assertThat(told.toString()).doesNotContain("not to be told");
  }

  @Test
  void a_backup_into_a_folder_that_is_not_there_says_so_in_a_line() throws IOException {
    String file = folder.resolve("none").resolve("backup").toString();

    assertThat(run(storesGone(), "backup", file)).isOne();

    assertThat(lines()).containsExactly(file + ".part: no such file or folder");
  }

  @Test
  void keys_that_are_none_are_told_in_a_line_and_are_not_to_be_made_anew() throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.json"), "garbage");
    var read = (Accepted) SettingsReader.read(TestData.CONFIG, demo());

    assertThatThrownBy(() -> Startup.vault(read.settings()))
        .satisfies(it -> assertThat(Failed.words(it)).contains(String.valueOf(it.getMessage())))
        .hasMessageStartingWith("keys " + keys + " cannot be used: ")
        .hasMessageContaining("make no new one")
        .hasMessageNotContaining("garbage");
  }

  @Test
  void keys_of_another_installation_are_refused_before_anything_is_done_with_them()
      throws IOException {
    TestData.sample();
    DatabaseSettings stores = TestStores.get().settings();
    Map<String, String> environment = storesGone();
    environment.put("GATEWAY_DATABASE_URL", stores.url());
    environment.put("GATEWAY_DATABASE_USER", stores.user());
    environment.put("GATEWAY_DATABASE_PASSWORD", stores.password());

    assertThat(run(environment, "money", "unmatched")).isOne();

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("keys " + folder.resolve("keys.json") + " cannot be used: they are not")
        .contains("put its copy back");
  }

  @Test
  void lost_keys_are_not_made_anew_beside_data_that_only_they_open() throws IOException {
    Files.createDirectories(folder.resolve("mariadb"));

    assertThat(run(demo(), "money", "unmatched")).isOne();

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("keys " + folder.resolve("keys.json"), "it is missing", "put its copy back");
    assertThat(folder.resolve("keys.json")).doesNotExist();
  }

  @Test
  void a_day_that_is_none_is_told_without_a_word_of_java() {
    assertThat(run(demo(), "money", "close", "tomorrow")).isEqualTo(2);

    assertThat(lines().findFirst().orElseThrow())
        .endsWith("'tomorrow' is not a day such as 2026-11-20");
  }

  @Test
  void what_nobody_foresaw_keeps_its_stack_trace() {
    assertThat(Failed.words(new IllegalStateException("a mistake"))).isEmpty();
  }

  @Test
  void every_command_of_the_money_desk_has_help_of_its_own_in_a_sentence() {
    CommandLine commands = Main.commands(Map.of(), Clock.systemUTC());
    List<String> said =
        Stream.of("money", "mpesa")
            .map(it -> Objects.requireNonNull(commands.getSubcommands().get(it)))
            .flatMap(it -> it.getSubcommands().values().stream())
            .map(it -> it.getCommandSpec().usageMessage().description()[0])
            .toList();

    assertThat(said).doesNotHaveDuplicates().allMatch(it -> it.endsWith("."));
  }
}
