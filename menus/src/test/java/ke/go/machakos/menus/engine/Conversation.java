package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.text.Language;

/**
 * A dialogue as the gateway leads it: the session goes through its bytes between any two answers,
 * and every page is held to what must be true of all pages.
 */
final class Conversation {
  private static final int MOST_CALLS = 8;

  private static final List<String> NOTICES =
      List.of(
          "nav.invalid", "nav.long", "nav.changed", "language.unknown", "number.bad", "words.bad");

  private final MenuBook book;
  private final Engine engine;
  private final Function<Step.Call, Outcome> services;
  final List<String> calls = new ArrayList<>();
  Budget budget = Budget.SMALLEST;
  Step.Show last;

  Conversation(MenuBook book, Function<Step.Call, Outcome> services) {
    this.book = book;
    this.engine = new Engine(book);
    this.services = services;
    this.last =
        new Step.Show(
            new Session(book.menu().revision(), Language.EN, List.of(), List.of()),
            new Reply(false, "", ""));
  }

  String dial(String... preset) {
    return settle(engine.open(Language.EN, List.of(preset), budget));
  }

  String say(String... answers) {
    String page = page();
    for (String answer : answers) {
      page = settle(engine.answer(stored(last.session()), answer, budget));
    }
    return page;
  }

  String page() {
    return last.reply().text();
  }

  String screen() {
    return last.reply().screen();
  }

  Session session() {
    return last.session();
  }

  private String settle(Step first) {
    Step step = first;
    for (int left = MOST_CALLS; step instanceof Step.Call call; left--) {
      assertThat(left).as("calls left in this turn").isPositive();
      if (call.writes() && call.replayed()) {
        calls.add("(" + call.action() + ")");
        step = engine.decline(call, budget);
      } else {
        calls.add(call.action());
        step = engine.resume(call, services.apply(call), budget);
      }
    }
    last = (Step.Show) step;
    check();
    return page();
  }

  private void check() {
    int septets = GsmText.septets(page());
    assertThat(septets).as(page()).isBetween(1, budget.page());
    assertThat(stored(session())).isEqualTo(session());
    assertThat(last.reply().more()).isEqualTo(!session().ended());
    if (last.reply().more()) {
      Step.Show again = (Step.Show) engine.show(stored(session()), budget);
      assertThat(again.session()).isEqualTo(session());
      assertThat(again.reply().screen()).isEqualTo(screen());
      String notice = notice();
      if (notice.isEmpty()) {
        assertThat(page()).isEqualTo(again.reply().text());
      } else {
        assertThat("\n" + again.reply().text()).endsWith(page().substring(notice.length()));
      }
    }
  }

  private String notice() {
    return NOTICES.stream()
        .map(key -> book.renderer().text(session().language(), key, session().values()))
        .filter(page()::startsWith)
        .findFirst()
        .orElse("");
  }

  static Session stored(Session session) {
    try {
      byte[] bytes = SessionCodec.bytes(session);
      return SessionCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
