package ke.go.machakos.db.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.permits.PermitTypes;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.sql.Database;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeeSchedulesTest {
  private static final Instant NOW = TestData.NOW;
  private static final LocalDate JULY = LocalDate.parse("2026-07-01");
  private static final FeeWaiver WAIVER =
      new FeeWaiver(
          "W",
          Optional.empty(),
          FeeWaiver.Target.PENALTY,
          50,
          "a notice",
          Days.of(JULY, LocalDate.parse("2026-09-30")),
          false);

  private final Database database = TestStores.get().database();
  private final FeeSchedules schedules = new FeeSchedules(database);
  private CountyData county = TestData.county();

  @BeforeEach
  void empty() {
    county = TestData.county();
  }

  @Test
  void a_version_counts_from_its_day_once_a_second_person_has_approved_it() {
    long version = propose("anna", JULY, 4_000, NOW);
    assertThat(current("2026-12-31")).isEmpty();
    assertThat(approve(version, "anna", NOW)).isEqualTo(Approval.SAME_PERSON);
    assertThat(approve(version, " Anna ", NOW)).isEqualTo(Approval.SAME_PERSON);
    assertThat(current("2026-12-31")).isEmpty();
    assertThat(approve(version, "ben", NOW)).isEqualTo(Approval.DONE);
    assertThat(approve(version, "carol", NOW)).isEqualTo(Approval.ALREADY);
    assertThat(approve(version + 1, "ben", NOW)).isEqualTo(Approval.UNKNOWN);
    assertThat(current("2026-06-30")).isEmpty();
    assertThat(current("2026-07-01")).contains(version);
    FeeVersion kept = read(version);
    assertThat(kept.proposed()).isEqualTo(new FeeVersion.Signature("anna", NOW));
    assertThat(kept.approved()).contains(new FeeVersion.Signature("ben", NOW));
    assertThat(TestStores.get().count("audit_entry WHERE action LIKE 'fees.%'")).isEqualTo(2);
  }

  @Test
  void old_versions_stay_and_count_for_their_days() {
    long old = propose("anna", JULY.minusYears(1), 4_000, NOW);
    approve(old, "ben", NOW);
    long fresh = propose("ben", JULY, 5_000, NOW.plusSeconds(1));
    approve(fresh, "anna", NOW.plusSeconds(2));
    assertThat(current("2026-06-30")).contains(old);
    assertThat(current("2026-07-01")).contains(fresh);
    assertThat(rules(old, Optional.empty())).containsExactly(rule(4_000));
    assertThat(rules(fresh, Optional.of("BUSINESS"))).containsExactly(rule(5_000));
    assertThat(rules(fresh, Optional.of("LIQUOR"))).isEmpty();
    List<FeeWaiver> waivers = database.read(tx -> schedules.waivers(tx, old));
    assertThat(waivers).containsExactly(WAIVER);
    assertThat(schedules.all()).extracting(FeeVersion::version).containsExactly(fresh, old);
  }

  @Test
  void what_others_overtook_is_proposed_anew() {
    long first = propose("anna", JULY, 4_000, NOW);
    long second = propose("anna", JULY, 5_000, NOW.plusSeconds(1));
    assertThat(approve(second, "ben", NOW.plusSeconds(2))).isEqualTo(Approval.DONE);
    assertThat(approve(first, "ben", NOW.plusSeconds(3))).isEqualTo(Approval.OVERTAKEN);
    assertThat(current("2026-07-01")).contains(second);
  }

  @Test
  void of_two_people_who_approve_two_proposals_at_once_one_succeeds() throws Exception {
    for (int round = 0; round < 10; round++) {
      empty();
      List<Long> versions =
          List.of(propose("anna", JULY, 4_000, NOW), propose("anna", JULY, 5_000, NOW));
      CyclicBarrier start = new CyclicBarrier(2);
      List<CompletableFuture<Approval>> both =
          versions.stream()
              .map(
                  version ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            await(start);
                            return approve(version, "ben", NOW.plusSeconds(9));
                          },
                          FeeSchedulesTest::thread))
              .toList();
      List<Approval> came =
          both.stream().map(it -> it.orTimeout(9, TimeUnit.SECONDS).join()).toList();
      assertThat(came).containsExactlyInAnyOrder(Approval.DONE, Approval.OVERTAKEN);
    }
  }

  /** A thread of its own: the common pool may have one alone. */
  private static void thread(Runnable task) {
    Thread.ofVirtual().start(task);
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await(9, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_table_itself_refuses_an_approval_by_the_proposer_and_a_changed_rule() {
    long version = propose("anna", JULY, 4_000, NOW);
    Stream.of(
            "UPDATE fee_schedule SET approved_by = 'anna' WHERE version = " + version,
            "UPDATE fee_rule SET amount_kes = 1",
            "DELETE FROM fee_waiver")
        .forEach(
            sql ->
                assertThatThrownBy(() -> database.write(tx -> tx.jooq().execute(sql)))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class));
  }

  @Test
  void a_draft_with_a_row_that_cannot_be_kept_leaves_nothing() {
    FeeRule twice = rule(4_000);
    FeeDraft draft = new FeeDraft("a file", JULY, List.of(twice, twice), List.of());
    assertThatThrownBy(() -> database.write(tx -> schedules.propose(tx, draft, "anna", NOW)))
        .isInstanceOf(DataAccessException.class);
    assertThat(schedules.all()).isEmpty();
    assertThat(TestStores.get().count("fee_rule")).isZero();
  }

  @Test
  void the_kinds_of_permits_are_kept_with_their_terms() {
    PermitTypes types = new PermitTypes(database);
    assertThat(types.all()).containsExactlyInAnyOrderElementsOf(county.permitTypes());
    PermitKind development = types.find("DEVELOPMENT").orElseThrow();
    assertThat(development.terms().deemedGrantedDays()).contains(60);
    assertThat(development.terms().documents()).contains("PLANS");
    assertThat(types.find("NONE")).isEmpty();
  }

  private long propose(String by, LocalDate from, long amount, Instant now) {
    FeeDraft draft = new FeeDraft("a file", from, List.of(rule(amount)), List.of(WAIVER));
    return database.write(tx -> schedules.propose(tx, draft, by, now));
  }

  private Approval approve(long version, String by, Instant now) {
    return database.write(tx -> schedules.approve(tx, version, by, now));
  }

  private Optional<Long> current(String day) {
    return database.read(
        tx -> schedules.current(tx, LocalDate.parse(day)).map(FeeVersion::version));
  }

  private FeeVersion read(long version) {
    return database.read(tx -> schedules.find(tx, version)).orElseThrow();
  }

  private List<FeeRule> rules(long version, Optional<String> type) {
    return database.read(tx -> schedules.rules(tx, version, type));
  }

  private static FeeRule rule(long amount) {
    return new FeeRule(
        "A",
        new FeeRule.Scope("BUSINESS", Optional.of("RETAIL"), Optional.empty(), Optional.of("TOWN")),
        new Money(amount),
        Per.YEAR,
        "a law",
        new Days(LocalDate.parse("2026-01-01"), Optional.empty()),
        false);
  }
}
