package ke.go.machakos.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/** The phone's short messages in a real Chromium, with a number of its own for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmsPageTest {
  private final Vertx vertx = Vertx.vertx();
  private FakeGateway gateway;
  private SimulatorSite site;
  private Provider provider;
  private Browser browser;
  private int numbers;
  private String number = "";

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    browser = Browser.open(folder);
    gateway = new FakeGateway(vertx);
    site = new SimulatorSite(vertx, gateway.settings());
    provider = new Provider(site);
  }

  @AfterAll
  void close() throws Exception {
    if (browser != null) {
      browser.close();
      provider.close();
    }
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  @BeforeEach
  void load() {
    browser.size(1280, 800);
    browser.complaints();
    browser.driver().get("http://127.0.0.1:" + site.port() + "/simulator");
    browser.waitForText("#faults-left", "as usual");
    number = "+25470000010" + numbers++;
    browser.find("#number").clear();
    browser.find("#number").sendKeys(number + Keys.TAB);
    gateway.posts.clear();
  }

  private void openSms() {
    browser.find("#tab-sms").click();
  }

  private void choose(String select, String value) {
    new Select(browser.find(select)).selectByValue(value);
  }

  /** Waits until the server side has heard from the page how the phone is. */
  private void awaitManner(String manner) {
    String asked =
        """
        const done = arguments[arguments.length - 1];
        fetch('/simulator/sms/inbox?seen=-1&number=' + encodeURIComponent(arguments[0]))
          .then((response) => response.json())
          .then(({ reception, reason }) => done(`${reception} ${reason}`));
        """;
    browser.waitUntil(() -> manner.equals(browser.driver().executeAsyncScript(asked, number)));
  }

  @Test
  void messages_come_in_by_themselves_the_newest_last_with_their_parts() throws Exception {
    provider.send(number, "Karibu");
    browser.waitForText("#news", "New SMS: 1");
    assertThat(browser.find("#tab-sms").getText()).isEqualTo("SMS (1)");
    assertThat(browser.find("#letters").getText()).isEqualTo("✉ 1");
    openSms();
    assertThat(browser.find("#tab-sms").getText()).isEqualTo("SMS");
    provider.send(number, "ĩ".repeat(71));
    browser.waitForText("#texts li:nth-child(2)", "UCS-2");
    browser.waitForText("#texts li:nth-child(1) .bubble", "Karibu");
    browser.waitForText("#texts li:nth-child(1) .meta", "22483 · 12:08 · 1 part · GSM-7 · Success");
    browser.waitForText("#texts li:nth-child(2) .meta", "2 parts · UCS-2 · Success");
    assertThat(browser.find("#news").getText()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void each_message_shows_what_was_on_the_wire() throws Exception {
    openSms();
    provider.send(number, "Karibu");
    browser.waitForText("#texts", "Success");
    browser.find("#texts summary").click();
    browser.waitForText("#texts", "POST /version1/messaging HTTP/1.1");
    browser.waitForText("#texts", "POST /sms/demo/delivery HTTP/1.1");
    assertThat(browser.find("#texts").getText()).contains("[Message parts: 1]", "status=Success");
  }

  @Test
  void a_text_goes_to_the_short_code_as_often_as_asked() {
    openSms();
    assertThat(browser.find("#sms-form").getText()).contains("Text to 22483", "is a sample");
    browser.find("#sms-text").sendKeys("Hakuna maji Mua");
    choose("#copies", "5d");
    choose("#date-style", "space");
    browser.find("#sms-send").click();
    browser.waitForText("#texts .texted .bubble", "Hakuna maji Mua");
    assertThat(gateway.posts).hasSize(5);
    assertThat(gateway.posts.stream().map(FakeGateway.Post::body).distinct()).hasSize(5);
    assertThat(gateway.posts.getFirst().body())
        .startsWith("date=2026-03-05+09%3A08%3A07&from=%2B2547")
        .contains("&text=Hakuna+maji+Mua&to=22483&");
    assertThat(browser.find("#sms-text").getDomProperty("value")).isEmpty();
    browser.find("#tab-wire").click();
    browser.waitForText("#panel-wire", "POST /sms/demo/incoming HTTP/1.1");
  }

  @Test
  void faults_are_set_counted_down_and_cleared() throws Exception {
    choose("#fault", "RiskHold");
    browser.find("#times").clear();
    browser.find("#times").sendKeys("2");
    browser.find("#tell").click();
    browser.waitForText("#faults-left", "To come: 2 × RiskHold");
    openSms();
    assertThat(provider.send(number, "Karibu").body()).contains("\"statusCode\":401");
    browser.waitForText("#texts .lost .meta", "the phone never had it");
    browser.waitForText("#faults-left", "1 × RiskHold");
    browser.find("#untell").click();
    browser.waitForText("#faults-left", "as usual");
  }

  @Test
  void a_phone_that_is_off_gets_its_messages_when_it_is_on_again() throws Exception {
    openSms();
    choose("#reception", "absent");
    awaitManner("absent DeliveryFailure");
    provider.send(number, "Karibu");
    browser.waitForText("#texts .waiting .meta", "waits for the phone");
    choose("#reception", "present");
    browser.waitForText("#texts .phone .meta", "AbsentSubscriber · Success");
    choose("#reception", "failing");
    choose("#reason", "UserInBlackList");
    awaitManner("failing UserInBlackList");
    provider.send(number, "Tena");
    browser.waitForText("#texts .lost .meta", "Failed");
    assertThat(gateway.posts.getLast().body()).endsWith("&failureReason=UserInBlackList");
  }

  @Test
  void another_number_is_another_inbox() throws Exception {
    openSms();
    provider.send(number, "Karibu");
    browser.waitForText("#texts", "Karibu");
    browser.find("#number").clear();
    browser.find("#number").sendKeys("+254711999999" + Keys.TAB);
    browser.waitForText("#panel-sms", "Messages of this number");
    assertThat(browser.driver().findElements(By.cssSelector("#texts li"))).isEmpty();
  }

  @Test
  void it_is_accessible_in_both_languages_and_fits_every_width() throws Exception {
    openSms();
    provider.send(number, "Karibu Kaunti ya Machakos. ".repeat(8));
    choose("#reception", "absent");
    awaitManner("absent DeliveryFailure");
    provider.send(number, "Tena");
    browser.waitForText("#texts", "AbsentSubscriber");
    browser.find("#sms-text").sendKeys("Hakuna maji Mua kwa siku tatu");
    browser.find("#sms-send").click();
    browser.waitForText("#texts", "Hakuna maji");
    browser.find("#texts li:last-child summary").click();
    browser.waitForText("#texts", "POST /sms/demo/incoming");
    Widths.shoot(browser, "sms", ".record", "h1");
    browser.find("[data-tongue=sw]").click();
    browser.waitForText("#sms-to", "Tuma SMS kwa 22483");
    browser.waitForText("#texts .waiting .meta", "inasubiri simu");
    Widths.shoot(browser, "sms-kiswahili", ".record", "h1");
    browser.find("[data-tongue=en]").click();
    assertThat(browser.driver().findElements(By.cssSelector("[data-label]")))
        .allSatisfy(element -> assertThat(element.getDomProperty("textContent")).isNotBlank());
    assertThat(browser.complaints()).isEmpty();
  }
}
