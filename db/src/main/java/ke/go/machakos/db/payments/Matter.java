package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something about money that a person must look into.
 *
 * @param payment empty where it is about no money that a ledger can hold
 * @param body the evidence that it arose from, as JSON with its exact words; it may name a person
 * @param outcome what was done about it; empty while it is open
 */
public record Matter(
    long id,
    Kind kind,
    Why why,
    OptionalLong payment,
    Optional<String> body,
    Instant openedAt,
    Optional<Instant> closedAt,
    Optional<String> outcome) {

  /** What a matter is. */
  public enum Kind {
    /** Money for which no bill is known. */
    UNMATCHED,
    /** Evidence that contradicts what is known. */
    DISAGREES,
    /** Money that may have been paid twice by mistake. */
    POSSIBLE_DOUBLE,
    /** What the provider sent and nobody could read: money may be behind it. */
    UNREAD;

    /** The form in the column. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The account that the payer gave, exactly. */
  public Optional<String> account() {
    return body.flatMap(text -> EvidenceLog.part(text, "account"));
  }

  /** The payer's number in full, where it is known. */
  public Optional<String> phone() {
    return body.flatMap(text -> EvidenceLog.part(text, "phone"));
  }
}
