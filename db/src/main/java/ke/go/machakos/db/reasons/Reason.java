package ke.go.machakos.db.reasons;

import java.util.Optional;
import ke.go.machakos.db.phone.NumberMask;

/**
 * Why something was done: by a code of the county's table of reasons, in somebody's own words, or
 * both. One of the two is there.
 *
 * @param words not blank where they are there
 */
public record Reason(Optional<String> code, Optional<String> words) {
  private static final int LONGEST = 200;

  public Reason {
    words = words.map(String::strip).filter(it -> !it.isEmpty());
    if (code.isEmpty() && words.isEmpty()) {
      throw new IllegalArgumentException("a reason has a code or words");
    }
  }

  /** A reason of a code and of words; empty where neither says anything. */
  public static Optional<Reason> of(Optional<String> code, Optional<String> words) {
    return code.isEmpty() && words.filter(it -> !it.isBlank()).isEmpty()
        ? Optional.empty()
        : Optional.of(new Reason(code, words));
  }

  /** The words as a row keeps them: phone numbers hidden, at most 200 characters. */
  public Optional<String> keptWords() {
    return words.map(NumberMask::mask).map(it -> it.substring(0, Math.min(LONGEST, it.length())));
  }
}
