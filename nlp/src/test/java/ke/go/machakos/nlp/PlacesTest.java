package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private final Places places = Places.shipped();

  @Test
  void every_ward_of_the_county_is_found_by_its_own_name() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../config/county/wards.csv"));
    assertThat(lines).hasSize(41);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      assertThat(wards("no water in " + fields[1] + " since Monday"))
          .as(fields[1])
          .contains(fields[0]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "maji hakuna hapa Mitabooni, 0390",
    "MLOLONGO stage is dark, 0397",
    "near Athi-River police, 0394",
    "barabara ya Wamunyo imeharibika, 0409",
    "kithimanni market, 0378",
    "huko Kola, 0404",
    "Tala town, 0385",
    "msimamizi wa wadi ya iveti, 0392",
  })
  void a_name_is_found_as_people_write_it(String message, String ward) {
    assertThat(wards(message)).containsExactly(ward);
  }

  @ParameterizedTest
  @CsvSource({
    "the road from Central to the north",
    "iveti nyingi syina thina",
    "mbua yaua na kiu kulika wodi ya iveti",
    "koala bears",
    "we took the tall road",
    "Machakos county government",
    "accident at Makutano ma Kyumvi junction",
  })
  void what_is_only_like_a_name_is_none(String message) {
    assertThat(wards(message)).isEmpty();
  }

  @Test
  void a_hospital_and_a_sub_county_are_told_apart_from_wards() {
    assertThat(places.in("no doctor at Kangundo level 4"))
        .containsExactly(new Place(Place.Kind.HOSPITAL, "KANGUNDO"));
    assertThat(places.in("Yatta farmers")).containsExactly(new Place(Place.Kind.SUB_COUNTY, "076"));
  }

  private List<String> wards(String message) {
    return places.in(message).stream()
        .filter(place -> place.kind() == Place.Kind.WARD)
        .map(Place::code)
        .toList();
  }
}
