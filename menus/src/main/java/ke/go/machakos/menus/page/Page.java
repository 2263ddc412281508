package ke.go.machakos.menus.page;

import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.menus.gsm.GsmText;

/**
 * The lines of one screen before they are put together.
 *
 * @param notice what went wrong with the last answer, or empty
 * @param title what the screen says
 * @param options its numbered lines
 * @param footer the way back, home and onwards, or empty
 */
public record Page(String notice, String title, List<String> options, String footer) {
  /** Whether the screen fits with its title, whatever becomes of the notice. */
  public boolean fits(int septets) {
    return GsmText.measure(join("", title)).fits(septets);
  }

  /** The screen; a notice that does not fit beside the title takes its place. */
  public String text(int septets) {
    if (notice.isEmpty()) {
      return join("", title);
    }
    String both = join(notice, title);
    if (GsmText.measure(both).fits(septets)) {
      return both;
    }
    String instead = join(notice, "");
    return GsmText.measure(instead).fits(septets) ? instead : join("", title);
  }

  /** Whether the notice can be shown at all. */
  public boolean noticeFits(int septets) {
    return GsmText.measure(join(notice, "")).fits(septets);
  }

  private String join(String first, String second) {
    List<String> lines = new ArrayList<>(options.size() + 3);
    if (!first.isEmpty()) {
      lines.add(first);
    }
    if (!second.isEmpty()) {
      lines.add(second);
    }
    lines.addAll(options);
    if (!footer.isEmpty()) {
      lines.add(footer);
    }
    return String.join("\n", lines);
  }
}
