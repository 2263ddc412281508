package ke.go.machakos.gateway.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The officers' pages of applications in a real Chromium, on a phone and at a desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationBrowserTest {
  private static final int[] WIDTHS = {390, 1280};
  private OfficerSite site;
  private Browser browser;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    browser = Browser.open(folder);
    site = new OfficerSite();
  }

  @AfterAll
  void close() throws Exception {
    if (browser != null) {
      browser.close();
      site.close();
    }
  }

  @BeforeEach
  void begin() {
    site.begin();
    browser.complaints();
  }

  @Test
  void a_permit_is_inspected_shown_its_papers_and_approved_by_hand_at_every_width()
      throws Exception {
    for (int width : WIDTHS) {
      browser.size(width, 900);
      Reference fire = site.applied("FIRE", "FUEL", Optional.of("SMALL"), "Tala Petrol");
      load(OfficerSite.LIST);
      browser.driver().findElement(By.linkText(fire.digits())).click();
      browser.waitForText("h1", "Application " + fire.digits());
      new Select(browser.find("select[name=role]")).selectByValue("attendant");
      browser.find("form[method=get] button").click();
      browser.waitForText("main", "Sample Attendant");
      browser.find("[name=where]").sendKeys("Tala desk");
      press("show_document");
      browser.waitForText("main", "shown");
      new Select(browser.find("select[name=role]")).selectByValue("officer");
      browser.find("form[method=get] button").click();
      browser.waitForText("main", "Sample Officer");
      press("inspect");
      browser.waitForText("[role=status]", "Done.");
      browser.find("[name=unseen]").click();
      press("approve");
      browser.waitForText("main", "Awaits payment");
      assertThat(site.state(fire)).isEqualTo("billed");
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_reason_that_is_missing_is_asked_for_and_given_by_code_in_words_or_both() throws Exception {
    for (int width : WIDTHS) {
      browser.size(width, 900);
      Reference shop = site.shop();
      load(OfficerSite.path(shop));
      press("reject");
      browser.waitForText("[role=status]", "Say why.");
      assertThat(site.state(shop)).isEqualTo("submitted");
      new Select(browser.find("#code-send_back")).selectByVisibleText("A document is missing");
      press("send_back");
      browser.waitForText("main", "Sent back to the applicant: A document is missing");
      site.act(shop, Role.ATTENDANT, "resubmit");
      load(OfficerSite.path(shop));
      new Select(browser.find("#code-reject")).selectByValue("WRONG_ACTIVITY_OR_ZONE");
      browser.find("#reason-reject").sendKeys("zoned residential");
      press("reject");
      browser.waitForText("main", "is not the right one. zoned residential");
    }
    Reference words = site.shop();
    load(OfficerSite.path(words));
    browser.find("#reason-reject").sendKeys("zoned residential");
    press("reject");
    browser.waitForText("main", "Rejected: zoned residential");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_pages_fit_a_phone_and_a_desk_and_are_accessible() throws Exception {
    Reference shop = site.shop();
    site.act(site.shop(), Role.OFFICER, "send_back");
    site.applied("DEVELOPMENT", "DWELLING", Optional.of("TO_500"), "Nyumba ya Mfano ".repeat(2));
    site.at(TestData.NOW.plus(Duration.ofDays(30)));
    for (int width : WIDTHS) {
      browser.size(width, width < 400 ? 844 : 900);
      load(OfficerSite.LIST);
      shoot("officer-applications-" + width);
      load(OfficerSite.path(shop));
      browser.size(width, width < 400 ? 2_000 : 1_600);
      shoot("officer-application-" + width);
    }
    assertThat(browser.complaints()).isEmpty();
  }

  private void load(String path) {
    browser.driver().get(site.origin() + path);
  }

  private void press(String action) {
    browser.driver().findElements(By.cssSelector("form[method=post]")).stream()
        .filter(
            form ->
                action.equals(
                    form.findElement(By.cssSelector("[name=action]")).getDomProperty("value")))
        .findFirst()
        .orElseThrow()
        .findElement(By.cssSelector("button"))
        .click();
  }

  private void shoot(String name) throws Exception {
    Object overflow =
        browser
            .driver()
            .executeScript(
                "return document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth");
    assertThat(overflow).as("sideways scroll of " + name).isEqualTo(0L);
    assertThat(browser.seriousFaults()).as(name).isEmpty();
    browser.screenshot(name);
  }
}
