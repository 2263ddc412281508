package ke.go.machakos.gateway.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import ke.go.machakos.db.TestData;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain sentences through the shipped model: every one ends in a case, whatever is asked first. */
class ShippedReportTest {
  private static final Texting TEXTING = new Texting(Reader.shipped());
  private static int callers;

  @BeforeAll
  static void empty() {
    TestData.county();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hakuna maji kwa siku tatu hapa Tala | WATER_SUPPLY | 0385",
        "Garbage has not been collected in Masii market for two weeks | GARBAGE | 0407",
        "There is a big pothole on the road at Wamunyu | ROAD_DAMAGE | 0409",
      })
  void a_plain_sentence_is_a_case_of_its_service_and_ward(
      String text, String service, String ward) {
    Msisdn from = new Msisdn("+2547220008" + (50 + callers++));
    String answer = TEXTING.say(from, text);
    if (!answer.contains("400")) {
      answer = TEXTING.say(from, "1");
    }
    assertThat(answer).contains("400");
    assertThat(Texting.row(callers, "service_code, ward_code")).isEqualTo(service + "|" + ward);
    assertThat(Texting.words(callers)).isEqualTo(text);
  }
}
