package ke.go.machakos.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has a matter, by the people of the sample. */
class StaffRosterTest {
  private static final Database DATABASE = TestStores.get().database();

  private final StaffDirectory staff = new StaffDirectory(DATABASE, TestKeys.vault());
  private final StaffRoster roster = new StaffRoster(staff);

  @BeforeAll
  static void seed() {
    TestData.sample();
  }

  @ParameterizedTest
  @CsvSource({
    // role, department, ward, day, who has it
    "officer, ROADS, , 2026-11-23, roads-1",
    "officer, ROADS, 0395, 2026-11-23, roads-1",
    "officer, ROADS, 0394, 2026-11-20, roads-3", // the ward's before the department's
    "officer, ROADS, 0394, 2026-11-23, roads-2", // the ward's is away: their deputy
    "officer, ROADS, 0394, 2026-11-28, roads-3",
    "officer, WATER, 0397, 2026-11-23, water-3",
    "officer, WATER, 0394, 2026-11-23, water-1", // not another ward's
    "officer, TRADE, , 2026-11-01, trade-1",
    "officer, TRADE, , 2027-11-23, trade-2", // the first is away and nobody knows until when
    "officer, NOWHERE, , 2026-11-23, ",
    "chief_officer, ROADS, 0394, 2026-11-15, chief-roads",
    "chief_officer, ROADS, 0394, 2026-11-16, roads-1",
    "chief_officer, ROADS, 0394, 2026-12-04, roads-1",
    "chief_officer, ROADS, 0394, 2026-12-05, chief-roads",
    "ward_administrator, WATER, 0371, 2026-11-08, ward-0371",
    "ward_administrator, WATER, 0371, 2026-11-23, ward-0372",
    "ward_administrator, WATER, 0404, 2026-11-23, ward-0398",
    "ward_administrator, WATER, , 2026-11-23, ",
    "county_secretary, WATER, , 2026-11-23, secretary",
    "attendant, WATER, , 2026-11-23, attendant-1",
    "attendant, HEALTH, , 2026-11-23, attendant-machakos",
    "citizen, WATER, 0371, 2026-11-23, ",
    "system, WATER, 0371, 2026-11-23, ",
  })
  void whoever_of_the_role_is_there_that_day_has_it(
      String role,
      String department,
      @Nullable String ward,
      LocalDate day,
      @Nullable String username) {
    Role asked = Role.of(role).orElseThrow();
    Optional<Holder> holder = holder(asked, department, Optional.ofNullable(ward), day);
    assertThat(holder.map(this::username))
        .isEqualTo(Optional.ofNullable(username).map(name -> "sample-" + name));
    assertThat(holder.map(Holder::role)).isEqualTo(holder.map(it -> asked));
  }

  @Test
  void whoever_has_it_is_reached_in_their_language() {
    Holder holder =
        holder(Role.COUNTY_SECRETARY, "WATER", Optional.empty(), LocalDate.parse("2026-11-23"))
            .orElseThrow();
    assertThat(holder.phone().orElseThrow().e164()).isEqualTo("+254700000201");
    assertThat(holder.language()).isEqualTo(Language.EN);
  }

  @Test
  void deputies_who_are_away_have_deputies_and_a_ring_of_them_has_nobody() {
    TestData.sample();
    LocalDate day = LocalDate.parse("2026-11-23");
    away("ward-0372", "ward-0373");
    assertThat(administrator(day)).contains("sample-ward-0373");
    away("ward-0373", "ward-0371");
    assertThat(administrator(day)).isEmpty();
    TestData.sample();
  }

  private Optional<String> administrator(LocalDate day) {
    return holder(Role.WARD_ADMINISTRATOR, "WATER", Optional.of("0371"), day).map(this::username);
  }

  private void away(String who, String deputy) {
    LocalDate from = LocalDate.parse("2026-11-01");
    DATABASE.<Boolean>write(
        tx -> {
          staff.away(
              tx,
              row(who),
              new StaffMember.Absence(from, Optional.empty()),
              Optional.of(row(deputy)));
          return true;
        });
  }

  private long row(String username) {
    return DATABASE.<Long>read(
        tx ->
            Arrays.stream(Role.values())
                .flatMap(
                    role ->
                        staff.working(tx, role.code(), Optional.empty(), Optional.empty()).stream())
                .filter(member -> member.username().equals(Optional.of("sample-" + username)))
                .findFirst()
                .orElseThrow()
                .id());
  }

  private Optional<Holder> holder(
      Role role, String department, Optional<String> ward, LocalDate day) {
    return DATABASE.read(tx -> roster.of(tx, role, department, ward, day));
  }

  private String username(Holder holder) {
    return DATABASE
        .<Optional<StaffMember>>read(tx -> staff.find(tx, holder.staff()))
        .flatMap(StaffMember::username)
        .orElseThrow();
  }
}
