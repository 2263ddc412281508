package ke.go.machakos.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.Talk;
import ke.go.machakos.gateway.talk.TalkPlayer;
import ke.go.machakos.gateway.talk.UssdClient;
import ke.go.machakos.gateway.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The page in a real Chromium, before a public port that asks, asks again and ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorPageTest {
  private final Vertx vertx = Vertx.vertx();
  private FakeGateway gateway;
  private SimulatorSite site;
  private Browser browser;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    browser = Browser.open(folder);
    gateway = new FakeGateway(vertx);
    site = new SimulatorSite(vertx, gateway.settings());
  }

  @AfterAll
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  @BeforeEach
  void load() {
    browser.size(1280, 800);
    gateway.posts.clear();
    browser.complaints();
    browser.driver().get("http://127.0.0.1:" + site.port() + "/simulator");
    browser.waitForText("#text", "Ready");
  }

  private void press(String keys) {
    keys.chars()
        .forEach(key -> browser.find("[data-key='" + Character.toString(key) + "']").click());
  }

  private void dial() {
    browser.find("#send").click();
    browser.waitForText("#text", "1 English");
  }

  private List<String> texts() {
    return gateway.posts.stream()
        .map(post -> post.body().substring(post.body().indexOf("&text=") + 6))
        .toList();
  }

  @Test
  void the_keypad_dials_and_answers_and_the_screen_is_the_reply() {
    dial();
    assertThat(browser.find("#text").getText()).isEqualTo(FakeGateway.WELCOME.substring(4));
    assertThat(browser.find("#budget-words").getText()).isEqualTo("82 / 160 septets · GSM-7");
    press("1");
    browser.find("#send").click();
    browser.waitForText("#text", "permit number");
    press("10#*");
    browser.find("#clear").click();
    browser.find("#send").click();
    browser.waitForText("#text", "You sent 10#. Asante.");
    assertThat(texts()).containsExactly("", "1", "1*10%23");
    assertThat(browser.find("#entry").getDomProperty("value")).isEqualTo("*483#");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_real_keyboard_works_from_anywhere_on_the_page() {
    dial();
    browser.find("#entry").sendKeys("1" + Keys.ENTER);
    browser.waitForText("#text", "permit number");
    browser.find("body").click();
    browser.find("body").sendKeys("a*b" + Keys.ENTER);
    browser.waitForText("#text", "You sent a*b.");
    browser.find("body").sendKeys(Keys.ESCAPE);
    browser.waitForText("#text", "Ready");
  }

  @Test
  void a_session_can_be_dropped_and_a_turn_repeated_byte_for_byte() {
    dial();
    press("1");
    browser.find("#send").click();
    browser.waitForText("#text", "permit number");
    browser.find("#again").click();
    browser.waitForText("#dialogue", "last turn repeated");
    browser.waitForText("#text", "permit number");
    assertThat(gateway.posts.get(2).body()).isEqualTo(gateway.posts.get(1).body());
    browser.find("#drop").click();
    browser.waitForText("#text", "Ready");
    browser.find("#event").click();
    browser.waitForText("#dialogue", "end event sent");
    assertThat(gateway.posts.getLast().path()).isEqualTo("/ussd/demo/events");
    assertThat(gateway.posts.getLast().body()).contains("&status=Incomplete&", "&hopsCount=2&");
    dial();
    assertThat(gateway.posts.getLast().body().substring(0, 48))
        .isNotEqualTo(gateway.posts.getFirst().body().substring(0, 48));
  }

  @Test
  void another_network_is_another_card_with_another_budget() {
    dial();
    new Select(browser.find("#network")).selectByVisibleText("Airtel");
    browser.waitForText("#text", "Ready");
    dial();
    assertThat(gateway.posts.getLast().body()).contains("&networkCode=63903&");
    assertThat(browser.find("#budget-words").getText()).isEqualTo("82 / 184 septets · GSM-7");
    press("3");
    browser.find("#send").click();
    browser.waitForText("#text", "Mũthyoo");
    assertThat(browser.find("#budget-words").getText()).isEqualTo("20 / 80 characters · UCS-2");
  }

  @Test
  void the_wire_shows_the_form_and_the_reply_as_they_were() {
    dial();
    browser.find("#tab-wire").click();
    String wire = browser.find("#panel-wire").getText();
    assertThat(wire)
        .contains("POST /ussd/demo HTTP/1.1", gateway.posts.getFirst().body())
        .contains("HTTP/1.1 200 OK", FakeGateway.WELCOME);
  }

  @Test
  void the_saved_transcript_replays() throws Exception {
    browser.find("#number").clear();
    browser.find("#number").sendKeys("+254711000111" + Keys.TAB);
    dial();
    press("2");
    browser.find("#send").click();
    browser.waitForText("#text", "permit number");
    browser.find("#drop").click();
    dial();
    browser.find("#save").click();
    Talk talk = Talk.parse(Files.readString(browser.download("dialogue.talk")));
    assertThat(talk.steps())
        .startsWith(
            new Talk.Caller("+254711000111"), new Talk.Network("63902"), new Talk.Dial("*483#"))
        .contains(new Talk.Answer("2"), new Talk.Drop())
        .endsWith(new Talk.Screen(FakeGateway.WELCOME));
    URI url = URI.create("http://127.0.0.1:" + gateway.port());
    try (UssdClient line = UssdClient.onLoopback(url, "demo")) {
      var player = new TalkPlayer(line, SessionIds.from(new SplittableRandom(3)), "*483#");
      assertThat(player.play(talk)).isEmpty();
    }
  }

  @Test
  void a_gateway_that_is_down_is_said_and_the_same_turn_can_be_sent_once_more() throws Exception {
    dial();
    press("1");
    int port = gateway.port();
    gateway.close();
    browser.find("#send").click();
    browser.waitForText("#notice", "The gateway does not answer");
    assertThat(browser.find("#entry").getDomProperty("value")).isEqualTo("1");
    gateway = new FakeGateway(vertx, port);
    browser.find("#send").click();
    browser.waitForText("#text", "permit number");
    assertThat(browser.find("#notice").getText()).isEmpty();
    assertThat(texts()).containsExactly("1");
  }

  @Test
  void a_number_that_is_none_is_refused_with_a_word() {
    browser.find("#number").clear();
    browser.find("#number").sendKeys("me" + Keys.TAB);
    browser.find("#send").click();
    browser.waitForText("#notice", "Refused: no phone has this: me");
    assertThat(gateway.posts).isEmpty();
  }

  @Test
  void the_pages_words_turn_to_kiswahili_and_the_services_stay() {
    dial();
    browser.find("[data-tongue=sw]").click();
    assertThat(browser.find("h1").getText()).startsWith("Simu ya majaribio");
    assertThat(browser.find("#drop").getText()).isEqualTo("Katiza");
    assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("sw");
    assertThat(browser.find("#text").getText()).startsWith("Karibu Kaunti ya Machakos. This is");
    browser.find("[data-tongue=en]").click();
    assertThat(browser.driver().findElements(By.cssSelector("[data-label]")))
        .allSatisfy(element -> assertThat(element.getDomProperty("textContent")).isNotBlank());
  }

  @Test
  void the_page_is_accessible_and_fits_every_width() throws Exception {
    Widths.shoot(browser, "idle", "h1", "h1");
    dial();
    press("1");
    browser.find("#send").click();
    browser.waitForText("#text", "permit number");
    browser.find("#again").click();
    browser.waitForText("#dialogue", "last turn repeated");
    Widths.shoot(browser, "dialogue", "h1", "h1");
    browser.find("#tab-wire").click();
    Widths.shoot(browser, "wire", "#budget", "#budget");
    browser.find("[data-tongue=sw]").click();
    Widths.shoot(browser, "kiswahili", "#budget", "#budget");
    browser.find("[data-tongue=en]").click();
  }
}
