package ke.go.machakos.menus.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.gsm.GsmText;
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

  /** The number after that would be the key for more. */
  private static final int MOST_ITEMS = 97;

  /** Septets of a line break, a number of one digit, its full stop and a space. */
  private static final int NUMBERING = 4;

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

  /**
   * Cuts a list into pages, each as full as the budget allows and none empty, with room on each to
   * say that an answer was none of it.
   */
  public List<Slice> slices(
      Screen.Browse screen, Frame frame, Values values, IntFunction<Values> items, int count) {
    int room = frame.budget().page() - head(screen, frame, values);
    int[] labels = new int[count];
    Arrays.setAll(
        labels,
        i -> septets(renderer.text(frame.language(), screen.label(), items.apply(i))) + NUMBERING);
    List<Slice> slices = new ArrayList<>();
    int from = 0;
    do {
      boolean back = frame.nested() || from > 0;
      int to = upTo(labels, from, room, foot(frame, back, true), foot(frame, back, false));
      slices.add(new Slice(from, to, to < count));
      from = to;
    } while (from < count);
    return slices;
  }

  /** The end of the page that begins at an item. */
  private static int upTo(int[] labels, int from, int room, int footIfMore, int footIfLast) {
    int used = 0;
    int to = from;
    while (to < labels.length && to - from < MOST_ITEMS) {
      int more = used + labels[to] + (to - from < 9 ? 0 : 1); // from 10 on a number has two digits
      boolean fits = more + (to + 1 < labels.length ? footIfMore : footIfLast) <= room;
      if (!fits && to > from) {
        break;
      }
      used = more;
      to++;
    }
    return to;
  }

  private int head(Screen.Browse screen, Frame frame, Values values) {
    return Math.max(
        septets(renderer.text(frame.language(), screen.text(), values)),
        septets(renderer.text(frame.language(), INVALID, values)));
  }

  private int foot(Frame frame, boolean back, boolean more) {
    String footer = footer(frame, back, more);
    return footer.isEmpty() ? 0 : septets(footer) + 1;
  }

  private static int septets(String text) {
    return GsmText.septets(text);
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
