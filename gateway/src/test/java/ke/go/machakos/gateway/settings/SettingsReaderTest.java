package ke.go.machakos.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.gateway.settings.SettingsResult.Accepted;
import ke.go.machakos.gateway.settings.SettingsResult.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static final Path SHIPPED = Path.of(System.getProperty("project.root", ".."), "config");
  private static final String SECRET = "tR4vGz8Kq1LmXw0P";

  @TempDir Path config;

  @Test
  void the_shipped_file_with_demo_mode_has_the_defaults_of_the_manual() {
    Settings settings = accepted(SettingsReader.read(SHIPPED, Map.of("GATEWAY_MODE", "demo")));
    assertThat(settings.demo()).isTrue();
    assertThat(settings.listeners())
        .isEqualTo(
            new Settings.Listeners(
                "127.0.0.1", 8080, 8081, "127.0.0.1", 8082, Optional.empty(), List.of()));
    assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("data"));
    assertThat(settings.keys()).isEqualTo(new Settings.Keys(Path.of("data/keys.json"), true));
    assertThat(settings.permitKeys())
        .contains(new Settings.Keys(Path.of("data/permit-keys.pem"), true));
    assertThat(settings.codes())
        .isEqualTo(new Settings.Codes("*483#", "22483", Optional.empty(), true, true));
    assertThat(settings.callbackSecret().value()).isEqualTo("demo");
    assertThat(settings.open311Key()).contains(new Secret("demo"));
    assertThat(settings.database()).isEmpty();
    assertThat(settings.redis()).isEmpty();
    assertThat(settings.africasTalking()).isEmpty();
    assertThat(settings.daraja()).isEmpty();
    assertThat(settings.clockOffset()).isZero();
  }

  @Test
  void a_demonstration_reaches_the_provider_only_at_an_address_that_was_named() {
    Map<String, String> account =
        Map.of(
            "GATEWAY_MODE", "demo",
            "AFRICASTALKING_USERNAME", "county",
            "AFRICASTALKING_API_KEY", "k");
    assertThat(accepted(SettingsReader.read(SHIPPED, account)).africasTalking()).isEmpty();
    Map<String, String> named = new HashMap<>(account);
    named.put("AFRICASTALKING_URL", "http://127.0.0.1:1");
    assertThat(accepted(SettingsReader.read(SHIPPED, named)).africasTalking()).isPresent();
  }

  @Test
  void an_address_that_the_sdk_would_pass_over_is_refused() {
    Map<String, String> account = new HashMap<>();
    account.put("GATEWAY_MODE", "demo");
    account.put("AFRICASTALKING_USERNAME", "county");
    account.put("AFRICASTALKING_API_KEY", "k");
    account.put("AFRICASTALKING_CLIENT", "sdk");
    account.put("AFRICASTALKING_URL", "http://127.0.0.1:1");
    assertThat(faults("", account))
        .singleElement()
        .asString()
        .contains("africastalking.url", "write https://api.africastalking.com or");
    account.put("AFRICASTALKING_USERNAME", "sandbox");
    account.put("AFRICASTALKING_URL", "https://api.sandbox.africastalking.com");
    assertThat(accepted(SettingsReader.read(SHIPPED, account)).africasTalking())
        .hasValueSatisfying(it -> assertThat(it.client()).isEqualTo(Settings.Client.SDK));
  }

  @Test
  void the_shipped_file_names_every_key_and_its_variable() throws IOException {
    String text = Files.readString(SHIPPED.resolve("gateway.yaml"));
    for (Setting setting : Setting.values()) {
      String lastPart = setting.key.substring(setting.key.indexOf('.') + 1);
      assertThat(text).containsPattern("(?m)^ *" + lastPart + ":").contains(setting.variable);
    }
  }

  @Test
  void production_demands_keys_and_a_callback_secret_and_nothing_else() {
    assertThat(faults("", Map.of()))
        .extracting(Fault::setting)
        .containsExactly("keys", "callback-secret");
  }

  @Test
  void a_full_production_file_is_accepted_and_the_environment_wins_over_it() throws IOException {
    Path keys = Files.createFile(config.resolve("keys.json"));
    write(
        """
        public: {port: 9080, url: https://huduma.example.go.ke}
        keys: %s
        database: {url: "jdbc:mariadb://a:3306,b:3306/mlango", user: u, password: from-the-file}
        redis: {url: "redis-sentinel://:pw@a:26379,b:26379/main"}
        codes: {ussd: "*384*77#", sms: 40000}
        staff: {host: 0.0.0.0, trusted-proxies: [10.0.0.0/8, "::1"]}
        callback-secret: %s
        africastalking: {username: county, api-key: k, sender-id: MACHAKOS}
        """
            .formatted(keys, SECRET));
    Settings settings =
        accepted(
            SettingsReader.read(
                config,
                Map.of(
                    "GATEWAY_PUBLIC_PORT",
                    "0",
                    "GATEWAY_DATABASE_PASSWORD",
                    "from-the-environment")));
    assertThat(settings.listeners().publicPort()).isZero();
    assertThat(settings.listeners().publicHost()).isEqualTo("0.0.0.0");
    assertThat(settings.listeners().trustedProxies()).hasSize(2);
    assertThat(settings.database().orElseThrow().password().value())
        .isEqualTo("from-the-environment");
    assertThat(settings.codes())
        .isEqualTo(new Settings.Codes("*384*77#", "40000", Optional.empty(), false, false));
    assertThat(settings.africasTalking().orElseThrow().premiumUrl())
        .hasToString("https://api.africastalking.com");
    assertThat(settings.toString())
        .contains("•••")
        .doesNotContain("from-the-environment", SECRET, ":pw@", "apiKey=k");
  }

  @Test
  void ten_faults_are_reported_together_each_with_its_place() {
    String yaml =
        """
        mode: prodcution
        public:
          prot: 80
          port: eighty
        operator: {port: 70000}
        codes: {ussd: "483"}
        database: {url: "mysql://host/x"}
        redis: {url: "http://host"}
        staff: {host: 0.0.0.0}
        clock-offset: tomorrow
        """;
    List<Fault> faults =
        faults(
            yaml,
            Map.of(
                "GATEWAY_CALLBACK_SECRET", "my-mpesa-path", "GATEWAY_PUBLIC_URL", "county.go.ke"));
    String report = String.join("\n", faults.stream().map(Fault::toString).toList());
    String file = config.resolve("gateway.yaml").toString();
    assertThat(faults).hasSizeGreaterThanOrEqualTo(10);
    assertThat(report)
        .contains("mode (" + file + ":1) is 'prodcution'; write production or demo")
        .contains("public.prot (" + file + ":3) is no setting; did you mean public.port?")
        .contains("public.port (" + file + ":4) is 'eighty'")
        .contains("operator.port (" + file + ":5) is '70000'")
        .contains("codes.ussd (" + file + ":6) is '483'")
        .contains("database.url (" + file + ":7)")
        .contains(
            "database.user (GATEWAY_DATABASE_USER, or database.user in " + file + ") is missing")
        .contains("redis.url (" + file + ":8) is not accepted")
        .contains("staff.host (" + file + ":9)")
        .contains("clock-offset (" + file + ":10) is 'tomorrow'")
        .contains("public.url (environment GATEWAY_PUBLIC_URL) is 'county.go.ke'")
        .contains("callback-secret (environment GATEWAY_CALLBACK_SECRET) is 13 characters long")
        .contains("callback-secret (environment GATEWAY_CALLBACK_SECRET) holds 'mpesa'")
        .contains("keys (GATEWAY_KEYS")
        .doesNotContain("my-mpesa-path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GATEWAY_CALLBACK_SECRET | abcdefgh/ijklmnopq | an address cannot",
        "GATEWAY_CALLBACK_SECRET | abcdefghSQLijklmnopq | holds 'sql'",
        "GATEWAY_CALLBACK_SECRET | executeabcdefgh1234 | holds 'exe'",
        "GATEWAY_STAFF_PORT | 8080 | as is public.port",
        "GATEWAY_TLS_CERT | nowhere.pem | name a PEM file",
        "GATEWAY_TLS_CERT | nowhere.pem | together, or neither",
        "GATEWAY_TRUSTED_PROXIES | proxy.local | write IP addresses",
        "GATEWAY_REDIS_URL | redis-sentinel://host:26379 | redis-sentinel://host",
        "GATEWAY_DATABASE_USER | someone | database.url is not",
        "GATEWAY_DATABASE_URL | jdbc:mariadb://h/db?password=x | carries a user",
        "GATEWAY_CLOCK_OFFSET | PT1H | in production",
        "GATEWAY_QUERY_AFTER | 0s | from 1s to 999s",
        "GATEWAY_PULL_EVERY | 5m | from 1s to 999s",
        "GATEWAY_REVENUE_FILE | nowhere/bills.csv | which is no folder that can be read",
        "GATEWAY_REVENUE_FILE | / | a folder; name the file inside it",
        "GATEWAY_ADMIN_PASSWORD | short | at least 12",
        "AFRICASTALKING_USERNAME | county | africastalking.api-key",
        "AFRICASTALKING_CLIENT | node | write web or sdk",
        "DARAJA_SHORTCODE | 12 | 5 to 7 digits",
        "DARAJA_NOMINATED_NUMBER | 12 | is no phone number",
        "DARAJA_CALLERS | safaricom | IP addresses or ranges",
        "DARAJA_INITIATOR | county | together, or neither",
        "GATEWAY_SMS_CODE | 22 483 | 3 to 8 digits",
        "GATEWAY_SMS_KEYWORD | two words | one word",
        "GATEWAY_KEYS | nowhere.json | cannot be read",
        "GATEWAY_PUBLIC_URL | https://mpesa.example | holds 'mpesa'",
        "GATEWAY_PUBLIC_PROT | 80 | did you mean GATEWAY_PUBLIC_PORT?",
      })
  void each_bad_value_is_named_with_what_would_be_right(
      String variable, String value, String said) {
    assertThat(faults("", Map.of(variable, value)))
        .anySatisfy(fault -> assertThat(fault.toString()).contains(said));
  }

  @Test
  void a_file_that_is_not_yaml_is_one_fault_with_its_line_and_the_rest_is_still_checked() {
    List<Fault> faults =
        faults("mode: demo\ncodes:\n  ussd: *483#\n", Map.of("GATEWAY_PUBLIC_PORT", "x"));
    assertThat(faults).extracting(Fault::source).contains(config.resolve("gateway.yaml") + ":3");
    assertThat(faults).extracting(Fault::setting).contains("public.port");
  }

  @Test
  void a_key_written_twice_and_a_mapping_in_place_of_a_value_are_faults() {
    assertThat(faults("mode: demo\nmode: demo\nkeys: {a: b}\npublic: 8080\n", Map.of()))
        .extracting(Fault::wrong)
        .containsExactly("stands twice", "is not a single value", "is a value");
  }

  @Test
  void the_clock_may_be_shifted_in_demo_mode() {
    Map<String, String> environment = new HashMap<>(Map.of("GATEWAY_MODE", "demo"));
    Map.of("PT36H", Duration.ofHours(36), "P30D", Duration.ofDays(30), "0s", Duration.ZERO)
        .forEach(
            (text, duration) -> {
              environment.put("GATEWAY_CLOCK_OFFSET", text);
              assertThat(accepted(SettingsReader.read(config, environment)).clockOffset())
                  .isEqualTo(duration);
            });
  }

  @Test
  void what_is_asked_of_mpesa_is_asked_as_often_as_was_set() {
    write("mode: demo\nquery-after: 4s\n");
    Settings set = accepted(SettingsReader.read(config, Map.of("GATEWAY_PULL_EVERY", "6s")));
    assertThat(set.queryAfter()).isEqualTo(Duration.ofSeconds(4));
    assertThat(set.pullEvery()).isEqualTo(Duration.ofSeconds(6));
    Settings unset = accepted(SettingsReader.read(config, Map.of("GATEWAY_QUERY_AFTER", "")));
    assertThat(unset.queryAfter()).isEqualTo(Duration.ofSeconds(75));
    assertThat(unset.pullEvery()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void the_file_of_the_revenue_system_is_off_unless_named_and_need_not_be_there_yet() {
    write("mode: demo\n");
    assertThat(accepted(SettingsReader.read(config, Map.of())).revenueFile()).isEmpty();
    Path file = config.resolve("bills.csv");
    Map<String, String> named = Map.of("GATEWAY_REVENUE_FILE", file.toString());
    assertThat(accepted(SettingsReader.read(config, named)).revenueFile()).contains(file);
    Map<String, String> gone = Map.of("GATEWAY_REVENUE_FILE", "/nowhere/bills.csv");
    assertThat(accepted(SettingsReader.readForRestore(config, gone)).revenueFile())
        .as("a restore may come before the folder")
        .isPresent();
  }

  @Test
  void the_data_folder_need_not_be_there_and_must_be_no_file() throws IOException {
    Path file = Files.createFile(config.resolve("file"));
    for (Path wrong : List.of(file, file.resolve("data"))) {
      assertThat(faults("mode: demo\n", Map.of("GATEWAY_DATA_DIR", wrong.toString())))
          .extracting(Fault::toString)
          .containsExactly(
              "data-dir (environment GATEWAY_DATA_DIR) is '%s', and '%s' is a file;"
                      .formatted(wrong, file)
                  + " name a folder, or one that can be made");
    }
    Map<String, String> absent = Map.of("GATEWAY_DATA_DIR", config.resolve("a/b").toString());
    assertThat(accepted(SettingsReader.read(config, absent)).dataDirectory())
        .isEqualTo(config.resolve("a/b"));
  }

  @Test
  void a_blank_variable_takes_the_value_of_the_file_away() {
    write("mode: demo\nredis: {url: redis://host:1}\n");
    assertThat(accepted(SettingsReader.read(config, Map.of("GATEWAY_REDIS_URL", ""))).redis())
        .isEmpty();
  }

  @Test
  void a_config_folder_that_is_not_there_is_refused() {
    assertThat(SettingsReader.read(config.resolve("absent"), Map.of())).isInstanceOf(Refused.class);
  }

  private List<Fault> faults(String yaml, Map<String, String> environment) {
    write(yaml);
    return ((Refused) SettingsReader.read(config, environment)).faults();
  }

  private void write(String yaml) {
    try {
      Files.writeString(config.resolve("gateway.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Settings accepted(SettingsResult result) {
    return switch (result) {
      case Accepted(Settings settings) -> settings;
      case Refused(List<Fault> faults) -> throw new AssertionError(faults);
    };
  }
}
