package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.MonthDay;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.promise.Hours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is inspected and granted by silence is said once, and so is in what time. */
class PermitStepsTest {
  private static final List<PermitKind> KINDS =
      CountyData.read(TestData.CONFIG.resolve("county")).permitTypes();

  @TempDir Path folder;

  @Test
  void each_kind_has_a_time_for_all_that_the_county_does_with_it() {
    ApplicationRules rules = Counter.rules();
    for (PermitKind kind : KINDS) {
      String type = kind.type().code();
      assertThat(rules.steps().inspects(type)).as(type).isEqualTo(kind.terms().inspected());
      for (String state :
          List.of("submitted", "resubmitted", "inspected", "appealed", "approved", "paid")) {
        assertThat(rules.promised(type, state)).as(type + " " + state).isPresent();
      }
      assertThat(rules.steps().deemedAt(type, TestData.NOW).isPresent())
          .as(type)
          .isEqualTo(kind.terms().deemedGrantedDays().isPresent());
    }
    assertThat(rules.promised("DEVELOPMENT", "submitted"))
        .contains(new PermitSteps.Promised(Duration.ofDays(10), Hours.WORKING));
    assertThat(rules.forms().graceOf("BUSINESS")).contains(MonthDay.of(3, 31));
    assertThat(rules.forms().graceOf("FIRE")).isEmpty();
  }

  @Test
  void a_time_for_an_inspection_that_there_is_not_and_none_for_one_that_there_is_are_faults()
      throws IOException {
    assertThat(faults("ALL,review,72,working\nSTALL,inspect,72,working\nFIER,decide,1,days\n"))
        .anyMatch(it -> it.contains(":3") && it.contains("STALL is not inspected"))
        .anyMatch(it -> it.contains(":4") && it.contains("FIER"))
        .anyMatch(it -> it.contains(":4") && it.contains("days"));
    assertThat(faults("ALL,review,72,working\nLIQUOR,inspect,72,working\n"))
        .anyMatch(it -> it.contains("FIRE is inspected, and no line says in what time"))
        .noneMatch(it -> it.contains("LIQUOR") || it.contains("STALL"));
    assertThat(faults("ALL,inspect,72,working\nALL,inspect,24,working\n"))
        .singleElement()
        .asString()
        .contains("ALL has the step inspect twice");
  }

  private List<String> faults(String rows) throws IOException {
    Path file = folder.resolve("application-steps.csv");
    Files.writeString(file, "type,step,hours,kind\n" + rows);
    List<String> told = new java.util.ArrayList<>();
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> PermitSteps.read(file, KINDS))
        .satisfies(it -> it.faults().forEach(fault -> told.add(fault.toString())));
    return told;
  }
}
