package ke.go.machakos.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.FaultyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
  @TempDir Path folder;

  @Test
  void the_shipped_file_holds_thirty_six_services_of_known_departments() {
    Path county = TestData.CONFIG.resolve("county");
    Set<String> departments =
        CountyData.read(county).departments().stream()
            .map(Department::code)
            .collect(Collectors.toSet());
    Services services = Services.read(county.resolve("complaint-services.csv"), departments);
    assertThat(services.all()).hasSize(36);
    assertThat(services.find("FIRE_RESCUE"))
        .contains(
            new Service(
                "FIRE_RESCUE",
                "EMERGENCY",
                "Fire and rescue",
                "fire, collapsed building, drowning, trapped people, gas leak",
                Optional.of(Duration.ofHours(4)),
                Hours.CLOCK,
                Urgency.EMERGENCY));
    assertThat(services.find("WATER_SUPPLY").flatMap(Service::promised))
        .contains(Duration.ofDays(3));
    assertThat(services.find("NATIONAL_POWER").flatMap(Service::promised)).isEmpty();
    assertThat(services.find("water_supply")).isEmpty();
  }

  @Test
  void a_county_may_say_which_promises_count_office_hours() throws IOException {
    Path file = folder.resolve("services.csv");
    Files.writeString(
        file,
        """
        service_code,department,name_en,covers,hours_to_resolve,default_urgency,hours_kind
        WATER,WATER,Water,no water,72,routine,
        BURSARY,WATER,Bursary,late bursary,72,routine,working
        """);
    assertThat(Services.read(file, Set.of("WATER")).all())
        .extracting(Service::hours)
        .containsExactly(Hours.CLOCK, Hours.WORKING);
  }

  @Test
  void every_fault_is_reported_with_its_line() throws IOException {
    Path file = folder.resolve("services.csv");
    Files.writeString(
        file,
        """
        service_code,department,name_en,covers,hours_to_resolve,default_urgency
        WATER,WATER,Water,"no water, no pipe",72,routine
        WATER,WATRE,Water,no water,soon,
        water 2,WATER,,,-1,panic
        ROADS,WATER,Roads,potholes,2000,urgent
        """);
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> Services.read(file, Set.of("WATER")))
        .satisfies(
            faulty ->
                assertThat(faulty.faults())
                    .extracting(fault -> fault.line() + " " + fault.message())
                    .containsExactlyInAnyOrder(
                        "3 WATER is there twice",
                        "3 department WATRE is not one of WATER",
                        "3 hours_to_resolve soon is not a whole number",
                        "3 default_urgency is empty",
                        "4 service_code water 2 is not such as WATER_SUPPLY",
                        "4 name_en is empty",
                        "4 covers is empty",
                        "4 hours_to_resolve -1 is not between 0 and 1344",
                        "4 default_urgency panic is not one of emergency, routine, urgent",
                        "5 hours_to_resolve 2000 is not between 0 and 1344"));
  }
}
