package ke.go.machakos.gateway.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.turns.TurnKey;
import ke.go.machakos.db.turns.TurnReceipts;
import ke.go.machakos.menus.engine.Engine;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.engine.Step;
import ke.go.machakos.menus.page.Budget;

/**
 * Runs what the engine asks for until it has something to show. Thread-safe.
 *
 * <p>A call that writes runs at most once for its dialogue, its place in it and its arguments,
 * however often the turn comes. An answer given in advance never makes it run: it only finds what a
 * turn did before, when Redis lost the dialogue in which it was done.
 */
final class Calls {
  /** Calls in one turn at most; a menu that needs more is at fault. */
  private static final int MOST = 8;

  private final Engine engine;
  private final Map<String, Action> actions;
  private final TurnReceipts receipts;
  private final Vault vault;

  Calls(Engine engine, Collection<Action> actions, TurnReceipts receipts, Vault vault) {
    this.engine = engine;
    this.actions =
        actions.stream()
            .collect(Collectors.toMap(action -> action.spec().name(), Function.identity()));
    this.receipts = receipts;
    this.vault = vault;
  }

  /**
   * The turn that calls are run for.
   *
   * @param revision answers since the origin began, those in advance included
   */
  record Turn(
      Msisdn caller,
      String origin,
      int revision,
      Instant now,
      Budget budget,
      Deadline deadline,
      Memory memory) {}

  Step.Show settle(Step first, Turn turn) {
    return shown(run(first, turn, true), turn);
  }

  /** The same where nothing is to be written; empty, and nothing done, where something is. */
  Optional<Step.Show> look(Step first, Turn turn) {
    Step step = run(first, turn, false);
    return step instanceof Step.Call call && call.writes()
        ? Optional.empty()
        : Optional.of(shown(step, turn));
  }

  private Step run(Step first, Turn turn, boolean writing) {
    Step step = first;
    for (int left = MOST; left > 0; left--) {
      if (!(step instanceof Step.Call call) || (call.writes() && !writing)) {
        return step;
      }
      turn.deadline().check();
      step = perform(call, turn);
    }
    return step;
  }

  private Step.Show shown(Step last, Turn turn) {
    Step step = last;
    if (step instanceof Step.Call call && call.replayed()) {
      step = engine.decline(call, turn.budget()); // a long way in advance: the rest is asked
    }
    if (step instanceof Step.Show show) {
      return show;
    }
    throw new IllegalStateException("more than " + MOST + " calls in one turn");
  }

  private Step perform(Step.Call call, Turn turn) {
    Ask ask =
        new Ask(turn.caller(), call.arguments(), call.pending().session().language(), turn.now());
    Action action = actions.get(call.action());
    return switch (action) {
      case Action.Reading reading -> engine.resume(call, reading.look().look(ask), turn.budget());
      case Action.Greeting greeting ->
          engine.resume(call, greet(greeting, ask, turn), turn.budget());
      case Action.Writing writing ->
          write(writing, call, ask, turn)
              .map(outcome -> engine.resume(call, outcome, turn.budget()))
              .orElseGet(() -> engine.decline(call, turn.budget()));
      case null -> throw new IllegalStateException("no action " + call.action());
    };
  }

  private static Outcome greet(Action.Greeting action, Ask ask, Turn turn) {
    return turn.memory()
        .greeting()
        .map(OutcomeCodec::read)
        .orElseGet(
            () -> {
              Outcome outcome = action.look().look(ask);
              turn.memory().learn(OutcomeCodec.write(outcome));
              return outcome;
            });
  }

  private Optional<Outcome> write(Action.Writing action, Step.Call call, Ask ask, Turn turn) {
    TurnKey key = key(call, turn);
    if (call.replayed()) {
      return receipts.find(key).map(OutcomeCodec::read);
    }
    turn.memory().forget();
    byte[] outcome =
        receipts.once(
            key, action.spec().name(), tx -> OutcomeCodec.write(action.change().change(tx, ask)));
    return Optional.of(OutcomeCodec.read(outcome));
  }

  private TurnKey key(Step.Call call, Turn turn) {
    int answered = turn.revision() - call.presetLeft();
    String place =
        turn.origin()
            + '\n'
            + answered
            + '\n'
            + call.screen()
            + '\n'
            + new TreeMap<>(call.arguments());
    return new TurnKey(vault.lookup("turn", place));
  }
}
