package ke.go.machakos.menus.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import ke.go.machakos.menus.gsm.GsmText.Encoding;
import ke.go.machakos.menus.gsm.GsmText.Size;
import org.junit.jupiter.api.Test;

/** Text as ETSI TS 123 038 (alphabets) and TS 123 040 (concatenation) count it. */
class GsmTextTest {
  /** TS 123 038, table of clause 6.2.1, by columns of 16; 0x1B is the escape. */
  private static final String[] TABLE = {
    "@£$¥èéùìòÇ\nØø\rÅå",
    "Δ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ",
    " !\"#¤%&'()*+,-./",
    "0123456789:;<=>?",
    "¡ABCDEFGHIJKLMNO",
    "PQRSTUVWXYZÄÖÑÜ§",
    "¿abcdefghijklmno",
    "pqrstuvwxyzäöñüà",
  };

  /** TS 123 038, table of clause 6.2.1.1. */
  private static final String EXTENSION = "\f^{}\\[~]|€";

  @Test
  void every_character_of_the_basic_table_is_one_septet() {
    String all = String.join("", TABLE);
    assertThat(all).hasSize(128);
    all.replace("\u001B", "")
        .chars()
        .forEach(c -> assertThat(GsmText.septets(Character.toString(c))).as("%x", c).isEqualTo(1));
  }

  @Test
  void every_character_of_the_extension_table_is_two() {
    EXTENSION
        .chars()
        .forEach(c -> assertThat(GsmText.septets(Character.toString(c))).as("%x", c).isEqualTo(2));
  }

  @Test
  void every_other_character_of_the_plane_is_outside_the_alphabet() {
    String inside = String.join("", TABLE).replace("\u001B", "") + EXTENSION;
    for (int c = 0; c <= 0xFFFF; c++) {
      boolean known = inside.indexOf(c) >= 0;
      assertThat(GsmText.septets(String.valueOf((char) c)) > 0).as("%x", c).isEqualTo(known);
    }
  }

  @Test
  void one_foreign_character_makes_the_whole_text_ucs_2() {
    assertThat(GsmText.measure("Mwaka wa 2026")).isEqualTo(new Size(Encoding.GSM7, 13, 1));
    assertThat(GsmText.measure("Mũthyo")).isEqualTo(new Size(Encoding.UCS2, 6, 1));
    assertThat(GsmText.measure("ĩ")).isEqualTo(new Size(Encoding.UCS2, 1, 1));
    assertThat(GsmText.measure("😀")).isEqualTo(new Size(Encoding.UCS2, 2, 1));
    assertThat(GsmText.measure("“quoted”").encoding()).isEqualTo(Encoding.UCS2);
    assertThat(GsmText.measure("café")).isEqualTo(new Size(Encoding.GSM7, 4, 1));
    assertThat(GsmText.measure("")).isEqualTo(new Size(Encoding.GSM7, 0, 1));
  }

  @Test
  void a_text_of_160_septets_is_one_message_and_of_161_two() {
    assertThat(GsmText.measure("a".repeat(160)).segments()).isEqualTo(1);
    assertThat(GsmText.measure("a".repeat(161)).segments()).isEqualTo(2);
    assertThat(GsmText.measure("a".repeat(2 * 153)).segments()).isEqualTo(2);
    assertThat(GsmText.measure("a".repeat(2 * 153 + 1)).segments()).isEqualTo(3);
    assertThat(GsmText.measure("€".repeat(80))).isEqualTo(new Size(Encoding.GSM7, 160, 1));
    assertThat(GsmText.measure("€".repeat(81)).segments()).isEqualTo(2);
  }

  @Test
  void a_text_of_70_ucs_2_characters_is_one_message_and_of_71_two() {
    assertThat(GsmText.measure("ũ".repeat(70)).segments()).isEqualTo(1);
    assertThat(GsmText.measure("ũ".repeat(71)).segments()).isEqualTo(2);
    assertThat(GsmText.measure("ũ".repeat(2 * 67)).segments()).isEqualTo(2);
    assertThat(GsmText.measure("ũ".repeat(2 * 67 + 1)).segments()).isEqualTo(3);
  }

  @Test
  void an_escape_and_its_character_are_never_in_two_messages() {
    // 152 septets, then a character of two: it moves on, and 305 septets leave one over
    String straddling = "a".repeat(152) + "€" + "a".repeat(151);
    assertThat(GsmText.measure(straddling)).isEqualTo(new Size(Encoding.GSM7, 305, 2));
    assertThat(GsmText.measure(straddling + "a")).isEqualTo(new Size(Encoding.GSM7, 306, 3));
    assertThat(GsmText.measure("a".repeat(306)).segments()).isEqualTo(2);
  }

  @Test
  void the_halves_of_a_surrogate_pair_are_never_in_two_messages() {
    String straddling = "ũ".repeat(66) + "😀" + "ũ".repeat(65);
    assertThat(GsmText.measure(straddling)).isEqualTo(new Size(Encoding.UCS2, 133, 2));
    assertThat(GsmText.measure(straddling + "ũ")).isEqualTo(new Size(Encoding.UCS2, 134, 3));
    String half = "ũ".repeat(66) + "\uD83D" + "ũ".repeat(67); // a half alone straddles nothing
    assertThat(GsmText.measure(half)).isEqualTo(new Size(Encoding.UCS2, 134, 2));
  }

  @Test
  void a_page_of_ucs_2_holds_seven_characters_for_sixteen_septets() {
    assertThat(GsmText.measure("ũ".repeat(70)).fits(160)).isTrue();
    assertThat(GsmText.measure("ũ".repeat(71)).fits(160)).isFalse();
    assertThat(GsmText.measure("a".repeat(160)).fits(160)).isTrue();
    assertThat(GsmText.measure("a".repeat(159) + "€").fits(160)).isFalse();
  }

  @Test
  void folding_keeps_what_the_alphabet_has_and_takes_off_marks_that_it_lacks() {
    assertThat(GsmText.fold("Mũvea mũno, ĩla ĩngĩ")).isEqualTo("Muvea muno, ila ingi");
    assertThat(GsmText.fold("i\u0303 u\u0303 \u0168")).isEqualTo("i u U");
    assertThat(GsmText.fold("e\u0301 ũ")).isEqualTo("é u"); // composed first: é is in the alphabet
    assertThat(GsmText.fold("ç Ç ê ø")).isEqualTo("c Ç e ø");
    assertThat(GsmText.fold("“don’t” – yes… • ok")).isEqualTo("\"don't\" - yes... - ok");
    assertThat(GsmText.fold("1½ km²")).isEqualTo("11/2 km2");
    assertThat(GsmText.fold("fire 🔥!")).isEqualTo("fire ?!");
    assertThat(GsmText.fold("ok 👍🏿\uFE0F\u200D")).isEqualTo("ok ??");
    assertThat(GsmText.fold("\u001Ba\u0000b\uD800c\u200B\uFEFF")).isEqualTo("ab?c");
    assertThat(GsmText.fold("日本")).isEqualTo("??");
  }

  @Test
  void a_cut_text_says_so_and_never_splits_a_character() {
    assertThat(GsmText.cut("Machakos", 8)).isEqualTo("Machakos");
    assertThat(GsmText.cut("Machakos", 7)).isEqualTo("Macha..");
    assertThat(GsmText.cut("Kwa Vonza", 6)).isEqualTo("Kwa..");
    assertThat(GsmText.cut("€€€€", 7)).isEqualTo("€€..");
    assertThat(GsmText.cut("abc", 2)).isEqualTo("..");
    assertThat(GsmText.cut("abc", 1)).isEmpty();
    assertThat(GsmText.cut("abc", 0)).isEmpty();
  }

  @Test
  void whatever_is_folded_and_cut_is_in_the_alphabet_and_fits() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed + " of GsmTextTest");
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      String folded = GsmText.fold(text);
      int septets = random.nextInt(60);
      String cut = GsmText.cut(folded, septets);
      assertThat(GsmText.septets(folded)).as(text).isNotNegative();
      assertThat(GsmText.fold(folded)).isEqualTo(folded);
      assertThat(GsmText.septets(cut)).as("%s in %d", folded, septets).isBetween(0, septets);
      assertThat(cut.equals(folded)).isEqualTo(GsmText.septets(folded) <= septets);
      if (!cut.equals(folded) && septets >= 2) {
        assertThat(cut).endsWith("..");
        assertThat(folded).startsWith(cut.substring(0, cut.length() - 2));
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(80); left > 0; left--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append(EXTENSION.charAt(random.nextInt(EXTENSION.length())));
        case 1 -> text.append("ĩũ“’–…".charAt(random.nextInt(6)));
        case 2 -> text.append((char) random.nextInt(0x10000));
        case 3 -> text.appendCodePoint(random.nextInt(0x110000));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }
}
