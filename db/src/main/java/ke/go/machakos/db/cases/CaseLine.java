package ke.go.machakos.db.cases;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * A case as whoever works on it sees it in a list: none of the reporter's words, and not who they
 * are.
 *
 * @param service empty where a person has still to choose
 * @param wardName the ward as people call it
 * @param landmark what it is near, phone numbers hidden
 * @param given empty while nobody has it
 * @param guess what the model at work held of it when it was opened
 * @param dueAt by when the county promised to have it solved
 */
public record CaseLine(
    Reference reference,
    Optional<String> service,
    String department,
    Optional<String> ward,
    Optional<String> wardName,
    Optional<String> landmark,
    String state,
    String urgency,
    Optional<Given> given,
    Optional<Report.Guess> guess,
    Optional<Instant> dueAt,
    Instant openedAt) {

  /** Whose it is: their row, and the role in which they have it. */
  public record Given(long staff, String role) {}
}
