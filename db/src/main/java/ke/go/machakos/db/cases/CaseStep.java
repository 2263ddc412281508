package ke.go.machakos.db.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done with a case, as whoever works on it sees it.
 *
 * @param role who did it
 * @param state the state of the case after it
 * @param detail the words with it
 * @param reasonCode the code of the reason for it, where one was given
 */
public record CaseStep(
    Instant at,
    String action,
    String role,
    String state,
    Optional<String> detail,
    Optional<String> reasonCode) {}
