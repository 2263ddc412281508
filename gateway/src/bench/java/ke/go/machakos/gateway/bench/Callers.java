package ke.go.machakos.gateway.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Deals the dialogues of a phase: the mix in its weights, each on a session of its own, the phones
 * in turn.
 *
 * <p>Thread-safe: an open phase deals on one thread and reports broken phones on another.
 */
final class Callers {

  private final Phase phase;
  private final List<Script> deck = new ArrayList<>();
  private final long group;
  private final BitSet broken;
  private long serial;
  private long dealt;

  /**
   * @param broken phones whose last dialogue was cut; the next dial would be asked whether to go on
   *     with it, so they rest
   * @param serial of the first dialogue: phones are dealt from here on, so that one is not used
   *     twice in a row
   */
  Callers(
      Phase phase,
      List<Dialogue> dialogues,
      Replies replies,
      long group,
      BitSet broken,
      long serial) {
    this.phase = phase;
    this.group = group;
    this.broken = broken;
    this.serial = serial;
    for (Dialogue dialogue : dialogues) {
      boolean named = phase.dialogue().equals(dialogue.name());
      int cards = phase.dialogue().isEmpty() ? dialogue.weight() : named ? 1 : 0;
      deck.addAll(Collections.nCopies(cards, new Script(dialogue, replies)));
    }
    Collections.shuffle(deck, new Random(1));
    if (deck.isEmpty()) {
      throw new IllegalArgumentException("no dialogue to run: " + phase.dialogue());
    }
  }

  /** The mean number of turns that a dialogue of this phase sends. */
  double meanTurns() {
    return deck.stream().mapToInt(this::turns).average().orElseThrow();
  }

  private int turns(Script script) {
    return script.turns() - phase.leave() - phase.from();
  }

  /** The next dialogue; empty when the phase's count is used up. */
  synchronized Optional<Run> next() {
    if (phase.count() > 0 && dealt >= phase.count()) {
      return Optional.empty();
    }
    while (broken.get(phone(serial))) {
      serial++;
    }
    Script script = deck.get((int) (serial % deck.size()));
    Run run =
        new Run(
            script,
            group * 1_000_000_000L + serial,
            phone(serial),
            phase.from(),
            script.turns() - phase.leave());
    serial++;
    dealt++;
    return Optional.of(run);
  }

  private int phone(long of) {
    return phase.first() + (int) (of % phase.phones());
  }

  synchronized void cut(Run run) {
    if (broken.cardinality() < phase.phones() / 2) {
      broken.set(run.phone());
    }
  }

  synchronized long serial() {
    return serial;
  }
}
