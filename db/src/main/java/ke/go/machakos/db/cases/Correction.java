package ke.go.machakos.db.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody who works for the county found a case to be really about.
 *
 * @param before the service that it had; empty where nobody had chosen one
 * @param guess what the model at work held of its words when it was opened
 * @param after the service that it has
 * @param role whose word it is
 * @param staff their row, where it is known
 */
public record Correction(
    Optional<String> before,
    Optional<Report.Guess> guess,
    String after,
    String role,
    Optional<Long> staff,
    Instant at) {}
