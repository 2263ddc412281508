package ke.go.machakos.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsCommandsTest {
  private static final SmsCommands COMMANDS =
      new SmsCommands(
          List.of(
              command("stop", Set.of("STOP", "ACHA"), Argument.NONE),
              command("status", Set.of("STATUS", "HALI"), Argument.NUMBER),
              command("pay", Set.of("PAY", "LIPA"), Argument.NUMBER),
              command("receipt", Set.of("RECEIPT", "RISITI"), Argument.RECEIPT),
              command("lang", Set.of("LANG"), Argument.oneOf(Set.of("EN", "SW", "KAM")))));

  @ParameterizedTest
  @CsvSource({
    "STOP, stop, ''",
    "'  stop. ', stop, ''",
    "Acha!!!, stop, ''",
    "'\"STOP\"', stop, ''",
    "stop 🙏, stop, ''",
    "HALI 1010013, status, 1010013",
    "'hali: 1010013.', status, 1010013",
    "Hali   101 0013, status, 101 0013",
    "hali1010013, status, 1010013",
    "HALI #1010013?, status, 1010013",
    "status, status, ''",
    "PAY 20100 11, pay, 20100 11",
    "RISITI smp001mkad, receipt, smp001mkad",
    "lang en, lang, EN",
    "'Lang\nKAM', lang, KAM",
  })
  void any_case_spaces_and_punctuation_are_forgiven(String text, String name, String argument) {
    var match = COMMANDS.in(SmsText.of(text, Optional.empty())).orElseThrow();
    assertThat(match.command().name()).isEqualTo(name);
    assertThat(match.argument()).isEqualTo(argument);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HALI ya barabara ni mbaya",
        "PAY my bill was charged twice",
        "STOP cutting our trees",
        "Acha kelele",
        "stopped",
        "receipt yangu iko wapi",
        "RECEIPT mchaguaji",
        "LANG FR",
        "HALI 12",
        "HALI 1010013 bado",
        "Maji hakuna",
        "1",
        "🙏",
        "",
        "\u0000"
      })
  void a_text_that_only_begins_with_a_command_is_free(String text) {
    assertThat(COMMANDS.in(SmsText.of(text, Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MACHAKOS HALI 1010013", "machakos, hali 1010013", "HALI 1010013"})
  void the_keyword_of_a_shared_code_may_come_first(String text) {
    assertThat(COMMANDS.in(SmsText.of(text, Optional.of("Machakos"))))
        .hasValueSatisfying(match -> assertThat(match.argument()).isEqualTo("1010013"));
  }

  @Test
  void the_keyword_alone_asks_for_help_and_is_no_part_of_words() {
    assertThat(SmsText.of(" Machakos ", Optional.of("MACHAKOS")).isEmpty()).isTrue();
    assertThat(SmsText.of("MACHAKOS maji hakuna!", Optional.of("MACHAKOS")).words())
        .isEqualTo("maji hakuna!");
  }

  @Test
  void long_and_random_texts_are_taken_apart_at_once() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("HALI ");
      random.ints(2000, 0, 0x3000).forEach(text::appendCodePoint);
      assertThat(COMMANDS.in(SmsText.of(text.toString(), Optional.empty())))
          .as("" + seed)
          .isEmpty();
    }
    for (String part : List.of(".", "1 ", "a", " ", "1-", "\u00a0")) {
      assertThat(COMMANDS.in(SmsText.of("HALI " + part.repeat(8000) + "x", Optional.empty())))
          .isEmpty();
    }
  }

  @Test
  void a_word_says_its_language_where_one_language_alone_has_it() {
    var words = new CommandWords(Set.of("STOP", "END"), Set.of("STOP", "ACHA"));
    assertThat(words.language("END")).contains(Language.EN);
    assertThat(words.language("ACHA")).contains(Language.SW);
    assertThat(words.language("STOP")).isEmpty();
  }

  @Test
  void no_two_commands_have_one_word() {
    var twice =
        List.of(command("a", Set.of("X"), Argument.NONE), command("b", Set.of("X"), Argument.NONE));
    assertThatThrownBy(() -> new SmsCommands(twice)).hasMessageContaining("X");
  }

  private static SmsCommand command(String name, Set<String> words, Argument argument) {
    return SmsCommand.of(
        name, new CommandWords(Set.of(), words), argument, ask -> SmsReply.of(ask, "x"));
  }
}
