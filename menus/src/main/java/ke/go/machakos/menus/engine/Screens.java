package ke.go.machakos.menus.engine;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.page.Pager;
import ke.go.machakos.menus.page.Values;
import org.jspecify.annotations.Nullable;

/** Shows the screens of sessions. Thread-safe. */
final class Screens {
  private final MenuBook book;
  private final Pager pager;

  Screens(MenuBook book) {
    this.book = book;
    this.pager = new Pager(book.renderer());
  }

  Step.Show show(Session session, String notice, Budget budget) {
    Screen.Waiting screen = book.waiting(session.screen());
    Pager.Frame frame = frame(session, notice, budget);
    Values values = session.values();
    String text =
        switch (screen) {
          case Screen.Choose choose -> pager.choose(choose, frame, values);
          case Screen.Prompt prompt -> pager.prompt(prompt, frame, values);
          case Screen.Browse browse -> {
            List<Pager.Slice> slices = slices(session, browse, budget);
            Pager.Slice slice = slices.get(page(session, slices));
            yield pager.browse(browse, frame, values, items(session, browse), slice);
          }
        };
    return new Step.Show(session, new Reply(true, screen.id(), text));
  }

  Step.Show end(Pending pending, Screen.End screen, Budget budget) {
    Session ended = pending.session().withFrames(List.of()).withPreset(List.of());
    Values values = pending::value;
    Pager.Frame frame = frame(pending.session(), "", budget);
    return new Step.Show(ended, new Reply(false, screen.id(), pager.end(screen, frame, values)));
  }

  /** The page that is shown: after a change of network there may be fewer than before. */
  static int page(Session session, List<Pager.Slice> slices) {
    return Math.min(session.top().page(), slices.size() - 1);
  }

  List<Pager.Slice> slices(Session session, Screen.Browse browse, Budget budget) {
    return pager.slices(
        browse,
        frame(session, "", budget),
        session.values(),
        items(session, browse),
        session.list(browse.list()).size());
  }

  private static IntFunction<Values> items(Session session, Screen.Browse browse) {
    List<Item> items = session.list(browse.list());
    Values around = session.values();
    return index -> {
      Map<String, String> fields = items.get(index).fields();
      return name -> {
        @Nullable String field = fields.get(name);
        return field == null ? around.find(name) : field;
      };
    };
  }

  private static Pager.Frame frame(Session session, String notice, Budget budget) {
    return new Pager.Frame(session.language(), budget, session.nested(), notice);
  }
}
