package ke.go.machakos.db.approvals;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that one person of the county wants done and another decides.
 *
 * @param subject what it is about, for example {@code bill/2010011}
 * @param payload what exactly would be done, as a JSON object
 * @param reason why it is wanted, without personal data
 * @param decision empty while nobody has decided
 */
public record Proposal(
    long id,
    ProposalKind kind,
    String subject,
    String payload,
    String reason,
    Signatory proposedBy,
    Instant proposedAt,
    State state,
    Optional<Decision> decision) {

  /** Where a proposal stands. */
  public enum State {
    OPEN,
    APPROVED,
    DECLINED;

    /** The form in the column. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Who decided, and when. */
  public record Decision(long staff, Instant at) {}

  /** One step of a proposal's history: {@code proposed}, {@code approved} or {@code declined}. */
  public record Step(String action, String by, String note, Instant at) {}
}
