package ke.go.machakos.db.cases;

import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * What a resident reports, before it is a case.
 *
 * @param service the service it is about; empty where a person has to choose
 * @param department the department that has it from now on
 * @param landmark what it is near, as the resident says
 * @param words what is wrong, in the resident's own words
 * @param citizen who reports it, where they agreed to be known
 * @param linkedTo the closed case that this one takes up again
 */
public record Report(
    Optional<String> service,
    String department,
    Optional<String> ward,
    Optional<String> landmark,
    String words,
    Optional<Long> citizen,
    Privacy privacy,
    String language,
    String channel,
    String urgency,
    Optional<Guess> guess,
    Optional<Reference> linkedTo) {

  /** What the classifier held of it, so that a correction can be learnt from. */
  public record Guess(String modelVersion, double probability) {}
}
