package ke.go.machakos.menus.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.page.Pager;
import ke.go.machakos.menus.text.Language;

/**
 * The conversation: from a session and an answer to the next page or action, and nothing else.
 *
 * <p>Pure: no clock, no I/O, no thread; the same inputs give the same screens. Thread-safe.
 */
public final class Engine {
  private static final String LANGUAGE = "language";

  private final MenuBook book;
  private final Answers answers;
  private final Screens screens;
  private final Intake intake;

  public Engine(MenuBook book) {
    this.book = book;
    this.answers = new Answers(book);
    this.screens = new Screens(book);
    this.intake = new Intake(book.vocabulary());
  }

  /** Opens a dialogue, with the answers that were dialled in advance, if any. */
  public Step open(Language language, List<String> preset, Budget budget) {
    return open(language, preset, budget, "");
  }

  /** Opens a dialogue in place of one that cannot go on, and says so. */
  public Step openChanged(Language language, Budget budget) {
    return open(language, List.of(), budget, Pager.CHANGED);
  }

  private Step open(Language language, List<String> preset, Budget budget, String notice) {
    Session fresh = new Session(book.menu().revision(), language, List.of(), preset);
    Pending pending = Pending.of(fresh, Map.of(), Optional.empty()).withNotice(notice);
    return enter(pending, book.menu().start(), budget);
  }

  /**
   * Takes an answer. A session of another revision of the book, or one that has ended, is opened
   * afresh with a notice.
   */
  public Step answer(Session session, String typed, Budget budget) {
    if (session.ended() || !session.book().equals(book.menu().revision())) {
      return openChanged(session.language(), budget);
    }
    return move(session, answers.read(session, typed, budget), Optional.empty(), budget);
  }

  /** Shows the waiting screen of a session again; nothing is run for it. */
  public Step show(Session session, Budget budget) {
    if (session.ended() || !session.book().equals(book.menu().revision())) {
      return openChanged(session.language(), budget);
    }
    return screens.show(session, "", budget);
  }

  /** Whether the person is past the first choices, so that the session's language is theirs. */
  public boolean spoken(Session session) {
    return !session.ended()
        && session.book().equals(book.menu().revision())
        && !book.waiting(session.screen()).interlude();
  }

  /**
   * Goes on after an action.
   *
   * @throws IllegalStateException if the outcome is none that the action declares
   */
  public Step resume(Step.Call call, Outcome outcome, Budget budget) {
    Outcome taken = intake.take(call.action(), outcome);
    Screen.Call screen = (Screen.Call) book.screen(call.screen());
    Session spoken = call.pending().session().speaking(taken.values().get(LANGUAGE));
    boolean lasting = book.action(call.action()).lasting();
    Pending pending = call.pending().after(spoken, taken, lasting);
    String next = screen.outcomes().getOrDefault(taken.name(), book.menu().home());
    return enter(pending, next, budget);
  }

  /** Refuses an action that an answer in advance asked for: its screen asks the person instead. */
  public Step decline(Step.Call call, Budget budget) {
    Session before = call.pending().before().orElse(call.pending().session());
    return before.ended()
        ? openChanged(before.language(), budget)
        : screens.show(before.withPreset(List.of()), "", budget);
  }

  private Step enter(Pending pending, String target, Budget budget) {
    return switch (book.screen(target)) {
      case Screen.Call call -> call(pending, call);
      case Screen.End end -> screens.end(pending, end, budget);
      case Screen.Waiting waiting -> settle(land(pending, waiting), pending.notice(), budget);
    };
  }

  private Step call(Pending pending, Screen.Call call) {
    Map<String, String> arguments = new HashMap<>();
    call.arguments().forEach((name, from) -> arguments.put(name, pending.value(from)));
    ActionSpec action = book.action(call.action());
    return new Step.Call(pending, call.id(), action.name(), Map.copyOf(arguments), action.writes());
  }

  /** Applies answers given in advance as far as the screen allows, then shows it. */
  private Step settle(Session session, String notice, Budget budget) {
    Screen.Waiting screen = book.waiting(session.screen());
    if (session.preset().isEmpty() || screen.interlude()) {
      return screens.show(session, notice, budget);
    }
    Session rest = session.withPreset(session.preset().subList(1, session.preset().size()));
    Answers.Move move = answers.read(rest, session.preset().getFirst(), budget);
    if (screen instanceof Screen.Choose choose && choose.confirm() && !writes(move)) {
      return screens.show(session.withPreset(List.of()), notice, budget);
    }
    return move(rest, move, Optional.of(session), budget);
  }

  /** Whether a receipt could tell that this was confirmed before; else its call is declined. */
  private boolean writes(Answers.Move move) {
    return move instanceof Answers.Go go
        && book.screen(go.target()) instanceof Screen.Call call
        && book.action(call.action()).writes();
  }

  private Step move(Session session, Answers.Move move, Optional<Session> before, Budget budget) {
    return switch (move) {
      case Answers.Go go -> {
        Session spoken = session.speaking(go.values().get(LANGUAGE));
        yield enter(Pending.of(spoken, go.values(), before), go.target(), budget);
      }
      case Answers.At at when before.isPresent() -> settle(at.session(), "", budget);
      case Answers.At at -> {
        // who turns back from an interlude leaves the way that was dialled in advance
        boolean left = at.session().frames().size() < session.frames().size();
        yield screens.show(left ? at.session().withPreset(List.of()) : at.session(), "", budget);
      }
      case Answers.Stay stay ->
          screens.show(
              before.isPresent() ? session.withPreset(List.of()) : session, stay.notice(), budget);
    };
  }

  /**
   * Puts a waiting screen on top. Interludes passed are folded into it, and once something was done
   * all but the home screen is: what was done is not gone back to. Home keeps only what is surely
   * known there, since nothing after it can name more.
   */
  private Session land(Pending pending, Screen.Waiting screen) {
    List<Frame> frames = new ArrayList<>(pending.session().frames());
    Frame top = new Frame(screen.id(), 0, pending.values(), pending.lists());
    while (!frames.isEmpty()
        && ((pending.did() && frames.size() > 1)
            || book.waiting(frames.getLast().screen()).interlude())) {
      top = top.over(frames.removeLast());
    }
    if (screen.id().equals(book.menu().home())) {
      while (!frames.isEmpty()) {
        top = top.over(frames.removeLast());
      }
      top = top.only(book.knownAtHome());
    }
    if (frames.size() >= Session.DEPTH) {
      Frame oldest = frames.remove(1);
      frames.set(1, frames.get(1).over(oldest));
    }
    frames.add(top);
    return pending.session().withFrames(frames);
  }
}
