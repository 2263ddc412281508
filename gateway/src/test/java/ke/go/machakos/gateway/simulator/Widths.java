package ke.go.machakos.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import ke.go.machakos.gateway.web.Browser;

/** The simulator's page at the widths of phones and of desks. */
final class Widths {
  private Widths() {}

  /**
   * Asks that nothing scrolls sideways at any width, and that nobody is shut out at two of them, of
   * which it leaves pictures.
   *
   * @param phone the element that is at the top of the picture on a phone
   * @param desk the same on a wider screen
   */
  static void shoot(Browser browser, String name, String phone, String desk) throws IOException {
    for (int width : new int[] {360, 390, 800, 1280}) {
      browser.size(width, width < 400 ? 844 : 800);
      Object overflow =
          browser
              .driver()
              .executeScript(
                  "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(overflow).as("sideways scroll at " + width).isEqualTo(0L);
      browser
          .driver()
          .executeScript("arguments[0].scrollIntoView()", browser.find(width < 400 ? phone : desk));
      if (width == 390 || width == 1280) {
        assertThat(browser.seriousFaults()).as(name + " at " + width).isEmpty();
        browser.screenshot("simulator-" + name + "-" + width);
      }
    }
  }
}
