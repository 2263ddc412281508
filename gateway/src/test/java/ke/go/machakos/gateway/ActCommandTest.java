package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationDrafts;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.PinCheck;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.LockDesk;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Officers at a terminal, on stores that run elsewhere, and on the keys of the same installation.
 */
class ActCommandTest {
  private static final Msisdn REPORTER = new Msisdn("+254722000901");
  private static final Database DATABASE = TestStores.get().database();

  @TempDir Path folder;

  private CommandLine act = new CommandLine(new ActCommand(Map.of(), Clock.systemUTC()));
  private Vault vault = Keys.passing();

  @BeforeEach
  void prepare() throws IOException {
    TestData.county();
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    vault = Keys.open(keys);
    DatabaseSettings database = TestStores.get().settings();
    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("GATEWAY_KEYS", keys.toString());
    environment.put("GATEWAY_DATABASE_URL", database.url());
    environment.put("GATEWAY_DATABASE_USER", database.user());
    environment.put("GATEWAY_DATABASE_PASSWORD", database.password());
    environment.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    database
        .owner()
        .ifPresent(
            owner -> {
              environment.put("GATEWAY_DATABASE_OWNER_USER", owner.user());
              environment.put("GATEWAY_DATABASE_OWNER_PASSWORD", owner.password());
            });
    act = new CommandLine(new ActCommand(environment, Clock.fixed(TestData.NOW, ZoneOffset.UTC)));
    open();
  }

  private void open() {
    CaseDesk desk = Startup.cases(TestData.CONFIG, DATABASE, vault);
    Report report =
        new Report(
            Optional.of("WATER_SUPPLY"),
            "WATER",
            Optional.of("0378"),
            Optional.empty(),
            "no water",
            Optional.empty(),
            Privacy.HIDDEN,
            "en",
            "ussd",
            "routine",
            Optional.empty(),
            Optional.empty());
    var reporter =
        new CaseDesk.Reporter(
            new Actor.Citizen(REPORTER),
            Optional.of(new CaseDesk.Contact(REPORTER, Language.EN)),
            Optional.empty(),
            true);
    DATABASE.<Reference>write(tx -> desk.open(tx, report, reporter, TestData.NOW).reference());
  }

  private int run(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "--config";
    all[1] = TestData.CONFIG.toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return act.execute(all);
  }

  private String state() {
    return new Cases(DATABASE, vault)
        .find(Reference.parse("4000014").orElseThrow())
        .orElseThrow()
        .state();
  }

  @Test
  void an_officer_resolves_a_case_and_its_reporter_is_asked() {
    assertThat(run("4000014")).isZero();
    assertThat(run("4000014", "resolve", "--as", "officer")).isZero();
    assertThat(state()).isEqualTo("resolved");
    assertThat(new Outbox(DATABASE, vault).to(REPORTER, 9).getFirst().message().body())
        .contains("Answer YES or NO");
    assertThat(run("4000014", "reopen", "--as", "attendant")).isZero();
    assertThat(run("4000014", "reject", "--reason", "private pipe")).isZero();
    assertThat(state()).isEqualTo("rejected");
  }

  @Test
  void an_officer_sends_an_application_back_and_nobody_bills_what_has_no_fee() {
    ApplicationDesk desk = Startup.applications(TestData.CONFIG, DATABASE, vault, Charges.UNKNOWN);
    Reference reference = DATABASE.write(tx -> applied(desk, tx));
    String number = reference.digits();
    assertThat(run(number)).isZero();
    assertThat(run(number, "send_back")).isEqualTo(1);
    assertThat(run(number, "send_back", "--reason", "no lease")).isZero();
    assertThat(new Outbox(DATABASE, vault).to(REPORTER, 9).getFirst().message().body())
        .contains("no lease");
    assertThat(run(number, "resubmit", "--as", "attendant")).isZero();
    assertThat(run(number, "approve")).isEqualTo(1);
    assertThat(run(number, "approve", "--unseen")).isZero();
    assertThat(run(number, "bill")).isEqualTo(1);
    assertThat(DATABASE.read(tx -> desk.find(tx, reference)).orElseThrow().standing().state())
        .isEqualTo("approved");
    assertThat(run("6000026")).isEqualTo(1);
  }

  @Test
  void a_reason_by_code_is_told_with_more_words_or_without() {
    ApplicationDesk desk = Startup.applications(TestData.CONFIG, DATABASE, vault, Charges.UNKNOWN);
    String number = DATABASE.write(tx -> applied(desk, tx)).digits();
    assertThat(run(number, "send_back", "--reason-code", "PRIVATE_LAND")).isEqualTo(1);
    assertThat(run(number, "send_back", "--reason-code", "nothing", "--reason", "x")).isEqualTo(1);
    assertThat(run(number, "send_back", "--reason-code", "document_missing")).isZero();
    assertThat(told()).contains("Reason: A document is missing. Put it right");
    assertThat(run(number, "resubmit", "--as", "attendant")).isZero();
    String words = "ask at the Tala desk";
    assertThat(run(number, "reject", "--reason-code", "NO_ANSWER", "--reason", words)).isZero();
    assertThat(told()).contains("in time. The officer wrote: ask at the Tala desk. If you");
    assertThat(run(number)).isZero();
    assertThat(run("4000014", "reject", "--reason-code", "NO_ANSWER")).isEqualTo(1);
    assertThat(state()).isEqualTo("received");
    assertThat(run("4000014", "reject", "--reason-code", "PRIVATE_LAND")).isZero();
    assertThat(told()).contains("was not accepted: It is on private land. If you");
    assertThat(run("4000014")).isZero();
  }

  private String told() {
    return new Outbox(DATABASE, vault).to(REPORTER, 9).getFirst().message().body();
  }

  @Test
  void a_reason_by_code_goes_with_acts_alone_and_whoever_mistypes_one_reads_which_there_are() {
    String[] coded = {"--reason", "x", "--reason-code", "PRIVATE_LAND"};
    for (String[] act :
        new String[][] {
          {"4000014"},
          {"4000014", "mute"},
          {"0722000901", "mute"},
          {"4000014", "sort", "--to-service", "GARBAGE"},
          {"6000018", "finish"}
        }) {
      String[] all = Arrays.copyOf(act, act.length + coded.length);
      System.arraycopy(coded, 0, all, act.length, coded.length);
      assertThat(run(all)).as(String.join(" ", act)).isEqualTo(1);
    }
    assertThat(MuteDesk.over(DATABASE, vault).standing(REPORTER, TestData.NOW)).isEmpty();
    assertThat(ActCommand.fitting(List.of("NO_ANSWER", "DUPLICATE_CASE")))
        .isEqualTo("that is no reason for it: --reason-code is one of NO_ANSWER, DUPLICATE_CASE");
    assertThat(ActCommand.fitting(List.of())).contains("say it with --reason");
  }

  private Reference applied(ApplicationDesk desk, Tx tx) {
    var fresh =
        new NewApplication(
            "STALL",
            Optional.empty(),
            Optional.empty(),
            "0385",
            "Tala Cloth",
            "Mary Wanza",
            Optional.of(REPORTER),
            "en",
            "ussd",
            Optional.empty(),
            false);
    Reference draft =
        new ApplicationDrafts(vault)
            .begin(tx, Optional.of(REPORTER), "{}", "en", TestData.NOW)
            .reference();
    return desk.apply(tx, draft, fresh, new Actor.Citizen(REPORTER), TestData.NOW)
        .orElseThrow()
        .reference();
  }

  @Test
  void an_officer_sorts_a_case_anew() {
    assertThat(run("4000014", "sort", "--to-service", "GARBAGE")).isZero();
    assertThat(
            new Cases(DATABASE, vault)
                .find(Reference.parse("4000014").orElseThrow())
                .orElseThrow()
                .service())
        .contains("GARBAGE");
    assertThat(run("4000014", "sort")).isEqualTo(1);
    assertThat(run("4000014", "sort", "--to-service", "GARBAGE")).isEqualTo(1);
  }

  @Test
  void an_officer_mutes_a_number_or_that_of_a_reporter_and_hears_it_again() {
    MuteDesk mutes = MuteDesk.over(DATABASE, vault);
    assertThat(run("0722000901")).isZero();
    assertThat(run("0722000901", "mute")).isEqualTo(1);
    assertThat(run("0722000901", "mute", "--reason", "insults", "--days", "7")).isZero();
    assertThat(mutes.standing(REPORTER, TestData.NOW).orElseThrow().until())
        .isEqualTo(TestData.NOW.plus(Duration.ofDays(7)));
    assertThat(run("4000014", "unmute")).isZero();
    assertThat(run("4000014", "unmute")).isEqualTo(1);
    assertThat(run("4000014", "mute", "--reason", "insults")).isZero();
    assertThat(mutes.standing(REPORTER, TestData.NOW)).isPresent();
    assertThat(run("+254722000901", "unmute")).isZero();
    assertThat(mutes.standing(REPORTER, TestData.NOW)).isEmpty();
    assertThat(run("0722000901", "resolve")).isEqualTo(1);
    assertThat(run("0722000901", "mute", "--reason", "insults", "--days", "0")).isEqualTo(1);
    assertThat(run("4000023", "mute", "--reason", "insults")).isEqualTo(1);
  }

  @Test
  void an_officer_opens_a_number_that_wrong_pins_locked() throws Exception {
    hire(7, "desk");
    assertThat(run("0722000901", "unlock", "--reason", "came with ID")).isEqualTo(1);
    lock();
    LockDesk locks = LockDesk.over(DATABASE, vault);
    assertThat(locks.isLocked(REPORTER)).isTrue();
    assertThat(run("0722000901")).isZero();
    assertThat(run("0722000901", "unlock")).isEqualTo(1);
    assertThat(run("4000014", "unlock", "--reason", "came with ID")).isEqualTo(1);
    assertThat(locks.isLocked(REPORTER)).isTrue();
    String reason = "came with ID, calls from 0722000901";
    assertThat(run("0722000901", "unlock", "--reason", reason, "--staff", "7")).isZero();
    assertThat(locks.isLocked(REPORTER)).isFalse();
    assertThat(run("0722000901", "unlock", "--reason", reason)).isEqualTo(1);
    assertThat(
            TestStores.get()
                .count(
                    "audit_entry WHERE action = 'number.unlock' AND actor = 'staff/7'"
                        + " AND subject LIKE 'number/%' AND detail LIKE 'came with ID%***901'"))
        .isOne();
    assertThat(TestStores.get().count("audit_entry WHERE detail LIKE '%722000901%'")).isZero();
  }

  @Test
  void an_act_is_written_down_under_whoever_does_it_and_under_nobody_unknown() throws Exception {
    hire(7, "water-desk");
    assertThat(run("4000014", "resolve", "--staff", "nobody")).isEqualTo(2);
    assertThat(run("4000014", "resolve", "--staff", "8")).isEqualTo(2);
    assertThat(state()).isEqualTo("received");
    assertThat(run("4000014", "resolve", "--staff", "water-desk")).isZero();
    assertThat(run("4000014", "reopen", "--as", "attendant", "--staff", "7")).isZero();
    assertThat(TestStores.get().count("case_event WHERE staff_id = 7")).isEqualTo(2);
  }

  private void hire(long row, String username) throws SQLException {
    String sql =
        "INSERT INTO staff (id, username, name_sealed, role, language, on_call, active, sample,"
            + " created_at) VALUES (?, ?, ?, 'officer', 'en', FALSE, TRUE, TRUE, '2026-01-01')";
    try (var owner = TestStores.get().owner();
        var statement = owner.prepareStatement(sql)) {
      statement.setLong(1, row);
      statement.setString(2, username);
      statement.setBytes(3, new PersonalData(vault).seal("Sample Desk", StaffDirectory.NAME));
      statement.executeUpdate();
    }
  }

  private void lock() {
    Pins pins = new Pins(vault);
    Citizens citizens = new Citizens(DATABASE, vault);
    DATABASE.<Long>write(tx -> citizens.introduce(tx, REPORTER, Optional.empty(), TestData.NOW));
    DATABASE.<Boolean>write(tx -> pins.set(tx, REPORTER, "1234"));
    for (int i = 0; i < 5; i++) {
      DATABASE.<PinCheck>write(tx -> pins.check(tx, REPORTER, "4321", TestData.NOW));
    }
  }

  @Test
  void whoever_mistypes_a_role_reads_all_that_may_act() {
    assertThat(ActCommand.ROLES.split(", ", -1))
        .containsExactlyInAnyOrder(
            Stream.of(Role.values())
                .filter(role -> role != Role.CITIZEN && role != Role.SYSTEM)
                .map(Role::code)
                .toArray(String[]::new));
  }

  @Test
  void what_is_refused_says_so_with_a_code_and_changes_nothing() {
    assertThat(run("4000014", "reject")).isEqualTo(1);
    assertThat(run("4000014", "start")).isEqualTo(1);
    assertThat(run("4000014", "assign")).isEqualTo(1);
    assertThat(run("4000014", "resolve", "--as", "citizen")).isEqualTo(1);
    assertThat(run("4000014", "assign", "--to", "king")).isEqualTo(1);
    assertThat(run("4000015", "resolve")).isEqualTo(1);
    assertThat(run("1010013", "resolve")).isEqualTo(1);
    assertThat(state()).isEqualTo("received");
    assertThat(Files.exists(folder.resolve("data"))).isFalse();
  }
}
