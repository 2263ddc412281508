package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/**
 * What the provider is asked about one payment, and answers later.
 *
 * @param amount what is to be sent back; nothing where it is only asked after
 * @param code the provider's word for how it ended, such as {@code 0} or {@code R000001}
 * @param outcome the same in its own words, without anything personal
 */
public record ProviderRequest(
    long id,
    Kind kind,
    String receipt,
    Money amount,
    State state,
    Optional<String> code,
    Optional<String> outcome,
    Instant askedAt) {

  /** What is asked. */
  public enum Kind {
    /** How a transaction stands. */
    STATUS,
    /** That a payment be sent back to its payer. */
    REVERSAL;

    /** The form in the column. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Where it stands. */
  public enum State {
    /** A node is to ask. */
    DUE,
    /** A node has it in hand. */
    SENDING,
    /** The provider took it; its answer is waited for. */
    SENT,
    /** It was done, or answered. */
    DONE,
    /** It was not done, and will not be. */
    FAILED;

    /** The form in the column. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more is to come. */
    public boolean isEnd() {
      return this == DONE || this == FAILED;
    }
  }
}
