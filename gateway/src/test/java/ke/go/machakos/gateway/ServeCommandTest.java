package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.sql.DatabaseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A start that cannot be, on stores that run elsewhere. */
class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void every_file_that_is_at_fault_is_named_at_one_start() throws IOException {
    TestStores.get().reset();
    Path config = broken("departments.csv", "activities.csv", "holidays.csv", "answers.csv");
    Map<String, String> environment = environment();
    environment.put("GATEWAY_PUBLIC_PORT", "0");
    assertThat(refusal(environment, config))
        .anyMatch(line -> line.contains("departments.csv:2: "))
        .anyMatch(line -> line.contains("activities.csv:2: "))
        .anyMatch(line -> line.contains("holidays.csv:2: "))
        .anyMatch(line -> line.contains("answers.csv:2: "))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_file_that_commands_alone_use_is_read_by_a_start_too() throws IOException {
    TestStores.get().reset();
    Map<String, String> environment = environment();
    environment.put("GATEWAY_PUBLIC_PORT", "0");
    assertThat(refusal(environment, broken("money-roles.csv")))
        .singleElement()
        .asString()
        .contains("money-roles.csv:2: ");
  }

  @Test
  void a_setting_that_is_wrong_hides_no_file_that_is() throws IOException {
    Path config = broken("holidays.csv");
    assertThat(refusal(Map.of("GATEWAY_MODE", "demmo"), config))
        .anyMatch(line -> line.startsWith("mode (environment GATEWAY_MODE)"))
        .anyMatch(line -> line.contains("holidays.csv:2: "));
  }

  private Path broken(String... tables) throws IOException {
    Path config = folder.resolve("config");
    try (Stream<Path> files = Files.walk(TestData.CONFIG)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = config.resolve(TestData.CONFIG.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    for (String table : tables) {
      Path file = config.resolve("county").resolve(table);
      List<String> lines = Files.readAllLines(file);
      lines.set(1, lines.get(1) + ",,");
      Files.write(file, lines);
    }
    return config;
  }

  private static List<String> refusal(Map<String, String> environment, Path config) {
    PrintStream before = System.err;
    var heard = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
      var serve =
          new CommandLine(new ServeCommand(environment, Clock.fixed(TestData.NOW, ZoneOffset.UTC)));
      assertThat(serve.execute("--config", config.toString())).isEqualTo(2);
      return heard.toString(StandardCharsets.UTF_8).lines().toList();
    } finally {
      System.setErr(before);
    }
  }

  private Map<String, String> environment() throws IOException {
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    DatabaseSettings database = TestStores.get().settings();
    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("GATEWAY_KEYS", keys.toString());
    environment.put("GATEWAY_DATA_DIR", folder.resolve("data").toString());
    environment.put("GATEWAY_DATABASE_URL", database.url());
    environment.put("GATEWAY_DATABASE_USER", database.user());
    environment.put("GATEWAY_DATABASE_PASSWORD", database.password());
    DatabaseSettings.Credentials owner = database.owner().orElseThrow();
    environment.put("GATEWAY_DATABASE_OWNER_USER", owner.user());
    environment.put("GATEWAY_DATABASE_OWNER_PASSWORD", owner.password());
    environment.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    environment.put("GATEWAY_OPERATOR_PORT", "0");
    environment.put("GATEWAY_STAFF_PORT", "0");
    return environment;
  }

  @Test
  void a_port_that_is_taken_is_said_in_one_line() throws IOException {
    TestStores.get().reset();
    PrintStream before = System.err;
    var heard = new ByteArrayOutputStream();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment = environment();
      environment.put("GATEWAY_PUBLIC_PORT", String.valueOf(taken.getLocalPort()));
      var serve =
          new CommandLine(new ServeCommand(environment, Clock.fixed(TestData.NOW, ZoneOffset.UTC)));
      System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
      assertThat(serve.execute("--config", TestData.CONFIG.toString())).isEqualTo(2);
      assertThat(heard.toString(StandardCharsets.UTF_8).lines())
          .singleElement()
          .asString()
          .startsWith(
              "refused to start: cannot listen on 127.0.0.1:"
                  + taken.getLocalPort()
                  + ": Address already in use");
    } finally {
      System.setErr(before);
    }
  }
}
