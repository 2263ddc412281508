package ke.go.machakos.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.seed.FaultyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {
  private static final String HEAD = "date,change,name\n";

  @TempDir Path folder;

  private final Holidays shipped = Holidays.read(TestData.CONFIG.resolve("county/holidays.csv"));

  @Test
  void the_days_of_2026_are_those_that_the_law_names() {
    assertThat(days(shipped, 2026))
        .containsExactly(
            "2026-01-01",
            "2026-03-20",
            "2026-04-03",
            "2026-04-06",
            "2026-05-01",
            "2026-05-27",
            "2026-06-01",
            "2026-10-10",
            "2026-10-20",
            "2026-12-12",
            "2026-12-25",
            "2026-12-26");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-05-25", // Idd-ul-Fitr, by the Gazette; a Sunday by the moon
        "2020-07-31", // Idd-ul-Azha
        "2021-07-20", // Idd-ul-Azha
        "2023-04-21", // Idd-ul-Fitr
        "2024-04-10", // Idd-ul-Fitr
        "2023-11-13", // for planting trees, gazetted a week before
        "2024-05-10", // for planting trees, gazetted two days before
      })
  void days_that_the_gazette_declared_are_holidays(LocalDate day) {
    assertThat(shipped.contains(day)).isTrue();
  }

  @Test
  void what_falls_on_a_sunday_is_kept_on_the_next_day_that_is_none() {
    // Christmas of 2022 on a Sunday, Boxing Day on the Monday
    assertThat(shipped.contains(LocalDate.parse("2022-12-27"))).isTrue();
    assertThat(shipped.contains(LocalDate.parse("2022-12-28"))).isFalse();
    // Mazingira Day, Jamhuri Day and Boxing Day of 2027
    assertThat(shipped.contains(LocalDate.parse("2027-10-11"))).isTrue();
    assertThat(shipped.contains(LocalDate.parse("2027-12-13"))).isTrue();
    assertThat(shipped.contains(LocalDate.parse("2027-12-27"))).isTrue();
    // a Saturday is not made good
    assertThat(shipped.contains(LocalDate.parse("2026-10-12"))).isFalse();
  }

  @Test
  void a_day_added_on_a_sunday_is_kept_on_the_monday_too() throws IOException {
    Holidays changed = read("2026-11-29,add,A day of thanks\n");
    assertThat(changed.contains(LocalDate.parse("2026-11-29"))).isTrue();
    assertThat(changed.contains(LocalDate.parse("2026-11-30"))).isTrue();
  }

  @Test
  void a_feast_that_is_moved_from_a_sunday_leaves_no_monday_behind() throws IOException {
    Holidays changed = read("2025-03-30,remove,Idd by reckoning\n2025-04-01,add,Idd as seen\n");
    assertThat(days(changed, 2025))
        .contains("2025-04-01")
        .doesNotContain("2025-03-30", "2025-03-31");
  }

  @Test
  void a_monday_that_the_rule_gave_can_be_taken_away() throws IOException {
    Holidays changed = read("2027-10-11,remove,Mazingira Day is not made good\n");
    assertThat(days(changed, 2027)).contains("2027-10-10").doesNotContain("2027-10-11");
  }

  @Test
  void every_fault_is_reported_with_its_line() {
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(
            () ->
                read(
                    """
                    2026-12-25,add,Christmas
                    2026-12-24,remove,Christmas Eve
                    2026-13-01,add,
                    2061-01-01,move,Too far
                    2026-12-25,remove,Christmas
                    """))
        .satisfies(
            faulty ->
                assertThat(faulty.faults())
                    .extracting(fault -> fault.line() + " " + fault.message())
                    .containsExactlyInAnyOrder(
                        "2 2026-12-25 is a holiday already",
                        "3 2026-12-24 is no holiday",
                        "4 date 2026-13-01 is not a day such as 2026-11-20",
                        "4 date 1970-01-01 is not between 2020 and 2060",
                        "4 name is empty",
                        "5 date 2061-01-01 is not between 2020 and 2060",
                        "5 change move is not one of add, remove",
                        "6 2026-12-25 is there twice"));
  }

  @Test
  void a_year_that_was_not_reckoned_is_not_guessed_at() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shipped.contains(LocalDate.parse("2061-01-01")))
        .withMessageContaining("from 2020 to 2060");
  }

  private Holidays read(String lines) throws IOException {
    Path file = folder.resolve("holidays.csv");
    Files.writeString(file, HEAD + lines);
    return Holidays.read(file);
  }

  private static List<String> days(Holidays holidays, int year) {
    return holidays.days().stream()
        .filter(day -> day.getYear() == year)
        .sorted()
        .map(LocalDate::toString)
        .toList();
  }
}
