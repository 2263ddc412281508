package ke.go.machakos.gateway.conversation;

import java.util.Optional;
import ke.go.machakos.db.sessions.Greeting;

/** What is remembered of the caller while one turn is taken. For the turn's own thread. */
final class Memory {
  private Optional<byte[]> greeting;
  private boolean changed;
  private boolean learnt;

  Memory(Optional<byte[]> greeting) {
    this.greeting = greeting;
  }

  /** How the caller was greeted before, if nothing has changed since. */
  Optional<byte[]> greeting() {
    return greeting;
  }

  void learn(byte[] outcome) {
    greeting = Optional.of(outcome);
    learnt = true;
  }

  /** The caller changed something: what was remembered may be wrong. */
  void forget() {
    greeting = Optional.empty();
    changed = true;
    learnt = false;
  }

  /** What the store is told. */
  Greeting after() {
    if (learnt && greeting.isPresent()) {
      return new Greeting.Remember(greeting.get());
    }
    return changed ? new Greeting.Drop() : new Greeting.Keep();
  }
}
