package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeaturesTest {
  @Test
  void spellings_of_one_word_become_one() {
    assertThat(Features.words("Kĩw’ũ KIW'U kiwʼu")).containsOnly("kiw'u");
    assertThat(Features.words("haaaaakuna maji!!! 0712-345-678 www.x.co/1"))
        .containsExactly("haakuna", "maji", "figure", "url");
    assertThat(Features.words("road C97, plot 12/4, 2nd"))
        .containsExactly("road", "c97", "plot", "figure", "2nd");
  }

  @Test
  void an_x_for_an_s_is_not_taken_for_a_face() {
    assertThat(Features.words("xoma kitabu :)")).containsExactly("xoma", "kitabu");
  }

  @Test
  void a_word_gives_itself_its_neighbour_and_its_pieces() {
    assertThat(Features.of("maji")).contains("w=maji", "p=^ maji", "c=_ma", "c=maji", "c=maji_");
    assertThat(Features.of(" ?! ")).isEmpty();
  }
}
