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
  void an_x_for_an_s_is_neither_taken_for_a_face_nor_left() {
    assertThat(Features.words("xoma kitabu :)")).containsExactly("soma", "kitabu");
    assertThat(Features.words("xtreet lytx, xaidieni"))
        .containsExactly("street", "lyts", "saidieni");
    assertThat(Features.words("taxi box 6 next exam fixed x"))
        .containsExactly("taxi", "box", "figure", "next", "exam", "fixed", "x");
  }

  @Test
  void a_word_gives_itself_its_neighbour_and_its_pieces() {
    assertThat(Features.of("maji")).contains("w=maji", "p=^ maji", "c=_ma", "c=maji", "c=maji_");
    assertThat(Features.of(" ?! ")).isEmpty();
  }

  @Test
  void a_word_without_its_vowels_is_seen_as_the_word() {
    assertThat(Features.of("prmt")).contains("k=prmt", "g=PERMIT");
    assertThat(Features.of("permit")).contains("k=prmt", "g=PERMIT");
    assertThat(Skeletons.of("hosptl")).isEqualTo(Skeletons.of("hoxpital"));
    assertThat(Skeletons.of("moto")).isEmpty();
  }

  @Test
  void what_a_message_does_is_seen_alike_whatever_it_is_about() {
    assertThat(bare("when is the bursary paid")).isEqualTo(bare("when is the road paid"));
    assertThat(bare("when is the bursary paid")).contains("p=the T", "s=is _ T");
  }

  private static String[] bare(String message) {
    return View.BARE.of(message, Features.words(message));
  }
}
