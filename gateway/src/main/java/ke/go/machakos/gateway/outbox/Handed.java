package ke.go.machakos.gateway.outbox;

import java.time.Duration;
import java.util.Optional;
import ke.go.machakos.db.outbox.Dispatches;

/** What became of a message that was handed to a provider. */
public sealed interface Handed {
  /** The provider has it. */
  record Accepted(Dispatches.Taken taken) implements Handed {}

  /** The provider will never have it: the number is none, or wants nothing of us. */
  record Refused(String reason) implements Handed {}

  /**
   * The provider does not have it now.
   *
   * @param inDoubt whether it may have it none the less: it was silent after it was asked
   * @param pause how long it asks us to wait, where it does
   */
  record Held(String reason, Trouble trouble, boolean inDoubt, Optional<Duration> pause)
      implements Handed {
    /** Trouble in which the provider surely has nothing. */
    public static Held of(String reason, Trouble trouble) {
      return new Held(reason, trouble, false, Optional.empty());
    }

    /** Silence, of which nobody knows what it means. */
    public static Held inDoubt(String reason) {
      return new Held(reason, Trouble.PROVIDER, true, Optional.empty());
    }
  }

  /** Whose trouble it is, which says who waits. */
  enum Trouble {
    /** This message's: it is tried a few times. */
    MESSAGE,
    /** The provider's, whom we may not even reach: the message waits, however often. */
    PROVIDER,
    /** Our account's, its money or its rate: every message waits. */
    ACCOUNT
  }
}
