package ke.go.machakos.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.seed.FaultyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LadderTest {
  private static final String HEAD = "name,value,meaning\n";

  @TempDir Path folder;

  @Test
  void the_shipped_file_says_what_holds_without_it() throws IOException {
    assertThat(Ladder.read(TestData.CONFIG.resolve("county/escalation.csv")))
        .isEqualTo(Ladder.DEFAULT)
        .isEqualTo(Ladder.read(folder.resolve("none.csv")))
        .isEqualTo(read(""));
  }

  @Test
  void a_county_changes_one_figure_and_keeps_the_others() throws IOException {
    assertThat(read("citizen_word_hours,48,\nsuperiors,chief_officer | county_secretary,\n"))
        .isEqualTo(
            new Ladder(
                75,
                50,
                50,
                Duration.ofHours(4),
                Duration.ofDays(2),
                List.of(Role.CHIEF_OFFICER, Role.COUNTY_SECRETARY)));
  }

  @Test
  void every_fault_is_reported_with_its_line() {
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(
            () ->
                read(
                    """
                    reminder_percent,0,
                    reminder_percent,80,
                    further_percent,half,
                    patience,1,
                    superiors,chief_officer|boss|chief_officer,
                    """))
        .satisfies(
            faulty ->
                assertThat(faulty.faults())
                    .extracting(fault -> fault.line() + " " + fault.message())
                    .containsExactlyInAnyOrder(
                        "3 reminder_percent is there twice",
                        "2 value 0 is not between 1 and 100",
                        "4 value half is not a whole number",
                        "5 name patience is not one of citizen_word_hours, further_percent,"
                            + " reminder_percent, reopened_least_hours, reopened_percent,"
                            + " superiors",
                        "6 value boss is not a role",
                        "6 nobody stands on two rungs"));
  }

  private Ladder read(String lines) throws IOException {
    Path file = folder.resolve("escalation.csv");
    Files.writeString(file, HEAD + lines);
    return Ladder.read(file);
  }
}
