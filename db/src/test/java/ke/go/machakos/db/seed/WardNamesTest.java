package ke.go.machakos.db.seed;

import static org.assertj.core.api.Assertions.assertThat;

import ke.go.machakos.db.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WardNamesTest {
  private final WardNames names = CountyData.read(TestData.CONFIG.resolve("county")).wardNames();

  @ParameterizedTest
  @CsvSource({
    "Ikomba,Ikombe",
    "Mutitini,Mutituni",
    "Mumbuni South,Mumbuni North",
    "Kithimni,Kithimani",
    "Mlolongo,Syokimau/Mulolongo",
    "Kangundo Centre,Kangundo Central",
  })
  void a_wrong_name_is_answered_with_the_one_that_is_meant(String wrong, String right) {
    assertThat(names.code(wrong)).isEmpty();
    assertThat(names.meant(wrong)).contains(right);
    assertThat(names.objection(wrong))
        .isEqualTo("there is no ward " + wrong + "; " + right + " is probably meant");
  }

  @ParameterizedTest
  @CsvSource({
    "0378,0378",
    "kithimani,0378",
    "MUVUTI / KIIMA KIMWE,0403",
    "Makutano-Mwala,0406",
    "Machakos  central,0401"
  })
  void a_code_or_a_name_in_any_case_is_enough(String written, String code) {
    assertThat(names.code(written)).contains(code);
  }

  @Test
  void what_resembles_nothing_is_not_guessed_at() {
    assertThat(names.meant("Westlands Parklands")).isEmpty();
    assertThat(names.objection("Xyz")).isEqualTo("there is no ward Xyz");
  }
}
