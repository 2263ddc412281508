package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;

/** Does what somebody who works for the county wants done with a case. Thread-safe. */
@FunctionalInterface
public interface CaseActs {
  /**
   * What is wanted.
   *
   * @param action as the table of transitions names it
   * @param staff the row of whoever does it, where it is known
   * @param reason why, or what a comment says, in words
   * @param code why, by a code
   * @param service what a case is about, where it is to be sorted
   */
  record Act(
      String action,
      Role role,
      Optional<Long> staff,
      Optional<String> reason,
      Optional<String> code,
      Optional<String> service) {}

  /** What an act came to. */
  enum Result {
    DONE("Done."),
    NOT_ALLOWED("That cannot be done with the case as it stands now, or not in this role."),
    REASON_MISSING("Say why."),
    NO_SUCH_REASON("That reason is none for this act."),
    NOBODY_THERE("There is nobody to whom it could be given."),
    NO_OTHER_SERVICE("There is no such service, or the case is about it already."),
    NO_NUMBER("No number is kept of whoever reported it."),
    OF_STAFF("Somebody of the county has that number: it is not muted."),
    NOT_MUTED("That number is heard already."),
    UNKNOWN("There is no such case.");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * How the number of whoever reported a case stands, which is not shown.
   *
   * @param muted empty while it is heard
   */
  record Reporter(Optional<Muted.Entry> muted) {}

  /** Whoever reported a case; empty where no number is kept of them. */
  default Optional<Reporter> reporter(Reference reference, Instant now) {
    return Optional.empty();
  }

  /** Does it, in a transaction of its own. */
  Result act(Reference reference, Act act, Instant now);
}
