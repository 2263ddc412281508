package ke.go.machakos.db.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a resident reports, before it is a case.
 *
 * @param service the service it is about; empty where a person has to choose
 * @param department the department that has it from now on
 * @param landmark what it is near, as the resident says
 * @param words what is wrong, in the resident's own words
 * @param citizen who reports it, where they agreed to be known
 * @param promise empty where nothing is promised
 */
public record Report(
    Optional<String> service,
    String department,
    Optional<String> ward,
    Optional<String> landmark,
    String words,
    Optional<Long> citizen,
    String language,
    String channel,
    String urgency,
    Optional<Guess> guess,
    Optional<Promised> promise) {

  /** What the classifier held of it, so that a correction can be learnt from. */
  public record Guess(String modelVersion, double probability) {}

  /**
   * What the county promises.
   *
   * @param kind {@code clock} or {@code working} hours
   */
  public record Promised(Duration time, String kind, Instant dueAt) {}
}
