package ke.go.machakos.db.cases;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * A matter that a resident reported, as anybody who has its reference may see it: nothing of who
 * reported it, and none of their words.
 *
 * @param service empty where a person has still to choose
 * @param dueAt by when the county promised to have it solved
 */
public record Case(
    Reference reference,
    Optional<String> service,
    String department,
    Optional<String> ward,
    String state,
    String urgency,
    Optional<Instant> dueAt,
    Instant openedAt) {}
