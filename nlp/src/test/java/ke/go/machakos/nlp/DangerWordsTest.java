package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerWordsTest {
  private final DangerWords words = DangerWords.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please a child is DROWNING in the dam",
        "nyumba inaungua hapa Masii",
        "Mtoto amezama kisimani",
        "mama anatokwa na damu na hakuna nesi",
        "nyũmba yu na mwaki",
        "there is a live wire on the path",
        "gas leakage at the petrol station",
        "Soko linawaka moto na hakuna fire extinguisher",
        "there is a dead dog in the well and a child has drowned beside it",
        "waya umeanguka barabarani, amepigwa shoti",
        "ameng'atwa na nyoka",
        "alinibaka jana usiku",
        "hit by a boda near the stage",
      })
  void danger_is_heard_in_every_language(String message) {
    assertThat(words.in(message)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "how much is the fire certificate",
        "there is a dead donkey by the road",
        "maji yamepotea",
        "firewood sellers block the market",
        "the body of water behind the school",
        "fire extinguishers are too dear",
        "gari bomu la takataka na chuma chakavu",
      })
  void what_only_sounds_like_danger_is_left_alone(String message) {
    assertThat(words.in(message)).isEmpty();
  }

  @Test
  void the_words_that_were_heard_are_told() {
    assertThat(words.in("the wall fell on two boys")).contains("wall fell on");
  }
}
