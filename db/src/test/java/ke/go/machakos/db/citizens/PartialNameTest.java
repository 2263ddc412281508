package ke.go.machakos.db.citizens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialNameTest {
  @ParameterizedTest
  @CsvSource({
    "Mary Wanza,Mary W.",
    "Mary Wanza Mfano,Mary W.",
    "' Mary   wanza ',Mary W.",
    "Mary,M.",
    "'',''",
    "Ĩveti Mũtua,Ĩveti M."
  })
  void the_rest_of_a_name_is_an_initial(String name, String shown) {
    assertThat(PartialName.of(name)).isEqualTo(shown);
  }
}
