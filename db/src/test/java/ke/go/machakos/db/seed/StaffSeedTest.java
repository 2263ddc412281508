package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffSeedTest {
  private static final String COLUMNS =
      "username,name,role,department,ward,hospital,phone,language,absent_from,absent_until,deputy,on_call_order\n";
  private static final Msisdn PHONE = new Msisdn("+254722000401");

  private final Database database = TestStores.get().database();
  private final StaffDirectory staff = new StaffDirectory(database, TestKeys.vault());
  @TempDir private Path folder;

  @BeforeEach
  void county() throws IOException {
    TestData.county();
    TestData.copy("county", folder);
  }

  @Test
  void the_county_has_yet_to_name_its_people_and_the_sample_has_some_for_every_department() {
    assertThat(CountyData.read(folder).staff()).isEmpty();
    TestData.sample();
    for (Department it : departments()) {
      assertThat(working("chief_officer", it.code())).as(it.code()).hasSize(1);
      assertThat(working("officer", it.code())).as(it.code()).isNotEmpty();
    }
    assertThat(database.<List<String>>read(tx -> tx.jooq().selectFrom(STAFF).fetch(STAFF.USERNAME)))
        .allMatch(name -> name.startsWith("sample-"));
  }

  @Test
  void every_fault_is_told_with_its_line() {
    String faulty =
        """
        Jane Doe,Jane,officer,WATER,,,,en,,,,
        b2,Two,mayor,WATER,,,,en,,,,
        b3,Three,officer,,,,,en,,,,
        b4,Four,ward_administrator,DEVOLUTION,,,,en,,,,
        b5,Five,ward_administrator,DEVOLUTION,Ikomba,,,en,,,,
        b6,Six,attendant,,,NAIROBI,,en,,,,
        b7,Seven,officer,WATER,,,12,en,,,,
        b8,Eight,officer,WATER,,,,fr,,,,
        b9,Nine,officer,WATER,,,,en,2026-11-23,2026-11-22,,
        b10,Ten,officer,WATER,,,,en,,2026-11-22,,
        b11,Eleven,officer,WATER,,,,en,soon,,,
        b12,Twelve,officer,WATER,,,,en,,,b12,
        b13,,officer,WATER,,,,en,,,,1
        b14,Fourteen,officer,WATER,,,0722000402,en,,,b99,1
        b14,Fifteen,officer,WATER,,,0722000403,en,,,,2
        b16,Sixteen,officer,WATER,,,0722000402,en,,,,1
        """;
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> read(faulty))
        .satisfies(
            it ->
                assertThat(it.faults())
                    .extracting(fault -> fault.line() + " " + fault.message())
                    .containsExactlyInAnyOrder(
                        "2 username is not small letters, digits, dots and dashes, 2 to 60 of them",
                        "3 role mayor is not one of attendant, chief_officer, county_secretary,"
                            + " officer, ward_administrator",
                        "4 department is empty, and officer needs one",
                        "5 ward is empty, and ward_administrator needs one",
                        "6 there is no ward Ikomba; Ikombe is probably meant",
                        "7 hospital NAIROBI is not one of ATHI_RIVER, KALAMA, KANGUNDO, KATHIANI,"
                            + " MACHAKOS, MASII, MASINGA, MATUU, MUTITUNI, MWALA, NDITHINI",
                        "8 phone is not a phone number",
                        "9 language fr is not one of en, kam, sw",
                        "10 absent_until comes before absent_from",
                        "11 absent_until comes before absent_from",
                        "12 absent_from soon is not a day such as 2026-11-20",
                        "13 nobody is their own deputy",
                        "14 name is empty",
                        "14 on call needs a phone and a department",
                        "15 deputy b99 is nobody in this file",
                        "16 b14 is there twice",
                        "17 phone is somebody else's in this file",
                        "17 on_call_order 1 is somebody else's in WATER"));
  }

  @Test
  void who_is_there_stays_as_they_have_become_and_who_is_new_is_added() {
    String first = "a1,First,officer,WATER,,,0722000401,en,,,,\n";
    assertThat(store(read(first))).isOne();
    long id = staff.find(PHONE).orElseThrow().id();
    database.<Boolean>write(
        tx -> {
          staff.works(tx, id, false);
          return true;
        });
    var second = read(first.replace("First", "Renamed") + "a2,Second,officer,WATER,,,,sw,,,a1,\n");
    assertThat(store(second)).isOne();
    assertThat(store(second)).isZero();
    StaffMember kept = database.<Optional<StaffMember>>read(tx -> staff.find(tx, id)).orElseThrow();
    assertThat(kept.active()).isFalse();
    assertThat(kept.name()).isEqualTo("First");
    assertThat(working("officer", "WATER"))
        .singleElement()
        .extracting(StaffMember::deputy)
        .isEqualTo(Optional.of(id));
  }

  @Test
  void a_phone_that_is_already_somebody_elses_is_a_fault_and_nobody_is_added() {
    store(read("a1,First,officer,WATER,,,0722000401,en,,,,\n"));
    var second =
        read("a2,Second,officer,WATER,,,,en,,,,\na3,Third,officer,WATER,,,0722000401,en,,,,\n");
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> store(second))
        .withMessageContaining("staff.csv:3: phone is already that of somebody else");
    assertThat(working("officer", "WATER")).hasSize(1);
  }

  private CountyData read(String rows) {
    try {
      Files.writeString(folder.resolve("staff.csv"), COLUMNS + rows);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return CountyData.read(folder);
  }

  private int store(CountyData county) {
    return database.<Integer>write(tx -> county.storeStaff(tx, TestKeys.vault(), TestData.NOW));
  }

  private List<Department> departments() {
    return new Places(database).departments();
  }

  private List<StaffMember> working(String role, String department) {
    return database.read(tx -> staff.working(tx, role, Optional.of(department), Optional.empty()));
  }
}
