package ke.go.machakos.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.promise.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who of several gets the next case: the people of the sample, over real stores. */
class WorkloadTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final StaffDirectory STAFF = new StaffDirectory(DATABASE, TestKeys.vault());
  private static final StaffRoster ROSTER = new StaffRoster(STAFF);

  private final CaseDesk desk = Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault());
  private Instant now = TestData.NOW;

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  /** What each had before: who, the state, and how many hours ago it came to them. */
  @ParameterizedTest
  @CsvSource({
    // department, ward, what they have, who gets the next
    "WATER, , , water-1",
    "WATER, , water-1 assigned 5, water-2",
    "WATER, , water-1 assigned 1 + water-2 assigned 2, water-2", // as many: longest ago
    "WATER, , water-1 assigned 2 + water-2 assigned 1, water-1",
    "WATER, , water-1 in_progress 9 + water-1 escalated 8 + water-2 reopened 1, water-2",
    "WATER, , water-1 resolved 9 + water-1 closed 8 + water-2 received 1, water-1",
    "WATER, , water-1 closed 1 + water-2 rejected 2, water-2", // nobody has any: longest ago
    "WATER, , water-1 assigned 5 + water-2 assigned 5, water-1", // all the same: the lower row
    "WATER, 0397, water-3 assigned 9 + water-3 assigned 8, water-3", // the ward's before all
    "WATER, 0394, water-1 assigned 9, water-2",
    "ROADS, 0394, roads-2 assigned 9, roads-2", // the ward's is away: their deputy
    "ROADS, 0395, roads-1 assigned 1, roads-2",
    "TRADE, , trade-2 assigned 2 + trade-2 assigned 1, trade-2", // the other is away
    "HEALTH, , health-1 assigned 2, health-3", // the second is away
  })
  void the_next_case_goes_to_whoever_has_least_of_those_who_are_there(
      String department, @Nullable String ward, @Nullable String before, String next) {
    for (String each : before == null ? new String[0] : before.split(" \\+ ", -1)) {
      String[] had = each.split(" ", -1);
      has(had[0], had[1], Duration.ofHours(Long.parseLong(had[2])));
    }
    LocalDate day = LocalDate.parse("2026-11-23");
    Optional<Holder> holder =
        DATABASE.read(
            tx -> ROSTER.of(tx, Role.OFFICER, department, Optional.ofNullable(ward), day));
    assertThat(holder.map(it -> name(it.staff()))).contains("sample-" + next);
  }

  @Test
  void cases_go_round_and_one_that_is_open_again_stays_with_whoever_had_it() {
    Reference first = open();
    assertThat(assignee(first)).isEqualTo("sample-water-1");
    Reference second = open();
    assertThat(assignee(second)).isEqualTo("sample-water-2");
    assertThat(assignee(open())).isEqualTo("sample-water-1");
    act(second, "resolve", new Actor.Staff(Role.OFFICER, Optional.empty()));
    assertThat(assignee(open())).isEqualTo("sample-water-2");
    act(first, "resolve", new Actor.Staff(Role.OFFICER, Optional.empty()));
    act(first, "reopen", new Actor.Staff(Role.ATTENDANT, Optional.empty()));
    assertThat(assignee(first)).isEqualTo("sample-water-1");
  }

  private Reference open() {
    now = now.plusSeconds(1);
    var reporter =
        new CaseDesk.Reporter(
            new Actor.Staff(Role.ATTENDANT, Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            true);
    return DATABASE.<Reference>write(tx -> desk.open(tx, report(), reporter, now).reference());
  }

  private void act(Reference reference, String action, Actor actor) {
    now = now.plusSeconds(1);
    Acted acted = DATABASE.write(tx -> desk.act(tx, reference, Act.of(action, actor), now));
    assertThat(acted).isInstanceOf(Acted.Done.class);
  }

  private String assignee(Reference reference) {
    return name(
        DATABASE
            .write(tx -> desk.find(tx, reference))
            .flatMap(it -> it.standing().assignee())
            .orElseThrow());
  }

  private static String name(long staff) {
    return DATABASE
        .<Optional<StaffMember>>read(tx -> STAFF.find(tx, staff))
        .flatMap(StaffMember::username)
        .orElseThrow();
  }

  private static void has(String who, String state, Duration since) {
    try (var owner = TestStores.get().owner();
        var insert =
            owner.prepareStatement(
                "INSERT INTO service_case (department_code, words_sealed, privacy, language,"
                    + " channel, urgency, state, assignee_id, assigned_at, level, round,"
                    + " steps_taken, sample, opened_at, updated_at)"
                    + " SELECT department_code, 'x', 'unnamed', 'en', 'ussd', 'routine', ?, id,"
                    + " '2026-11-23 06:00:00' - INTERVAL ? HOUR, 0, 1, 0, TRUE, '2026-11-01',"
                    + " '2026-11-01' FROM staff WHERE username = ?")) {
      insert.setString(1, state);
      insert.setLong(2, since.toHours());
      insert.setString(3, "sample-" + who);
      assertThat(insert.executeUpdate()).isOne();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Report report() {
    return new Report(
        Optional.of("WATER_SUPPLY"),
        "WATER",
        Optional.of("0378"),
        Optional.empty(),
        "no water",
        Optional.empty(),
        Privacy.UNNAMED,
        "en",
        "desk",
        "routine",
        Optional.empty(),
        Optional.empty());
  }
}
