package ke.go.machakos.menus.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.text.Language;

/**
 * Composes screens so that each fits one message of its network. Thread-safe.
 *
 * <p>The items of a list are numbered from 1 on each page, so that one key answers most of them; 0
 * leads back, 00 home and 98 onwards on every page that has somewhere to go.
 */
public final class Pager {
  /** The keys that move about instead of answering. */
  public static final String BACK = "0";

  public static final String HOME = "00";
  public static final String MORE = "98";

  /** The keys of our own notices. */
  public static final String INVALID = "nav.invalid";

  public static final String TOO_LONG = "nav.long";
  public static final String CHANGED = "nav.changed";

  private final Renderer renderer;

  public Pager(Renderer renderer) {
    this.renderer = renderer;
  }

  /**
   * What surrounds a screen's own words.
   *
   * @param budget the network's
   * @param nested whether there is a screen to go back to
   * @param notice the key of what went wrong with the last answer, or empty
   */
  public record Frame(Language language, Budget budget, boolean nested, String notice) {}

  /** A page of a list: the items from one index up to another, and whether more follow. */
  public record Slice(int from, int to, boolean more) {}

  /** The screen of a Choose. */
  public String choose(Screen.Choose screen, Frame frame, Values values) {
    return choosePage(screen, frame, values).text(frame.budget().page());
  }

  /** The screen of a Prompt. */
  public String prompt(Screen.Prompt screen, Frame frame, Values values) {
    return promptPage(screen, frame, values).text(frame.budget().page());
  }

  /** The last words. */
  public String end(Screen.End screen, Frame frame, Values values) {
    return endPage(screen, frame, values).text(frame.budget().page());
  }

  /** One page of a list whose items have these fields. */
  public String browse(
      Screen.Browse screen, Frame frame, Values values, IntFunction<Values> items, Slice slice) {
    return browsePage(screen, frame, values, items, slice).text(frame.budget().page());
  }

  /** Cuts a list into pages, each as full as the budget allows and none empty. */
  public List<Slice> slices(
      Screen.Browse screen, Frame frame, Values values, IntFunction<Values> items, int count) {
    Frame noticed = new Frame(frame.language(), frame.budget(), frame.nested(), INVALID);
    List<Slice> slices = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(from + 1, count);
      while (to < count
          && to - from < 97 // the number after that would be the key for more
          && fits(
              browsePage(screen, noticed, values, items, new Slice(from, to + 1, to + 1 < count)),
              frame.budget().page())) {
        to++;
      }
      slices.add(new Slice(from, to, to < count));
      from = to;
    } while (from < count);
    return slices;
  }

  /** Whether a page can also say that an answer was none of it. */
  private static boolean fits(Page page, int septets) {
    return page.fits(septets) && page.noticeFits(septets);
  }

  /** The lines of such a screen. */
  public Page choosePage(Screen.Choose screen, Frame frame, Values values) {
    List<String> options = new ArrayList<>(screen.options().size());
    for (Screen.Option option : screen.options()) {
      options.add(numbered(options.size() + 1, frame.language(), option.text(), values));
    }
    return page(screen.text(), frame, values, options, footer(frame, frame.nested(), false));
  }

  /** The lines of such a screen. */
  public Page promptPage(Screen.Prompt screen, Frame frame, Values values) {
    return page(screen.text(), frame, values, List.of(), footer(frame, frame.nested(), false));
  }

  /** The lines of such a screen. */
  public Page endPage(Screen.End screen, Frame frame, Values values) {
    return new Page("", renderer.text(frame.language(), screen.text(), values), List.of(), "");
  }

  /** The lines of such a screen. */
  public Page browsePage(
      Screen.Browse screen, Frame frame, Values values, IntFunction<Values> items, Slice slice) {
    List<String> lines = new ArrayList<>(slice.to() - slice.from());
    for (int i = slice.from(); i < slice.to(); i++) {
      lines.add(numbered(lines.size() + 1, frame.language(), screen.label(), items.apply(i)));
    }
    boolean back = frame.nested() || slice.from() > 0;
    return page(screen.text(), frame, values, lines, footer(frame, back, slice.more()));
  }

  private Page page(String title, Frame frame, Values values, List<String> options, String footer) {
    Language language = frame.language();
    String notice = frame.notice().isEmpty() ? "" : renderer.text(language, frame.notice(), values);
    return new Page(notice, renderer.text(language, title, values), options, footer);
  }

  private String numbered(int number, Language language, String key, Values values) {
    return number + ". " + renderer.text(language, key, values);
  }

  private String footer(Frame frame, boolean back, boolean more) {
    StringBuilder footer = new StringBuilder();
    if (back) {
      footer.append(renderer.text(frame.language(), "nav.back", Values.NONE)).append(' ');
      footer.append(renderer.text(frame.language(), "nav.home", Values.NONE)).append(' ');
    }
    if (more) {
      footer.append(renderer.text(frame.language(), "nav.more", Values.NONE));
    }
    return footer.toString().stripTrailing();
  }
}
