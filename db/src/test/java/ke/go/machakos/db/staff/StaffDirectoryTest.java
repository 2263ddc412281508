package ke.go.machakos.db.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffDirectoryTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");
  private static final Msisdn WATER_3 = new Msisdn("+254700000252");

  private final Database database = TestStores.get().database();
  private final StaffDirectory staff = new StaffDirectory(database, TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  @Test
  void somebody_is_found_by_their_phone_with_all_that_is_known_of_them() {
    StaffMember member = staff.find(WATER_3).orElseThrow();
    assertThat(member)
        .isEqualTo(
            new StaffMember(
                member.id(),
                Optional.of("sample-water-3"),
                "Sample Officer Water 3",
                "officer",
                Optional.of("WATER"),
                Optional.of("0397"),
                Optional.of(WATER_3),
                "sw",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true));
    assertThat(database.<Optional<StaffMember>>read(tx -> staff.find(tx, member.id())))
        .contains(member);
    assertThat(staff.find(new Msisdn("+254700000001"))).isEmpty();
  }

  @Test
  void people_are_found_by_role_department_and_ward() {
    assertThat(working("officer", "WATER", null))
        .containsExactly("sample-water-1", "sample-water-2", "sample-water-3");
    assertThat(working("officer", "WATER", "0397")).containsExactly("sample-water-3");
    assertThat(working("ward_administrator", null, "0371")).containsExactly("sample-ward-0371");
    assertThat(working("ward_administrator", null, null)).hasSize(40);
    assertThat(working("county_secretary", null, null)).containsExactly("sample-secretary");
    assertThat(working("chief_officer", null, null)).hasSize(17);
  }

  @Test
  void who_is_on_call_comes_in_their_order() {
    assertThat(names(database.read(tx -> staff.onCall(tx, "EMERGENCY"))))
        .containsExactly("sample-emergency-1", "sample-emergency-2", "sample-emergency-3");
    assertThat(database.<List<StaffMember>>read(tx -> staff.onCall(tx, "LANDS"))).isEmpty();
  }

  @Test
  void an_absence_holds_from_its_first_day_to_its_last() {
    away(new StaffMember.Absence(DAY, Optional.of(DAY.plusDays(2))));
    StaffMember away = staff.find(WATER_3).orElseThrow();
    assertThat(away.isThere(DAY.minusDays(1))).isTrue();
    assertThat(away.isThere(DAY)).isFalse();
    assertThat(away.isThere(DAY.plusDays(2))).isFalse();
    assertThat(away.isThere(DAY.plusDays(3))).isTrue();
    away(new StaffMember.Absence(DAY, Optional.empty()));
    assertThat(staff.find(WATER_3).orElseThrow().isThere(DAY.plusYears(5))).isFalse();
  }

  @Test
  void who_works_here_no_longer_is_found_by_their_row_alone() {
    long id = staff.find(WATER_3).orElseThrow().id();
    database.<Boolean>write(
        tx -> {
          staff.works(tx, id, false);
          return true;
        });
    assertThat(staff.find(WATER_3)).isEmpty();
    assertThat(working("officer", "WATER", "0397")).isEmpty();
    assertThat(database.<Optional<StaffMember>>read(tx -> staff.find(tx, id)))
        .hasValueSatisfying(member -> assertThat(member.isThere(DAY)).isFalse());
  }

  private void away(StaffMember.Absence absence) {
    StaffMember member = staff.find(WATER_3).orElseThrow();
    database.<Boolean>write(
        tx -> {
          staff.away(tx, member.id(), absence, Optional.empty());
          return true;
        });
  }

  private List<String> working(String role, @Nullable String department, @Nullable String ward) {
    return names(
        database.read(
            tx ->
                staff.working(
                    tx, role, Optional.ofNullable(department), Optional.ofNullable(ward))));
  }

  private static List<String> names(List<StaffMember> people) {
    return people.stream().map(member -> member.username().orElseThrow()).toList();
  }
}
