package ke.go.machakos.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.payments.Source;
import ke.go.machakos.db.payments.UnreadCallbacks;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.revenue.Reconciliations;
import ke.go.machakos.db.revenue.RevenueBill;
import ke.go.machakos.db.revenue.RevenueBills;
import ke.go.machakos.db.revenue.RevenueDrop;
import ke.go.machakos.db.revenue.RevenueFile;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.SampleData;
import ke.go.machakos.db.sql.DatabaseSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The money desk at a terminal, on stores that run elsewhere and keys of the same installation. */
class MoneyCommandTest {
  private static final String CONFIG = TestData.CONFIG.toString();

  @TempDir Path folder;

  private Vault vault = TestKeys.vault();

  private CommandLine money = MoneyCommand.with(Map.of(), Clock.systemUTC());

  @BeforeEach
  void prepare() throws IOException {
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    Vault vault = Keys.open(keys);
    this.vault = vault;
    var sample = SampleData.read(TestData.CONFIG.resolve("sample"), TestData.county());
    TestStores.get().database().write(tx -> sample.store(tx, vault, TestData.NOW));
    DatabaseSettings database = TestStores.get().settings();
    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("GATEWAY_KEYS", keys.toString());
    environment.put("GATEWAY_DATABASE_URL", database.url());
    environment.put("GATEWAY_DATABASE_USER", database.user());
    environment.put("GATEWAY_DATABASE_PASSWORD", database.password());
    environment.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    var owner = database.owner().orElseThrow();
    environment.put("GATEWAY_DATABASE_OWNER_USER", owner.user());
    environment.put("GATEWAY_DATABASE_OWNER_PASSWORD", owner.password());
    money = MoneyCommand.with(environment, Clock.fixed(TestData.NOW, ZoneOffset.UTC));
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--config");
    all.add(CONFIG);
    return money.execute(all.toArray(String[]::new));
  }

  private static String proposal() {
    return TestStores.get().cell("SELECT MAX(id) FROM proposal");
  }

  @Test
  void a_waiver_takes_two_people() {
    assertThat(
            run("waive", "2010033", "800", "--reason", "the notice", "--staff", "sample-finance-1"))
        .isZero();
    String id = proposal();
    assertThat(run("approve", id, "--staff", "sample-finance-1")).isEqualTo(1);
    assertThat(run("proposals")).isZero();
    assertThat(run("approve", id, "--staff", "sample-chief-finance")).isZero();
    assertThat(run("approve", id, "--staff", "sample-secretary")).isEqualTo(1);
    assertThat(TestStores.get().count("posting WHERE account = 'waived' AND amount_kes = 800"))
        .isEqualTo(2);
  }

  @Test
  void the_books_are_read_from_end_to_end_and_what_is_wrong_in_them_named() throws Exception {
    assertThat(run("check")).isZero();
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute(
          "UPDATE posting SET amount_kes = amount_kes + 1 WHERE bill_number = '2010011' LIMIT 1");
    }
    assertThat(run("check")).isEqualTo(1);
  }

  @Test
  void money_that_waits_is_listed_and_matched() {
    assertThat(run("unmatched")).isZero();
    assertThat(
            run(
                "match",
                "SMP011KYJE",
                "2010112",
                "--staff",
                "sample-finance-1",
                "--reason",
                "shown"))
        .isZero();
    assertThat(run("decline", proposal(), "--staff", "sample-finance-2", "--reason", "no"))
        .isZero();
    assertThat(
            run(
                "match",
                "SMP011KYJE",
                "2010112",
                "--staff",
                "sample-finance-1",
                "--reason",
                "shown"))
        .isZero();
    assertThat(run("approve", proposal(), "--staff", "sample-finance-2")).isZero();
    assertThat(TestStores.get().count("payment WHERE state = 'unmatched'")).isEqualTo(2);
    assertThat(run("doubles")).isZero();
  }

  @Test
  void what_is_flagged_is_listed_and_settled_by_whoever_may_take_a_payment_back() {
    Receiving receiving = new Receiving(vault, BillWatch.NONE);
    for (String receipt : List.of("DOUBLE0001", "DOUBLE0002")) {
      TestStores.get().database().write(tx -> receiving.receive(tx, paid(receipt), TestData.NOW));
    }
    assertThat(run("doubles")).isZero();
    assertThat(said("disagreements")).containsExactly("none");
    String open = "payment_matter WHERE kind = 'possible_double' AND state = 'open'";
    assertThat(TestStores.get().count(open)).isEqualTo(1);
    String id = TestStores.get().cell("SELECT MAX(id) FROM " + open);
    assertThat(run("settle", id, "--staff", "sample-finance-1")).isEqualTo(1);
    assertThat(run("settle", id, "--staff", "sample-water-1", "--reason", "so")).isEqualTo(1);
    assertThat(run("settle", "999", "--staff", "sample-finance-1", "--reason", "so")).isEqualTo(1);
    assertThat(run("settle", id, "--staff", "sample-finance-1", "--reason", "two stalls")).isZero();
    assertThat(run("settle", id, "--staff", "sample-finance-1", "--reason", "again")).isEqualTo(1);
    assertThat(TestStores.get().count(open)).isZero();
    assertThat(TestStores.get().count("audit_entry WHERE action = 'money.settled'")).isEqualTo(1);
  }

  @Test
  void what_could_not_be_read_is_listed_without_its_words_and_settled() {
    var unread = new UnreadCallbacks(TestStores.get().database(), vault);
    byte[] body = "{\"MSISDN\":\"254711000001\"".getBytes(UTF_8);
    for (int i = 0; i < 2; i++) {
      unread.keep("c2b/confirmation", body, "not what is posted here", TestData.NOW);
    }
    String open = "payment_matter WHERE kind = 'unread' AND state = 'open'";
    String id = TestStores.get().cell("SELECT MAX(id) FROM " + open);
    assertThat(said("unread"))
        .containsExactly(id + " " + TestData.NOW + " on c2b/confirmation: not what is posted here");
    assertThat(run("settle", id, "--staff", "sample-water-1", "--reason", "so")).isEqualTo(1);
    assertThat(run("settle", id, "--staff", "sample-finance-1", "--reason", "a test")).isZero();
    assertThat(said("unread")).containsExactly("none");
    unread.keep("c2b/confirmation", body, "not what is posted here", TestData.NOW);
    assertThat(TestStores.get().count(open)).isZero();
    assertThat(TestStores.get().count("unread_callback")).isOne();
    assertThat(TestStores.get().count("audit_entry WHERE action = 'money.settled'")).isEqualTo(1);
  }

  private static Evidence paid(String receipt) {
    return new Evidence.Receipt(
        Source.C2B,
        receipt,
        new Money(100),
        0,
        TestData.NOW,
        Optional.of("2010033"),
        Optional.empty(),
        Optional.of(new Msisdn("+254711000001")),
        Optional.empty());
  }

  @Test
  void what_cannot_be_done_is_refused() {
    assertThat(run("waive", "2010033", "5001", "--reason", "x", "--staff", "sample-finance-1"))
        .isEqualTo(1);
    assertThat(run("waive", "2010033", "8.5", "--reason", "x", "--staff", "sample-finance-1"))
        .isEqualTo(1);
    assertThat(run("waive", "1010013", "8", "--reason", "x", "--staff", "sample-finance-1"))
        .isEqualTo(1);
    assertThat(run("reverse", "SMP001MKAD", "--staff", "sample-finance-1")).isEqualTo(1);
    assertThat(run("reverse", "A", "B", "--staff", "sample-finance-1")).isEqualTo(1);
    assertThat(run("close", "2026-11-18")).isEqualTo(1);
    assertThat(run("export", "2026-11-18", "2026-11-17")).isEqualTo(1);
    assertThat(run("nothing")).isEqualTo(2);
  }

  @Test
  void a_day_is_closed_against_a_statement_and_its_differences_written() throws IOException {
    Path statement = folder.resolve("statement.csv");
    Files.writeString(
        statement,
        """
        receipt,amount_kes,account,completed_at,state
        SMP024FEND,5100.00,2010339,2026-11-18T13:59:41Z,completed
        SMP035RPAV,2001,2010519,2026-11-18T09:05:35Z,completed
        SMP999ZZZZ,50,2010519,2026-11-18T09:05:35Z,completed
        """);
    Path report = folder.resolve("report.csv");
    String[] words = {
      "close",
      "2026-11-18",
      "--statement",
      statement.toString(),
      "--report",
      report.toString(),
      "--staff",
      "sample-finance-1"
    };
    assertThat(run(words)).isZero();
    List<String> found = Files.readAllLines(report).stream().skip(1).sorted().toList();
    assertThat(found)
        .hasSize(3)
        .contains("2026-11-18,amount_differs,SMP035RPAV,\"KES 2,000\",\"KES 2,001\"")
        .contains("2026-11-18,missing_there,SMP012GXYM,\"KES 4,200 for no account\",")
        .contains("2026-11-18,missing_here,SMP999ZZZZ,,KES 50 for 2010519");
    assertThat(run(words)).isEqualTo(1);
  }

  @Test
  void books_are_exported_and_stated() throws IOException {
    Path file = folder.resolve("out.csv");
    assertThat(run("export", "2026-11-18", "2026-11-18", "--to-file", file.toString())).isZero();
    assertThat(Files.readAllLines(file)).hasSize(7);
    assertThat(run("statement", "2026-11-01", "2026-11-30", "--sum", "--to-file", file.toString()))
        .isZero();
    assertThat(Files.readAllLines(file).getFirst()).startsWith("day,stream,ward");
  }

  @Test
  void bills_are_taken_in_whole_or_not_at_all() throws IOException {
    String file = TestData.CONFIG.resolve("sample/revenue-system.csv").toString();
    assertThat(run("import-bills", file, "--dry-run")).isZero();
    assertThat(TestStores.get().count("bill WHERE master_system = 'county-revenue'")).isZero();
    assertThat(run("import-bills", file, "--staff", "nobody")).isEqualTo(1);
    assertThat(TestStores.get().count("bill WHERE master_system = 'county-revenue'")).isZero();
    assertThat(run("import-bills", file, "--staff", "sample-finance-1")).isZero();
    assertThat(run("import-bills", file)).isZero();
    assertThat(TestStores.get().count("bill WHERE master_system = 'county-revenue'")).isEqualTo(11);
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, Files.readString(Path.of(file)) + "X1,NOSUCH,A,,Kola,,,,1,,,,,open\n");
    assertThat(run("import-bills", bad.toString())).isEqualTo(1);
    assertThat(TestStores.get().count("bill WHERE master_reference = 'X1'")).isZero();
  }

  @Test
  void what_became_of_the_last_file_of_bills_is_said_with_each_difference() throws IOException {
    assertThat(said("reconciled")).containsExactly("no file of bills was found yet");
    var reconciliations = new Reconciliations(TestStores.get().database(), vault);
    var file = new RevenueFile(CountyData.read(TestData.CONFIG.resolve("county")));
    Path sample = TestData.CONFIG.resolve("sample/revenue-system.csv");
    List<RevenueBill> bills = file.read(sample, new ArrayList<>());
    String system = RevenueBills.SAMPLE;
    reconciliations.take(system, new RevenueDrop(TestData.NOW, "one"), bills, TestData.NOW);
    List<RevenueBill> fewer = bills.subList(1, bills.size());
    reconciliations.take(system, new RevenueDrop(TestData.NOW, "two"), fewer, TestData.NOW);
    List<String> good =
        List.of(
            "file of 2026-11-23, sample-revenue, at 2026-11-23T06:00:00Z: 10 bills: 0 added, 0"
                + " updated, 10 unchanged, 1 stay different",
            "SMP/LR/2026/0001 is here and not in the file");
    assertThat(said("reconciled")).isEqualTo(good);
    reconciliations.refuse(system, new RevenueDrop(TestData.NOW, "three"), 7, TestData.NOW);
    assertThat(said("reconciled"))
        .hasSize(3)
        .containsAll(good)
        .first()
        .asString()
        .endsWith("7 faults; nothing was taken in");
  }

  /** The lines that a command says when it is done. */
  private List<String> said(String... words) {
    PrintStream before = System.out;
    var heard = new ByteArrayOutputStream();
    System.setOut(new PrintStream(heard, true, UTF_8));
    try {
      assertThat(run(words)).isZero();
    } finally {
      System.setOut(before);
    }
    return heard.toString(UTF_8).lines().toList();
  }
}
