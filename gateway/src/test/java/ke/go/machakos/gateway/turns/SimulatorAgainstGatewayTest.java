package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.Talk;
import ke.go.machakos.gateway.talk.TalkPlayer;
import ke.go.machakos.gateway.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The phone of the simulator's page in a real Chromium, before a whole gateway on real stores. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorAgainstGatewayTest {
  private RunningGateway node;
  private Browser browser;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    browser = Browser.open(folder);
    TestStores.get().reset();
    node = RunningGateway.start(new MovableClock());
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (node != null) {
      node.close();
    }
  }

  @BeforeEach
  void load() {
    Rows.forget();
    browser.size(1280, 900);
    browser.complaints();
    browser.driver().get(node.operator().resolve("/simulator").toString());
    browser.waitForText("#text", "Ready");
  }

  private void caller(String number) {
    browser.find("#number").clear();
    browser.find("#number").sendKeys(number + Keys.TAB);
  }

  private void dial(String expected) {
    browser.find("#send").click();
    browser.waitForText("#text", expected);
  }

  /** Presses these keys of the keypad and sends; the next screen says this. */
  private void answer(String keys, String expected) {
    keys.chars()
        .forEach(key -> browser.find("[data-key='" + Character.toString(key) + "']").click());
    browser.find("#send").click();
    browser.waitForText("#text", expected);
  }

  private String screen() {
    return browser.find("#text").getText();
  }

  /** Dials as a stranger, chooses English, and goes on without consent: nothing is kept. */
  private void enter(String number) {
    caller(number);
    dial("Chagua lugha / Choose language");
    answer("2", "To serve you");
    answer("2", "County projects");
  }

  @Test
  void a_new_caller_dials_chooses_a_language_and_reaches_the_status_of_a_permit() {
    caller("+254711000911");
    dial("Chagua lugha / Choose language");
    assertThat(screen())
        .isEqualTo(
            """
            Machakos County
            Chagua lugha / Choose language
            1. Kiswahili
            2. English
            3. Kikamba""");
    answer("1", "Ili kukuhudumia");
    answer("1", "Kaunti ya Machakos");
    answer("1", "Kwa nambari ya kibali");
    answer("1", "Andika nambari ya kibali");
    answer("1010014", "Hakuna kibali chenye nambari hiyo");
    answer("1010037", "Kinasubiri malipo");
    assertThat(screen())
        .isEqualTo(
            """
            MFANO Matangazo ya nje 1010037
            Kinasubiri malipo
            Baki: KES 4,200
            1. Ona bili
            2. Kibali kingine
            0. Rudi 00. Mwanzo""");
    assertThat(browser.find("#budget-words").getText()).endsWith("/ 160 septets · GSM-7");
    assertThat(browser.find("#notice").getText()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_session_that_was_dropped_is_taken_up_where_it_was() {
    enter("+254711000912");
    answer("2", "A bill by number");
    answer("1", "Type the bill number");
    answer("2010022", "Due by 9 Dec 2026");
    String bill = screen();
    browser.find("#drop").click();
    browser.waitForText("#text", "Ready");
    dial("Shall we go on where you were?");
    answer("1", "Due by 9 Dec 2026");
    assertThat(screen()).isEqualTo(bill);
    answer("1", "Another amount");
    answer("3", "M-Pesa, Lipa na M-Pesa");
  }

  @Test
  void a_turn_that_is_repeated_shows_the_same_and_has_one_effect() {
    enter("+254711000913");
    answer("3", "By project number");
    answer("2", "Type the project number");
    answer("3010016", "Kivaa");
    answer("2", "true?");
    answer("3", "Tell us in a few words");
    browser.find("#entry").sendKeys("Pampu haipo * bado!" + Keys.ENTER);
    browser.waitForText("#text", "Send this to the county?");
    answer("1", "Thank you");
    String thanks = screen();
    for (int i = 1; i <= 3; i++) {
      browser.find("#again").click();
      repeated(i);
      assertThat(screen()).isEqualTo(thanks);
    }
    assertThat(Rows.remarks()).isOne();
    assertThat(Rows.remark()).isEqualTo("Pampu haipo * bado!");
  }

  /** Waits until the last turn was repeated so often, and answered. */
  private void repeated(int times) {
    String count =
        "return String(document.querySelectorAll('#dialogue .remark + .service').length)";
    browser.waitUntil(() -> Integer.toString(times).equals(browser.driver().executeScript(count)));
  }

  @Test
  void the_transcript_that_is_saved_replays_against_the_gateway() throws Exception {
    enter("+254711000914");
    answer("5", "Free service");
    answer("9", "Not one of the choices");
    answer("1", "call 999 or 112");
    browser.waitForText("#entry-label", "Dial");
    browser.find("#save").click();
    Talk talk = Talk.parse(Files.readString(browser.download("dialogue.talk")));
    assertThat(talk.steps())
        .startsWith(
            new Talk.Caller("+254711000914"), new Talk.Network("63902"), new Talk.Dial("*483#"))
        .contains(new Talk.Answer("5"), new Talk.Answer("9"));
    var player = new TalkPlayer(node.client(), SessionIds.from(new SplittableRandom(7)), "*483#");
    assertThat(player.play(talk)).isEmpty();
  }
}
