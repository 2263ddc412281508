package ke.go.machakos.db.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.places.Hospital;
import ke.go.machakos.db.places.Location;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.places.SubCounty;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountyDataTest {
  /** As the reference lists them: a sub-county's code and name, then its wards in order. */
  private static final String REFERENCE =
      """
      075 Masinga: 0371 Kivaa, 0372 Masinga Central, 0373 Ekalakala, 0374 Muthesya, 0375 Ndithini
      076 Yatta: 0376 Ndalani, 0377 Matuu, 0378 Kithimani, 0379 Ikombe, 0380 Katangi
      077 Kangundo: 0381 Kangundo North, 0382 Kangundo Central, 0383 Kangundo East, 0384 Kangundo West
      078 Matungulu: 0385 Tala, 0386 Matungulu North, 0387 Matungulu East, 0388 Matungulu West, 0389 Kyeleni
      079 Kathiani: 0390 Mitaboni, 0391 Kathiani Central, 0392 Upper Kaewa/Iveti, 0393 Lower Kaewa/Kaani
      080 Mavoko: 0394 Athi River, 0395 Kinanie, 0396 Muthwani, 0397 Syokimau/Mulolongo
      081 Machakos Town: 0398 Kalama, 0399 Mua, 0400 Mutituni, 0401 Machakos Central, 0402 Mumbuni North, 0403 Muvuti/Kiima-Kimwe, 0404 Kola
      082 Mwala: 0405 Mbiuni, 0406 Makutano/Mwala, 0407 Masii, 0408 Muthetheni, 0409 Wamunyu, 0410 Kibauni
      """;

  @Test
  void the_wards_are_the_forty_of_the_reference_in_their_eight_sub_counties() {
    TestData.county();
    var places = new Places(TestStores.get().database());
    String stored =
        places.subCounties().stream()
            .map(
                it ->
                    it.code()
                        + " "
                        + it.name()
                        + ": "
                        + places.wardsOf(it.code()).stream()
                            .map(ward -> ward.code() + " " + ward.name())
                            .collect(Collectors.joining(", "))
                        + "\n")
            .collect(Collectors.joining());
    assertThat(stored).isEqualTo(REFERENCE);
    assertThat(places.wards()).hasSize(40).allMatch(ward -> ward.centre().isPresent());
    assertThat(places.ward("0378")).map(Ward::name).contains("Kithimani");
    assertThat(places.ward("0370")).isEmpty();
  }

  @Test
  void every_hospital_with_a_desk_is_there_and_only_the_pins_that_were_found() {
    TestData.county();
    var places = new Places(TestStores.get().database());
    assertThat(places.hospitals()).hasSize(11).first().extracting(Hospital::level).isEqualTo(5);
    assertThat(places.hospitals())
        .filteredOn(hospital -> hospital.location().isPresent())
        .extracting(Hospital::code)
        .containsExactlyInAnyOrder("MACHAKOS", "KANGUNDO", "KATHIANI", "MASII");
    assertThat(places.departments()).hasSize(17);
  }

  @Test
  void storing_twice_changes_nothing_and_a_changed_name_is_taken_over() {
    var county = TestData.county();
    Database database = TestStores.get().database();
    var places = new Places(database);
    var before = places.wards();
    store(database, county);
    assertThat(places.wards()).isEqualTo(before);
    var renamed =
        new CountyData(
            List.of(new SubCounty("075", "Masinga Renamed")),
            county.wards(),
            county.departments(),
            county.hospitals(),
            county.permitTypes(),
            county.streams(),
            county.staff());
    store(database, renamed);
    assertThat(places.subCounties()).hasSize(8).contains(new SubCounty("075", "Masinga Renamed"));
  }

  @Test
  void all_faults_of_all_files_are_told_together(@TempDir Path folder) throws IOException {
    TestData.copy("county", folder);
    replace(folder.resolve("wards.csv"), "0379,Ikombe,076", "0379,Ikomba,076");
    replace(folder.resolve("wards.csv"), "0410,Kibauni,082,-1.543", "410,Kibauni,083,south");
    replace(folder.resolve("hospitals.csv"), "MASII,Masii", "KATHIANI,Masii");
    Files.delete(folder.resolve("departments.csv"));
    Files.writeString(folder.resolve("bill-streams.csv"), "code,name\nWATER,Water\n");
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> CountyData.read(folder))
        .satisfies(
            faulty ->
                assertThat(faulty.faults())
                    .extracting(
                        fault ->
                            fault.file().getFileName() + ":" + fault.line() + " " + fault.message())
                    .contains(
                        "departments.csv:1 the file is missing",
                        "wards.csv:10 there is no ward Ikomba; Ikombe is probably meant",
                        "wards.csv:41 code 410 is not four digits",
                        "wards.csv:41 latitude south is not degrees such as -1.523701",
                        "hospitals.csv:5 KATHIANI is there twice",
                        "bill-streams.csv:1 the columns must be code,name_en,name_sw")
                    .anyMatch(
                        fault ->
                            fault.startsWith("wards.csv:41 sub_county 083 is not one of 075")));
  }

  @Test
  void every_service_of_complaints_names_a_department_that_is_there() throws IOException {
    var departments =
        CountyData.read(TestData.CONFIG.resolve("county")).departments().stream()
            .map(it -> it.code())
            .collect(Collectors.toSet());
    var lines = Files.readAllLines(TestData.CONFIG.resolve("county/complaint-services.csv"));
    assertThat(lines).hasSize(37);
    assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[1]))
        .allMatch(departments::contains);
  }

  private static void store(Database database, CountyData county) {
    database.write(
        tx -> {
          county.store(tx);
          return 0;
        });
  }

  private static void replace(Path file, String old, String fresh) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, fresh));
  }

  @Test
  void a_place_is_kept_to_the_sixth_decimal() {
    TestData.county();
    assertThat(new Places(TestStores.get().database()).hospitals().getFirst().location())
        .map(Location::toString)
        .contains("Location[latitude=-1.523701, longitude=37.266267]");
  }
}
