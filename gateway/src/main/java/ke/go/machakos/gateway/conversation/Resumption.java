package ke.go.machakos.gateway.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ke.go.machakos.gateway.conversation.Turns.Taking;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.engine.Engine;
import ke.go.machakos.menus.engine.Reply;
import ke.go.machakos.menus.engine.Session;
import ke.go.machakos.menus.engine.Step;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/**
 * What a caller whose dialogue was cut is asked when they dial again: go on, start again, or finish
 * by SMS. Thread-safe.
 *
 * <p>A dialogue gone on with counts its answers as the first one did, so that an act whose answer
 * was lost with the line is found done and not done again.
 */
final class Resumption {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final String SCREEN = "resume";

  private final Engine engine;
  private final MenuBook book;
  private final Calls calls;
  private final Renderer renderer;
  private final FinishBySms finish;

  Resumption(Engine engine, MenuBook book, Calls calls, FinishBySms finish) {
    this.engine = engine;
    this.book = book;
    this.calls = calls;
    this.renderer = book.renderer();
    this.finish = finish;
  }

  /** Whether a dialogue that was cut is young enough, and past the first choices. */
  boolean worthwhile(Dialogue cut, Instant now) {
    String screen = cut.session().screen();
    return cut.at().plus(KEPT).isAfter(now)
        && cut.session().book().equals(book.menu().revision())
        && !screen.equals(book.menu().home())
        && !book.waiting(screen).interlude();
  }

  /** The question, in a dialogue that keeps the session that was cut. */
  Dialogue offer(Dialogue cut, Taking taking) {
    // going on takes one answer, which the first dialogue did not have
    int base = cut.offered() ? cut.revision() : cut.revision() - 1;
    return new Dialogue(
        cut.origin(),
        base,
        base,
        taking.turn().text(),
        question(cut.session().language(), ""),
        true,
        taking.now(),
        cut.session());
  }

  /** The dialogue after the person's answer to the question. */
  Dialogue answer(Dialogue offered, String answer, Taking taking) {
    Session session = offered.session();
    return switch (answer.strip()) {
      case "1" -> goOn(offered, taking);
      case "2" -> afresh(offered, taking);
      case "3" -> bySms(offered, taking);
      default -> {
        Reply again = question(session.language(), "nav.invalid");
        // the slip is not an answer of the first dialogue either
        yield new Dialogue(
            offered.origin(),
            offered.base() - added(offered, taking),
            offered.revision(),
            taking.turn().text(),
            again,
            true,
            taking.now(),
            session);
      }
    };
  }

  private Dialogue goOn(Dialogue offered, Taking taking) {
    int revision = offered.base() + taking.turn().depth();
    Step step = engine.show(offered.session(), taking.budget());
    Step.Show show = calls.settle(step, taking.counted(offered.origin(), revision));
    return new Dialogue(
        offered.origin(),
        offered.base(),
        revision,
        taking.turn().text(),
        show.reply(),
        false,
        taking.now(),
        show.session());
  }

  private Dialogue afresh(Dialogue offered, Taking taking) {
    Step step = engine.open(offered.session().language(), List.of(), taking.budget());
    String origin = taking.turn().sessionId();
    Step.Show show = calls.settle(step, taking.counted(origin, taking.turn().depth()));
    return new Dialogue(
        origin,
        0,
        taking.turn().depth(),
        taking.turn().text(),
        show.reply(),
        false,
        taking.now(),
        show.session());
  }

  private Dialogue bySms(Dialogue offered, Taking taking) {
    Session session = offered.session();
    finish.request(
        taking.turn().phone(),
        session.language(),
        offered.origin(),
        offered.revision(),
        taking.now());
    String text = renderer.text(session.language(), "resume.sms.done", Values.NONE);
    Session ended = new Session(session.book(), session.language(), List.of(), List.of());
    return new Dialogue(
        offered.origin(),
        offered.base(),
        offered.revision(),
        taking.turn().text(),
        new Reply(false, SCREEN, text),
        false,
        taking.now(),
        ended);
  }

  private static int added(Dialogue offered, Taking taking) {
    return taking.turn().depth() - UssdTurn.depth(offered.text());
  }

  private Reply question(Language language, String notice) {
    StringBuilder text = new StringBuilder();
    for (String key : List.of(notice, "resume.ask")) {
      if (!key.isEmpty()) {
        text.append(renderer.text(language, key, Values.NONE)).append('\n');
      }
    }
    int number = 1;
    for (String key : List.of("resume.continue", "resume.afresh", "resume.sms")) {
      text.append(number++).append(". ").append(renderer.text(language, key, Values.NONE));
      text.append(number <= 3 ? "\n" : "");
    }
    return new Reply(true, SCREEN, text.toString());
  }
}
