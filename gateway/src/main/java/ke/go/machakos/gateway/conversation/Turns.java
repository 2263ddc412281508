package ke.go.machakos.gateway.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sessions.SessionKey;
import ke.go.machakos.db.sessions.SessionStore;
import ke.go.machakos.db.sessions.Stored;
import ke.go.machakos.db.turns.TurnReceipts;
import ke.go.machakos.gateway.operations.TurnOutcome;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.engine.Engine;
import ke.go.machakos.menus.engine.Reply;
import ke.go.machakos.menus.engine.Step;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.text.Language;

/**
 * Takes turns: finds the dialogue, gives its answer to the engine, runs what that asks for, and
 * stores what came of it unless a twin did first. Thread-safe; a turn is plain sequential code on
 * its own virtual thread.
 *
 * <p>The same turn delivered any number of times, at once or later, by this node or another, has
 * one effect and one reply. The new answer is what follows the text already taken, so that a {@code
 * *} inside it survives; text that does not begin with what was taken came late and moves nothing.
 */
public final class Turns {
  /** How long a person is kept waiting at most. */
  public static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The longest a network keeps a dialogue open; then it counts as abandoned. */
  static final Duration LONGEST = Duration.ofMinutes(3);

  /** What a caller is spoken to in until they have chosen: most residents read it. */
  private static final Language FIRST = Language.SW;

  private final Engine engine;
  private final Calls calls;
  private final Resumption resumption;
  private final Newcomers newcomers;
  private final SessionStore sessions;
  private final Vault vault;
  private final InstantSource clock;

  Turns(
      Engine engine,
      Calls calls,
      Resumption resumption,
      Newcomers newcomers,
      SessionStore sessions,
      Vault vault,
      InstantSource clock) {
    this.newcomers = newcomers;
    this.engine = engine;
    this.calls = calls;
    this.resumption = resumption;
    this.sessions = sessions;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * The keys of a turn's dialogue. On a thread that lives long, such as the one that read the turn:
   * the crypto library keeps its hash function for each thread, and a new thread makes a new one.
   */
  public SessionKey key(UssdTurn turn) {
    return SessionKey.of(vault, turn.phone(), turn.sessionId());
  }

  /**
   * Answers a turn.
   *
   * @param key what {@link #key} gave for it
   * @param spoken told the caller's language as soon as it is known
   * @throws RuntimeException on a fault of a store or of ours; nothing is then half done, and the
   *     same turn may be delivered again
   */
  public TurnReply take(UssdTurn turn, SessionKey key, Consumer<Language> spoken) {
    Taking taking =
        new Taking(
            turn,
            key,
            clock.instant(),
            Deadline.in(PATIENCE),
            new Memory(Optional.empty()),
            spoken);
    return turn.text().isEmpty() ? first(taking) : next(taking);
  }

  /** Turns over these menus, actions and stores. */
  public static Turns over(
      MenuBook book,
      Collection<Action> actions,
      TurnReceipts receipts,
      FinishBySms finish,
      Newcomers newcomers,
      SessionStore sessions,
      Vault vault,
      InstantSource clock) {
    Engine engine = new Engine(book);
    Calls calls = new Calls(engine, actions, receipts, vault);
    Resumption resumption = new Resumption(engine, book, calls, finish);
    return new Turns(engine, calls, resumption, newcomers, sessions, vault, clock);
  }

  /** The screen that a stored dialogue waits on, for the funnel. */
  public static Optional<String> screen(Optional<Stored> stored) {
    return stored
        .flatMap(each -> DialogueCodec.read(each.content()))
        .map(dialogue -> dialogue.reply().screen());
  }

  /** A turn being taken. */
  record Taking(
      UssdTurn turn,
      SessionKey key,
      Instant now,
      Deadline deadline,
      Memory memory,
      Consumer<Language> spoken) {
    Budget budget() {
      return Budget.of(turn.networkCode());
    }

    Calls.Turn counted(String origin, int revision) {
      return new Calls.Turn(turn.phone(), origin, revision, now, budget(), deadline, memory);
    }

    Taking remembering(Optional<byte[]> greeting) {
      return new Taking(turn, key, now, deadline, new Memory(greeting), spoken);
    }
  }

  private TurnReply first(Taking taking) {
    SessionStore.Opened opened = sessions.open(taking.key());
    Optional<Dialogue> own = opened.own().flatMap(stored -> open(stored, taking));
    if (own.isPresent()) {
      return repeated(own.get(), taking);
    }
    Optional<Dialogue> cut =
        opened.last().flatMap(stored -> open(stored, taking)).filter(each -> fresh(each, taking));
    if (cut.isPresent()) {
      Dialogue offer = resumption.offer(cut.get(), taking);
      return store(offer, 1, taking);
    }
    return begin(
        engine.open(FIRST, List.of(), taking.budget()), taking.remembering(opened.greeting()));
  }

  private TurnReply next(Taking taking) {
    return fromMemory(taking).orElseGet(() -> fromStore(taking));
  }

  /**
   * The next screen of a dialogue whose last one this node stored itself: nothing is read from
   * Redis, where storing it fails if another node went on meanwhile. Empty where anything else was
   * sent, or something is to be written: the store then tells what is true.
   */
  private Optional<TurnReply> fromMemory(Taking taking) {
    Optional<Stored> stored = sessions.recent(taking.key());
    Optional<Dialogue> dialogue = stored.flatMap(each -> open(each, taking));
    if (dialogue.isEmpty() || dialogue.get().offered()) {
      return Optional.empty();
    }
    return answer(dialogue.get(), taking)
        .filter(answer -> answer.indexOf('*') < 0)
        .flatMap(
            answer -> calls.look(step(dialogue.get(), answer, taking), at(dialogue.get(), taking)))
        .map(
            show -> store(moved(dialogue.get(), show, taking), stored.get().version() + 1, taking));
  }

  private TurnReply fromStore(Taking taking) {
    Optional<Stored> stored = sessions.load(taking.key());
    Optional<Dialogue> known = stored.flatMap(each -> open(each, taking));
    if (known.isEmpty()) {
      return withoutPast(taking);
    }
    Dialogue dialogue = known.get();
    Optional<String> answer = answer(dialogue, taking);
    if (answer.isEmpty()) {
      return repeated(dialogue, taking);
    }
    int version = stored.get().version() + 1;
    if (dialogue.offered()) {
      return store(resumption.answer(dialogue, answer.get(), taking), version, taking);
    }
    Step.Show show = calls.settle(step(dialogue, answer.get(), taking), at(dialogue, taking));
    return store(moved(dialogue, show, taking), version, taking);
  }

  /** What a turn adds to the text already taken; empty where it came before or late. */
  private static Optional<String> answer(Dialogue dialogue, Taking taking) {
    String text = taking.turn().text();
    String before = dialogue.text().isEmpty() ? "" : dialogue.text() + "*";
    boolean forward =
        !text.equals(dialogue.text()) && text.startsWith(before) && dialogue.reply().more();
    return forward ? Optional.of(text.substring(before.length())) : Optional.empty();
  }

  private Step step(Dialogue dialogue, String answer, Taking taking) {
    return engine.answer(dialogue.session(), answer, taking.budget());
  }

  private static Calls.Turn at(Dialogue dialogue, Taking taking) {
    return taking.counted(dialogue.origin(), dialogue.base() + taking.turn().depth());
  }

  /**
   * A dial with a preset path, or a dialogue whose past was lost, which its answers find again. Not
   * those of somebody who agreed to the notice a moment ago, in a dialogue that is gone: they begin
   * with the answers that agreed, which no screen takes twice, and the rest would go astray.
   */
  private TurnReply withoutPast(Taking taking) {
    if (newcomers.agreedSince(taking.turn().phone(), taking.now().minus(LONGEST))
        && sessions.open(taking.key()).last().isEmpty()) {
      return begin(engine.openChanged(FIRST, taking.budget()), taking);
    }
    List<String> path = Arrays.asList(taking.turn().text().split("\\*", -1));
    return begin(engine.open(FIRST, path, taking.budget()), taking);
  }

  private TurnReply begin(Step step, Taking taking) {
    String origin = taking.turn().sessionId();
    int revision = taking.turn().depth();
    Step.Show show = calls.settle(step, taking.counted(origin, revision));
    Dialogue dialogue =
        new Dialogue(
            origin,
            0,
            revision,
            taking.turn().text(),
            show.reply(),
            false,
            taking.now(),
            show.session());
    return store(dialogue, 1, taking);
  }

  private static Dialogue moved(Dialogue from, Step.Show show, Taking taking) {
    return new Dialogue(
        from.origin(),
        from.base(),
        from.base() + taking.turn().depth(),
        taking.turn().text(),
        show.reply(),
        false,
        taking.now(),
        show.session());
  }

  private TurnReply store(Dialogue next, int version, Taking taking) {
    boolean begins = version == 1;
    SessionStore.Mark mark =
        next.reply().more()
            ? begins ? SessionStore.Mark.OPEN : SessionStore.Mark.KEEP
            : SessionStore.Mark.CLOSE;
    Stored mine = new Stored(version, DialogueCodec.write(next));
    Optional<Dialogue> winner =
        sessions
            .replace(taking.key(), mine, mark, taking.now().plus(LONGEST), taking.memory().after())
            .flatMap(stored -> open(stored, taking));
    return winner
        .map(other -> reply(other.reply(), TurnOutcome.REPLAYED, false))
        .orElseGet(
            () ->
                reply(
                    next.reply(),
                    next.reply().more() ? TurnOutcome.SHOWN : TurnOutcome.ENDED,
                    begins));
  }

  private static TurnReply repeated(Dialogue dialogue, Taking taking) {
    boolean same = dialogue.text().equals(taking.turn().text());
    return reply(dialogue.reply(), same ? TurnOutcome.REPLAYED : TurnOutcome.LATE, false);
  }

  private static TurnReply reply(Reply reply, TurnOutcome outcome, boolean began) {
    return new TurnReply(reply.more(), reply.screen(), reply.text(), outcome, began);
  }

  private Optional<Dialogue> open(Stored stored, Taking taking) {
    Optional<Dialogue> dialogue = DialogueCodec.read(stored.content());
    dialogue
        .map(Dialogue::session)
        .filter(engine::spoken)
        .ifPresent(session -> taking.spoken().accept(session.language()));
    return dialogue;
  }

  private boolean fresh(Dialogue cut, Taking taking) {
    return cut.reply().more() && resumption.worthwhile(cut, taking.now());
  }
}
