package ke.go.machakos.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Answer;
import ke.go.machakos.gateway.daraja.CallbackUrls;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.StkPush;
import ke.go.machakos.gateway.settings.Secret;
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

/** The phone's M-Pesa in a real Chromium, with a number of its own for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyPageTest {
  private final Vertx vertx = Vertx.vertx();
  private FakeGateway gateway;
  private SimulatorSite site;
  private Daraja daraja;
  private Browser browser;
  private int numbers;
  private String number = "";

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    browser = Browser.open(folder);
    gateway = new FakeGateway(vertx);
    site = new SimulatorSite(vertx, gateway.settings());
    CallbackUrls urls =
        new CallbackUrls(URI.create("http://127.0.0.1:" + gateway.port()), new Secret("demo"));
    daraja =
        new Daraja(vertx, site.money.account(), urls, () -> Instant.parse("2026-03-05T09:08:07Z"));
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
    browser.complaints();
    site.money.faults().clear();
    browser.driver().get("http://127.0.0.1:" + site.port() + "/simulator");
    browser.waitForText("#mpesa-left", "as usual");
    number = "+25470000020" + numbers++;
    browser.find("#number").clear();
    browser.find("#number").sendKeys(number + Keys.TAB);
    gateway.posts.clear();
  }

  private void push() throws Exception {
    var order = new StkPush.Order(new Msisdn(number), new Money(4200), "2010022", "County bill");
    assertThat(daraja.push(order).await(5, TimeUnit.SECONDS)).isInstanceOf(Answer.Accepted.class);
  }

  private void awaitPosts(int count) {
    browser.waitUntil(() -> gateway.posts.size() == count);
  }

  @Test
  void the_prompt_shows_amount_and_account_and_takes_a_pin() throws Exception {
    push();
    browser.waitForText("#mpesa-prompt", "Pay Ksh 4200.00");
    assertThat(browser.find("#mpesa-prompt").getText())
        .contains("SAMPLE MACHAKOS COUNTY 600000", "2010022");
    browser.find("#mpesa-prompt-pin").sendKeys("1234" + Keys.ENTER);
    awaitPosts(1);
    assertThat(gateway.posts.getFirst().path()).isEqualTo("/pay/demo/stk");
    assertThat(gateway.posts.getFirst().body()).contains("MpesaReceiptNumber");
    browser.find("#tab-mpesa").click();
    browser.waitForText("#mpesa-texts", "Confirmed. Ksh4200.00 sent to SAMPLE MACHAKOS COUNTY");
    browser.waitForText("#mpesa-balance", "M-Pesa balance: Ksh 45800.00");
    assertThat(browser.find("#mpesa-prompt").isDisplayed()).isFalse();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void it_may_be_cancelled_or_left_and_answered_later() throws Exception {
    push();
    browser.waitForText("#mpesa-prompt", "Pay Ksh");
    browser.find("#mpesa-cancel").click();
    awaitPosts(1);
    assertThat(gateway.posts.getFirst().body()).contains("\"ResultCode\":1032");
    browser.waitUntil(() -> !browser.find("#mpesa-prompt").isDisplayed());
    push();
    browser.waitForText("#mpesa-prompt", "Pay Ksh");
    browser.find("#mpesa-leave").click();
    browser.find("#tab-mpesa").click();
    browser.find("#mpesa-open").click();
    browser.find("#mpesa-prompt-pin").sendKeys("9999" + Keys.ENTER);
    awaitPosts(2);
    assertThat(gateway.posts.getLast().body()).contains("\"ResultCode\":2001");
  }

  @Test
  void a_payment_typed_whole_is_judged_and_confirmed() {
    browser.find("#tab-mpesa").click();
    assertThat(browser.find("#mpesa-business").getDomProperty("value")).isEqualTo("600000");
    browser.find("#mpesa-account").sendKeys("2010022");
    browser.find("#mpesa-amount").sendKeys("5.50");
    browser.find("#mpesa-pin").sendKeys("1234");
    browser.find("#mpesa-send").click();
    browser.waitForText("#mpesa-outcome", "Paid: SM");
    awaitPosts(2);
    assertThat(gateway.posts.stream().map(FakeGateway.Post::path))
        .containsExactly("/pay/demo/c2b/validation", "/pay/demo/c2b/confirmation");
    assertThat(gateway.posts.getLast().body()).contains("\"TransAmount\":\"5.50\"");
  }

  @Test
  void faults_are_set_counted_down_and_cleared() throws Exception {
    new Select(browser.find("#mpesa-fault")).selectByValue("NO_FUNDS");
    browser.find("#mpesa-tell").click();
    browser.waitForText("#mpesa-left", "To come: 1 × 1 not enough money");
    push();
    awaitPosts(1);
    assertThat(gateway.posts.getFirst().body()).contains("\"ResultCode\":1,");
    browser.waitForText("#mpesa-left", "as usual");
    new Select(browser.find("#mpesa-fault")).selectByValue("C2B_TWIN");
    browser.find("#mpesa-tell").click();
    browser.waitForText("#mpesa-left", "To come");
    browser.find("#mpesa-untell").click();
    browser.waitForText("#mpesa-left", "as usual");
  }

  @Test
  void it_is_accessible_in_both_languages_and_fits_every_width() throws Exception {
    browser.find("#tab-mpesa").click();
    browser.find("#mpesa-account").sendKeys("2010022");
    browser.find("#mpesa-amount").sendKeys("500");
    browser.find("#mpesa-pin").sendKeys("1234" + Keys.ENTER);
    browser.waitForText("#mpesa-outcome", "Paid");
    Widths.shoot(browser, "mpesa", ".record", "h1");
    browser.find("[data-tongue=sw]").click();
    browser.waitForText("#mpesa-balance", "Salio la M-Pesa");
    push();
    browser.waitForText("#mpesa-prompt", "Lipa Ksh 4200.00");
    Widths.shoot(browser, "mpesa-prompt-kiswahili", ".record", "h1");
    browser.find("#mpesa-leave").click();
    browser.find("[data-tongue=en]").click();
    assertThat(browser.driver().findElements(By.cssSelector("[data-label]")))
        .allSatisfy(element -> assertThat(element.getDomProperty("textContent")).isNotBlank());
    assertThat(browser.complaints()).isEmpty();
  }
}
