package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.seed.SampleData;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.fees.FeeFile;
import ke.go.machakos.gateway.fees.FeeSeed;
import ke.go.machakos.gateway.fees.WaiverFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files that an officer takes in at a terminal, on stores that run elsewhere. */
class ImportCommandTest {
  private static final String GOOD =
      String.join(",", FeeFile.COLUMNS)
          + "\nSHOP,BUSINESS,RETAIL,,,4100,year,Finance Act,2026-07-01,,no\n"
          + "ANY,BUSINESS,,,,2000,year,Finance Act,2026-07-01,,no\n";

  @TempDir Path folder;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void prepare() throws IOException {
    var county = TestData.county();
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    var vault = Keys.open(keys);
    var sample = SampleData.read(TestData.CONFIG.resolve("sample"), county);
    TestStores.get().database().write(tx -> sample.store(tx, vault, TestData.NOW));
    FeeSeed.store(TestData.CONFIG, TestStores.get().database(), TestData.NOW);
    environment = environment(keys);
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
  }

  private static Map<String, String> environment(Path keys) {
    DatabaseSettings database = TestStores.get().settings();
    Map<String, String> all = new HashMap<>();
    all.put("GATEWAY_MODE", "demo");
    all.put("GATEWAY_KEYS", keys.toString());
    all.put("GATEWAY_DATABASE_URL", database.url());
    all.put("GATEWAY_DATABASE_USER", database.user());
    all.put("GATEWAY_DATABASE_PASSWORD", database.password());
    all.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    var owner = database.owner().orElseThrow();
    all.put("GATEWAY_DATABASE_OWNER_USER", owner.user());
    all.put("GATEWAY_DATABASE_OWNER_PASSWORD", owner.password());
    return all;
  }

  @Test
  void a_dry_run_says_what_it_would_do_and_does_nothing() throws IOException {
    assertThat(run("fees", file(GOOD), "--dry-run")).isZero();
    assertThat(said()).isEqualTo("nothing is wrong; it would take in 2 rules\n");
    assertThat(count("fee_schedule")).isEqualTo(1);
  }

  @Test
  void a_file_of_fees_is_proposed_by_one_person_and_approved_by_another() throws IOException {
    assertThat(run("fees", file(GOOD), "--staff", "sample-finance-1", "--from", "2027-01-01"))
        .isZero();
    String version = TestStores.get().cell("SELECT MAX(version) FROM fee_schedule");
    assertThat(said())
        .contains("version " + version + " of the fees is proposed, to hold from 2027-01-01")
        .contains("2 rules, 2 waivers");
    assertThat(run("approve", "fees", version, "--staff", "sample-finance-1")).isEqualTo(1);
    assertThat(said())
        .contains("money-roles.csv lets no officer of FINANCE do that with a fee_schedule");
    assertThat(run("approve", "fees", version, "--staff", "sample-chief-finance")).isZero();
    assertThat(run("approve", "fees", version, "--staff", "sample-secretary")).isEqualTo(1);
    assertThat(said()).contains("is approved already");
    assertThat(
            TestStores.get()
                .cell("SELECT approved_by FROM fee_schedule WHERE version = " + version))
        .isEqualTo("sample-chief-finance");
    assertThat(count("fee_rule WHERE version < " + version)).isGreaterThan(80);
  }

  @Test
  void only_roles_that_the_county_names_propose_fees_and_waivers_and_approve_them()
      throws IOException {
    String waivers =
        String.join(",", WaiverFile.COLUMNS)
            + "\nAMNESTY,,penalty,100,Gazette notice,2027-01-01,2027-06-30,no\n";
    for (String other : new String[] {"sample-water-1", "sample-secretary", "sample-chief-roads"}) {
      assertThat(run("fees", file(GOOD), "--staff", other)).as(other).isEqualTo(1);
      assertThat(run("waivers", file(waivers), "--staff", other)).as(other).isEqualTo(1);
    }
    assertThat(said()).contains("lets no officer of WATER do that", "lets no county_secretary do");
    assertThat(count("fee_schedule")).isEqualTo(1);
    assertThat(run("waivers", file(waivers), "--staff", "sample-chief-finance")).isZero();
    String version = TestStores.get().cell("SELECT MAX(version) FROM fee_schedule");
    assertThat(run("approve", "waivers", version, "--staff", "sample-chief-finance")).isEqualTo(1);
    assertThat(said()).contains("a second person approves: sample-chief-finance has proposed it");
    for (String other : new String[] {"sample-finance-2", "sample-chief-roads", "sample-water-1"}) {
      assertThat(run("approve", "waivers", version, "--staff", other)).as(other).isEqualTo(1);
    }
    assertThat(count("fee_schedule WHERE approved_by IS NOT NULL")).isEqualTo(1);
    assertThat(run("approve", "waivers", version, "--staff", "sample-secretary")).isZero();
    assertThat(count("fee_schedule WHERE approved_by = 'sample-secretary'")).isEqualTo(1);
  }

  @Test
  void a_file_of_waivers_keeps_the_rules_of_the_version_that_counts() throws IOException {
    String waivers =
        String.join(",", WaiverFile.COLUMNS)
            + "\nAMNESTY,,penalty,100,Gazette notice,2027-01-01,2027-06-30,no\n";
    int rules = count("fee_rule");
    assertThat(run("waivers", file(waivers), "--staff", "sample-finance-1")).isZero();
    String version = TestStores.get().cell("SELECT MAX(version) FROM fee_schedule");
    assertThat(count("fee_rule WHERE version = " + version)).isEqualTo(rules);
    assertThat(count("fee_waiver WHERE version = " + version)).isEqualTo(1);
  }

  @Test
  void a_file_with_one_bad_row_leaves_nothing_and_every_fault_is_told() throws IOException {
    String bad = GOOD.replace("RETAIL", "RETALI").replace(",2000,", ",two thousand,");
    assertThat(run("fees", file(bad), "--staff", "sample-finance-1")).isEqualTo(1);
    assertThat(said())
        .contains("fees.csv:2: activity RETALI is not known (did you mean RETAIL?)")
        .contains("fees.csv:3: amount_kes two thousand is not whole shillings");
    assertThat(count("fee_schedule")).isEqualTo(1);
    assertThat(run("fees", folder.resolve("nowhere.csv").toString(), "--dry-run")).isEqualTo(1);
    assertThat(said()).contains("nowhere.csv:1: the file is missing");
  }

  @Test
  void what_is_not_understood_is_refused_with_what_would_be() throws IOException {
    String file = file(GOOD);
    assertThat(run("fees", file)).isEqualTo(1);
    assertThat(said()).contains("say whose act it is, with --staff");
    assertThat(run("fees", file, "--staff", "nobody")).isEqualTo(1);
    assertThat(said()).contains("nobody of the name nobody works for the county");
    assertThat(run("fess", file, "--dry-run")).isEqualTo(1);
    assertThat(said()).contains("there is no kind fess (did you mean fees?)");
    assertThat(run("approve", "fees", "999999", "--staff", "sample-secretary")).isEqualTo(1);
    assertThat(said()).contains("there is no version 999999 of the fees");
    assertThat(run("approve", "fees", "--staff", "sample-finance-2")).isEqualTo(1);
    assertThat(run("fees", file, "--dry-run", "--from", "tomorrow")).isEqualTo(1);
    assertThat(said()).contains("tomorrow is not a day such as 2027-01-01");
    assertThat(count("fee_schedule")).isEqualTo(1);
  }

  private int run(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--config";
    all[words.length + 1] = TestData.CONFIG.toString();
    Clock clock = Clock.fixed(TestData.NOW.plusSeconds(60), ZoneOffset.UTC);
    return new CommandLine(new ImportCommand(environment, clock)).execute(all);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String file(String content) throws IOException {
    Path file = folder.resolve("fees.csv");
    Files.writeString(file, content);
    return file.toString();
  }

  private static int count(String from) {
    return TestStores.get().count(from);
  }
}
