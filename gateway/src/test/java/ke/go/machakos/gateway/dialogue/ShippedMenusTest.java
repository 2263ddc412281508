package ke.go.machakos.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.TestData;
import ke.go.machakos.gateway.conversation.TurnReply;
import ke.go.machakos.gateway.talk.Turn;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the county ships: menus without a fault, texts, and its wards as the IEBC lists them. */
class ShippedMenusTest {
  /** The 8 sub-counties and 40 wards with their IEBC codes, verbatim. */
  private static final String UNITS =
      """
      075 Masinga: 0371 Kivaa · 0372 Masinga Central · 0373 Ekalakala · 0374 Muthesya · 0375 Ndithini
      076 Yatta: 0376 Ndalani · 0377 Matuu · 0378 Kithimani · 0379 Ikombe · 0380 Katangi
      077 Kangundo: 0381 Kangundo North · 0382 Kangundo Central · 0383 Kangundo East · 0384 Kangundo West
      078 Matungulu: 0385 Tala · 0386 Matungulu North · 0387 Matungulu East · 0388 Matungulu West · 0389 Kyeleni
      079 Kathiani: 0390 Mitaboni · 0391 Kathiani Central · 0392 Upper Kaewa/Iveti · 0393 Lower Kaewa/Kaani
      080 Mavoko: 0394 Athi River · 0395 Kinanie · 0396 Muthwani · 0397 Syokimau/Mulolongo
      081 Machakos Town: 0398 Kalama · 0399 Mua · 0400 Mutituni · 0401 Machakos Central · 0402 Mumbuni North · 0403 Muvuti/Kiima-Kimwe · 0404 Kola
      082 Mwala: 0405 Mbiuni · 0406 Makutano/Mwala · 0407 Masii · 0408 Muthetheni · 0409 Wamunyu · 0410 Kibauni
      """;

  private static final Pattern CHOICE = Pattern.compile("[1-9]\\. (.*)");

  private static ShippedDialogues dialogues;

  @BeforeAll
  static void open() {
    dialogues = new ShippedDialogues();
    TestData.sample();
  }

  @AfterAll
  static void close() {
    dialogues.close();
  }

  @Test
  void every_text_is_there_in_english_and_kiswahili_and_kikamba_says_what_is_attested() {
    System.out.println(dialogues.book().texts().coverageReport());

    assertThat(dialogues.book().texts().coverage(Language.EN)).isEqualTo(1.0);
    assertThat(dialogues.book().texts().coverage(Language.SW)).isEqualTo(1.0);
    assertThat(dialogues.book().texts().coverage(Language.KAM)).isPositive();
  }

  @Test
  void the_wards_are_those_of_the_reference_and_all_are_reached_by_menu() {
    Map<String, List<String>> reference = reference();
    assertThat(reference).hasSize(8);
    assertThat(reference.values().stream().mapToInt(List::size).sum()).isEqualTo(40);

    Map<String, List<String>> shown = new TreeMap<>();
    List<String> subCounties = listed(0, "3*1");
    for (int i = 0; i < subCounties.size(); i++) {
      shown.put(subCounties.get(i), listed(i + 1, "3*1*" + (i + 1)));
    }
    assertThat(shown).isEqualTo(reference);
  }

  @Test
  void the_codes_of_the_wards_are_those_of_the_reference() throws IOException {
    List<String> wards = new ArrayList<>();
    for (String line : UNITS.lines().toList()) {
      String code = line.substring(0, 3);
      for (String ward : line.substring(line.indexOf(": ") + 2).split(" · ", -1)) {
        wards.add(ward.substring(0, 4) + "," + ward.substring(5) + "," + code);
      }
    }
    assertThat(
            Files.readAllLines(ShippedDialogues.CONFIG.resolve("county/wards.csv")).stream()
                .skip(1)
                .map(row -> String.join(",", List.of(row.split(",", -1)).subList(0, 3))))
        .containsExactlyElementsOf(wards);
  }

  private static Map<String, List<String>> reference() {
    Map<String, List<String>> units = new TreeMap<>();
    for (String line : UNITS.lines().toList()) {
      String[] parts = line.split(": ", 2);
      units.put(
          parts[0].substring(4),
          List.of(parts[1].split(" · ", -1)).stream().map(ward -> ward.substring(5)).toList());
    }
    return units;
  }

  /** The choices of a screen that is reached by these answers, over all its pages. */
  private static List<String> listed(int caller, String path) {
    String text = "";
    List<String> choices = new ArrayList<>();
    TurnReply reply = turn(caller, text);
    for (String answer : ("2*2*" + path).split("\\*", -1)) {
      text = text.isEmpty() ? answer : text + "*" + answer;
      reply = turn(caller, text);
    }
    while (true) {
      reply
          .text()
          .lines()
          .map(CHOICE::matcher)
          .filter(Matcher::matches)
          .forEach(choice -> choices.add(choice.group(1)));
      if (!reply.text().contains("98. ")) {
        return choices;
      }
      text = text + "*98";
      reply = turn(caller, text);
    }
  }

  private static TurnReply turn(int caller, String text) {
    return dialogues.take(
        new Turn("ATUid_" + caller, "+25471100100" + caller, "63902", ShippedDialogues.CODE, text));
  }
}
