package ke.go.machakos.db.staff;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * One call to a matter in which a life may be in danger.
 *
 * @param department whose people are called
 * @param near what it is near, phone numbers hidden
 * @param attempt which call of this matter it is, from 1
 * @param staff who was called; empty where nobody could be
 * @param answerBy when the next is called
 */
public record Page(
    Reference matter,
    String department,
    Optional<String> ward,
    Optional<String> near,
    int attempt,
    Optional<Long> staff,
    Instant pagedAt,
    Instant answerBy) {

  /** What has become of a call. */
  public enum State {
    WAITING("waiting"),
    ANSWERED("answered"),

    /** The time for it ran out, and the next was called. */
    UNANSWERED("unanswered"),

    /** The matter ended before anybody answered. */
    OVER("over");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** The form in the column. */
    public String code() {
      return code;
    }
  }
}
