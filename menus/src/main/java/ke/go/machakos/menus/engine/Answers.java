package ke.go.machakos.menus.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.page.Pager;

/** Reads what a person typed at a waiting screen. Thread-safe. */
final class Answers {
  private final MenuBook book;
  private final Screens screens;

  Answers(MenuBook book) {
    this.book = book;
    this.screens = new Screens(book);
  }

  /** Where an answer leads. */
  sealed interface Move {}

  /** To another screen, with what the answer told. */
  record Go(String target, Map<String, String> values) implements Move {}

  /** To a screen that was shown before, or another page of this one. */
  record At(Session session) implements Move {}

  /** Nowhere; the notice says why. */
  record Stay(String notice) implements Move {}

  Move read(Session session, String typed, Budget budget) {
    String answer = typed.strip();
    if (answer.equals(Pager.BACK)) {
      return new At(back(session, budget));
    }
    if (answer.equals(Pager.HOME)) {
      return new At(home(session));
    }
    return switch (book.waiting(session.screen())) {
      case Screen.Choose choose -> choose(choose, answer);
      case Screen.Prompt prompt -> prompt(prompt, answer, budget);
      case Screen.Browse browse -> browse(session, browse, answer, budget);
    };
  }

  private static Move choose(Screen.Choose choose, String answer) {
    int number = number(answer);
    if (number < 1 || number > choose.options().size()) {
      return new Stay(choose.refusal().orElse(Pager.INVALID));
    }
    Screen.Option option = choose.options().get(number - 1);
    return new Go(
        option.go(), choose.save().map(name -> Map.of(name, option.value())).orElse(Map.of()));
  }

  private Move prompt(Screen.Prompt prompt, String answer, Budget budget) {
    if (GsmText.septets(GsmText.fold(answer)) > budget.input()) {
      return new Stay(Pager.TOO_LONG);
    }
    AnswerKind kind = book.answer(prompt.accept());
    return switch (kind.read(answer)) {
      case AnswerKind.Refused refused -> new Stay(refused.text());
      // folding can lengthen: one ellipsis becomes three full stops
      case AnswerKind.Accepted accepted
          when GsmText.septets(GsmText.fold(accepted.value())) > kind.septets() ->
          new Stay(Pager.TOO_LONG);
      case AnswerKind.Accepted accepted ->
          new Go(
              prompt.go(),
              prompt.save().map(name -> Map.of(name, accepted.value())).orElse(Map.of()));
    };
  }

  private Move browse(Session session, Screen.Browse browse, String answer, Budget budget) {
    List<Pager.Slice> slices = screens.slices(session, browse, budget);
    int page = Screens.page(session, slices);
    Pager.Slice slice = slices.get(page);
    if (answer.equals(Pager.MORE)) {
      return slice.more()
          ? new At(session.withTop(session.top().turnedTo(page + 1)))
          : new Stay(Pager.INVALID);
    }
    int number = number(answer);
    if (number < 1 || number > slice.to() - slice.from()) {
      return new Stay(Pager.INVALID);
    }
    Item item = session.list(browse.list()).get(slice.from() + number - 1);
    Map<String, String> values = new HashMap<>();
    browse
        .save()
        .ifPresent(
            name -> {
              values.put(name, item.value());
              item.fields().forEach((field, value) -> values.put(name + "." + field, value));
            });
    return new Go(browse.go(), values);
  }

  private Session back(Session session, Budget budget) {
    if (book.waiting(session.screen()) instanceof Screen.Browse browse) {
      int page = Screens.page(session, screens.slices(session, browse, budget));
      if (page > 0) {
        return session.withTop(session.top().turnedTo(page - 1));
      }
    }
    return session.nested()
        ? session.withFrames(session.frames().subList(0, session.frames().size() - 1))
        : session;
  }

  private Session home(Session session) {
    for (int i = 0; i < session.frames().size(); i++) {
      if (session.frames().get(i).screen().equals(book.menu().home())) {
        return session.withFrames(session.frames().subList(0, i + 1));
      }
    }
    return session.withFrames(session.frames().subList(0, 1));
  }

  /** The number that an answer is, forgiving a full stop or a leading zero; 0 if it is none. */
  private static int number(String answer) {
    String digits = answer.endsWith(".") ? answer.substring(0, answer.length() - 1) : answer;
    if (digits.isEmpty() || digits.length() > 3) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
