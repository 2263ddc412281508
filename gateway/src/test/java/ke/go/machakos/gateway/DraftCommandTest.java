package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationDrafts;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.applications.ApplicationFiles;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.citizens.PinCheck;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.citizens.CitizenActions;
import ke.go.machakos.gateway.fees.FeeSeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Half-finished applications that an attendant finishes at a desk, by the command. */
class DraftCommandTest {
  private static final Msisdn PERSON = new Msisdn("+254722000971");
  private static final String NUMBER = "0722000971";
  private static final String[] ATTENDANT = {"--as", "attendant", "--reason", "came with ID"};
  private static final String[] REST = {
    "--activity",
    "retail",
    "--size",
    "SMALL",
    "--ward",
    "tala",
    "--business",
    "Tala Cloth",
    "--name",
    "Mary Wanza"
  };
  private static final Database DATABASE = TestStores.get().database();

  @TempDir Path folder;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private Vault vault = Keys.passing();
  private String draft = "";

  @BeforeEach
  void prepare() throws IOException {
    TestData.county();
    FeeSeed.store(TestData.CONFIG, DATABASE, TestData.NOW);
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    vault = Keys.open(keys);
    DatabaseSettings database = TestStores.get().settings();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("GATEWAY_KEYS", keys.toString());
    environment.put("GATEWAY_DATABASE_URL", database.url());
    environment.put("GATEWAY_DATABASE_USER", database.user());
    environment.put("GATEWAY_DATABASE_PASSWORD", database.password());
    environment.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    DatabaseSettings.Credentials owner = database.owner().orElseThrow();
    environment.put("GATEWAY_DATABASE_OWNER_USER", owner.user());
    environment.put("GATEWAY_DATABASE_OWNER_PASSWORD", owner.password());
    draft = begun("{\"type\":\"BUSINESS\",\"sample\":false}").digits();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
  }

  private Reference begun(String content) {
    consent(true);
    return DATABASE.write(
        tx ->
            new ApplicationDrafts(vault)
                .begin(tx, Optional.of(PERSON), content, "sw", TestData.NOW)
                .reference());
  }

  private void consent(boolean given) {
    var consent = new Consent(Citizens.SERVICE, CitizenActions.NOTICE, given, "ussd");
    DATABASE.<Boolean>write(
        tx -> {
          new Citizens(DATABASE, vault).consent(tx, PERSON, consent, TestData.NOW);
          return true;
        });
  }

  private int run(Object... words) {
    return runAt(TestData.NOW.plusSeconds(60), words);
  }

  private int runAt(Instant now, Object... words) {
    said.reset();
    List<String> all = new ArrayList<>(List.of("--config", TestData.CONFIG.toString()));
    for (Object word : words) {
      all.addAll(word instanceof String[] many ? List.of(many) : List.of(word.toString()));
    }
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new CommandLine(new ActCommand(environment, clock)).execute(all.toArray(String[]::new));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private Optional<ApplicationFile> file() {
    return DATABASE.read(
        tx -> new ApplicationFiles(vault).find(tx, Reference.parse(draft).orElseThrow()));
  }

  private static int audited(String where) {
    return TestStores.get().count("audit_entry WHERE " + where);
  }

  @Test
  void an_attendant_lists_what_was_begun_from_a_number_and_the_look_is_written_down() {
    String other = begun("{\"type\":\"STALL\",\"business\":\"Stall 3\"}").digits();
    assertThat(run(NUMBER, "drafts", "--as", "attendant")).isEqualTo(1);
    assertThat(said()).contains("say how you know whose it is, with --reason");
    assertThat(run(NUMBER, "drafts", "--as", "officer", "--reason", "curious")).isEqualTo(1);
    assertThat(said()).contains("--as attendant");
    assertThat(run(NUMBER, "drafts", "--as", "attendant", "--reason", "ID, " + NUMBER)).isZero();
    assertThat(said())
        .contains(draft + " Single business permit, half-finished; answered: nothing yet")
        .contains("--activity of RETAIL, WHOLESALE", "--size of SMALL", "--ward; --business")
        .contains(other + " Market stall, half-finished; answered: business; missing: --activity")
        .doesNotContain("Stall 3", "722000971");
    assertThat(audited("action = 'number.drafts' AND detail LIKE 'ID, %***971'")).isOne();
    assertThat(audited("detail LIKE '%722000971%'")).isZero();
    assertThat(run("0722000999", "drafts", ATTENDANT)).isZero();
    assertThat(said()).contains("nothing is half-finished from that number");
  }

  @Test
  void one_is_finished_with_what_was_missing_and_the_documents_that_were_shown() {
    assertThat(run(draft)).isZero();
    assertThat(said()).contains("half-finished");
    assertThat(
            run(
                draft,
                "finish",
                ATTENDANT,
                REST,
                "--staff",
                "7",
                "--document",
                "ID_CARD,kra_pin",
                "--at",
                "Tala desk"))
        .isEqualTo(2);
    assertThat(said().lines()).containsExactly("--staff 7 is nobody who works for the county");
    assertThat(file()).isEmpty();
    assertThat(
            run(
                draft,
                "finish",
                ATTENDANT,
                REST,
                "--document",
                "ID_CARD,kra_pin",
                "--at",
                "Tala desk"))
        .as(said())
        .isZero();
    assertThat(said()).contains(draft + " Single business permit in Tala is submitted");
    ApplicationFile file = file().orElseThrow();
    assertThat(file.matter().channel()).isEqualTo("desk");
    assertThat(file.matter().applicant()).isEqualTo("Mary Wanza");
    assertThat(file.matter().phone()).contains(PERSON);
    assertThat(file.matter().sample()).as("its fee is sample data").isTrue();
    assertThat(TestStores.get().count("application_document WHERE shown_where = 'Tala desk'"))
        .isEqualTo(2);
    assertThat(new Outbox(DATABASE, vault).to(PERSON, 9).getFirst().message().body())
        .contains("MFANO", draft);
    assertThat(
            audited(
                "action = 'application.finish' AND actor = 'attendant' AND detail = 'came with"
                    + " ID'"))
        .isOne();
    assertThat(audited("action = 'application.submit' AND actor = 'attendant'")).isOne();
    assertThat(run(draft, "finish", ATTENDANT, REST)).isEqualTo(1);
    assertThat(said()).contains("there is no half-finished application " + draft);
    assertThat(run(draft)).isZero();
    assertThat(said()).contains("is submitted", "attendant submit");
    assertThat(run(draft, "show_document", "--as", "attendant", "--document", "LEASE"))
        .isEqualTo(1);
    assertThat(said()).contains("say where it was shown, with --at");
    assertThat(run(draft, "show_document", "--document", "LEASE,ID_CARD", "--at", "Tala")).isOne();
    assertThat(said()).contains("was not promised, or was shown before");
    assertThat(TestStores.get().count("application_document WHERE shown_at IS NULL")).isOne();
    assertThat(run(draft, "show_document", "--document", "lease", "--at", "Tala")).isZero();
    assertThat(TestStores.get().count("application_document WHERE shown_at IS NULL")).isZero();
  }

  @Test
  void a_renewal_of_what_is_being_renewed_already_is_not_finished() {
    assertThat(run(draft, "finish", ATTENDANT, REST)).as(said()).isZero();
    DATABASE.<Integer>write(
        tx -> tx.jooq().execute("UPDATE application SET renewal_of = '1200019'"));
    String other = begun("{\"type\":\"BUSINESS\",\"renewal\":\"1200019\"}").digits();
    assertThat(run(other, "finish", ATTENDANT, REST)).isEqualTo(1);
    assertThat(said()).contains("another application to renew it is on its way");
    assertThat(TestStores.get().count("application")).isOne();
  }

  @Test
  void what_is_wrong_or_missing_is_said_and_nothing_of_it_is_kept() {
    assertThat(run(draft, "finish", ATTENDANT, "--activity", "RETAIL")).isEqualTo(1);
    assertThat(said())
        .contains("not everything is answered: --size of SMALL, MEDIUM, LARGE; --ward; --business;")
        .doesNotContain("--activity");
    assertThat(run(draft, "finish", ATTENDANT, "--activity", "RETALI")).isEqualTo(1);
    assertThat(said())
        .contains("activity RETALI is not known (did you mean RETAIL?); there are RETAIL, ");
    assertThat(run(draft, "finish", ATTENDANT, "--ward", "Talla")).isEqualTo(1);
    assertThat(said()).contains("ward Talla is not known (did you mean Tala?)");
    assertThat(run(draft, "finish", ATTENDANT, "--business", "x".repeat(41))).isEqualTo(1);
    assertThat(said()).contains("has no letters, or more than 40");
    assertThat(run(draft, "finish", ATTENDANT, REST, "--document", "CROWN", "--at", "x")).isOne();
    assertThat(said()).contains("document CROWN is not known");
    assertThat(run(draft, "finish", ATTENDANT, REST, "--document", "ID_CARD")).isEqualTo(1);
    assertThat(said()).contains("say where the documents were shown");
    assertThat(run(draft, "finish", "--as", "officer", "--reason", "x", REST)).isEqualTo(1);
    assertThat(said()).contains("--as attendant");
    assertThat(run(draft, "finish", "--as", "attendant", REST)).isEqualTo(1);
    assertThat(said()).contains("with --reason");
    assertThat(run("6999990", "finish", ATTENDANT, REST)).isEqualTo(1);
    assertThat(runAt(TestData.NOW.plus(Duration.ofDays(31)), draft, "finish", ATTENDANT, REST))
        .isEqualTo(1);
    assertThat(file()).isEmpty();
    assertThat(run(draft)).isZero();
    assertThat(said()).contains("answered: nothing yet");
    assertThat(audited("action LIKE 'application.%'")).isZero();
  }

  @Test
  void whoever_agreed_no_more_is_read_the_notice_first_and_a_locked_number_is_unlocked_first() {
    consent(false);
    assertThat(run(draft, "finish", ATTENDANT, REST)).isEqualTo(1);
    assertThat(said()).contains("read them the notice, and say --agreed if they do");
    assertThat(file()).isEmpty();
    Pins pins = new Pins(vault);
    DATABASE.<Boolean>write(tx -> pins.set(tx, PERSON, "1234"));
    for (int i = 0; i < 5; i++) {
      DATABASE.<PinCheck>write(tx -> pins.check(tx, PERSON, "4321", TestData.NOW));
    }
    assertThat(run(draft, "finish", ATTENDANT, REST, "--agreed")).isEqualTo(1);
    assertThat(said()).contains("locked by wrong PINs: unlock it first");
    assertThat(run(NUMBER, "unlock", "--reason", "came with ID")).isZero();
    assertThat(run(draft, "finish", ATTENDANT, REST, "--agreed")).as(said()).isZero();
    assertThat(new Citizens(DATABASE, vault).find(PERSON).orElseThrow().consents()).isTrue();
    assertThat(TestStores.get().count("consent WHERE channel = 'desk' AND given")).isOne();
  }
}
