package ke.go.machakos.gateway.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

class ReasonWordsTest {
  private static final String AFTER = ". What you can do is said behind it.";

  private final ReasonWords words = new ReasonWords(Startup.texts(TestData.CONFIG));

  @Test
  void a_code_speaks_the_readers_language_and_words_stay_as_they_were_written() {
    Reason both = reason("DOCUMENT_MISSING", "page 2 of the lease");
    assertThat(words.shown(both, Language.EN))
        .isEqualTo("A document is missing. page 2 of the lease");
    for (Language language : new Language[] {Language.SW, Language.KAM}) {
      assertThat(words.told(both, "officer", language))
          .isEqualTo("Hati moja haipo. Afisa aliandika: page 2 of the lease");
    }
    assertThat(words.told(both, "county_secretary", Language.EN))
        .isEqualTo("A document is missing. The County Secretary wrote: page 2 of the lease");
    assertThat(words.told(reason("NO_ANSWER", ""), "officer", Language.EN))
        .isEqualTo("No answer came in time");
    assertThat(words.told(reason("", " no lease "), "officer", Language.SW)).isEqualTo("no lease");
  }

  @Test
  void a_code_whose_text_the_county_took_away_is_shown_itself() {
    assertThat(words.shown(reason("LONG_FORGOTTEN", "see the letter"), Language.SW))
        .isEqualTo("LONG_FORGOTTEN. see the letter");
  }

  @Test
  void a_long_message_loses_an_officers_words_and_nothing_behind_them() {
    for (Reason each :
        List.of(
            reason("DOCUMENT_MISSING", "[page] ".repeat(60)),
            reason("", "€ and the lease ".repeat(25)))) {
      String told = ReasonWords.inTwoParts(Optional.of(each), message(""));
      assertThat(GsmText.measure(told).segments()).isEqualTo(2);
      assertThat(told).endsWith(".." + AFTER);
    }
    Reason code = reason("DOCUMENT_MISSING", "page 2 of the lease");
    assertThat(ReasonWords.inTwoParts(Optional.of(code), message("x".repeat(240))))
        .endsWith("A document is missing" + AFTER);
    assertThat(ReasonWords.inTwoParts(Optional.empty(), message("x".repeat(400))))
        .hasSize(304)
        .endsWith("xx..");
  }

  private Function<Optional<Reason>, String> message(String before) {
    return reason ->
        before + reason.map(it -> words.told(it, "officer", Language.EN)).orElse("-") + AFTER;
  }

  private static Reason reason(String code, String said) {
    return Reason.of(Optional.of(code).filter(it -> !it.isEmpty()), Optional.of(said))
        .orElseThrow();
  }
}
