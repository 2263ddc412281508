package ke.go.machakos.gateway.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why a permit was refused, on the screen and in the text that say where it stands. */
class PermitReasonTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Renderer TEXTS = Startup.texts(TestData.CONFIG);

  private final PermitActions permits =
      new PermitActions(
          new Permits(DATABASE, TestKeys.vault()),
          new Bills(DATABASE, TestKeys.vault()),
          new Gate(new Citizens(DATABASE, TestKeys.vault()), new Pins(TestKeys.vault())),
          new ReasonWords(TEXTS));

  @BeforeEach
  void sample() throws SQLException {
    TestData.sample();
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute(
          "UPDATE permit SET status_reason_code = 'CONDITIONS_BROKEN', status_reason = 'open at 3"
              + " am' WHERE number = '1010149'");
    }
  }

  @Test
  void a_code_is_said_in_the_language_of_whoever_asks_and_words_as_they_were_written() {
    assertThat(shown("1010149", Language.SW))
        .endsWith("\nMasharti ya kibali hayakufuatwa. open at 3 am");
    assertThat(shown("1010149", Language.EN))
        .endsWith("\nThe conditions of the permit were not kept. open at 3 am");
  }

  @Test
  void words_without_a_code_are_shown_as_they_always_were() {
    for (Language language : Language.values()) {
      assertThat(shown("1010059", language)).endsWith("\nPremises within 300 m of a school");
    }
  }

  private String shown(String number, Language language) {
    var caller = new Msisdn("+254722000971");
    Outcome outcome =
        permits.find(new Ask(caller, Map.of("number", number), language, TestData.NOW));
    assertThat(outcome.name()).isEqualTo("refused");
    return TEXTS.text(language, "permits.refused", outcome.values()::get);
  }
}
