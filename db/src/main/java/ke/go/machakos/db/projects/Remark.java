package ke.go.machakos.db.projects;

import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * What a citizen says of a project.
 *
 * @param citizen the citizen's identity, where they let it be known
 * @param body their own words; phone numbers in it are hidden before it is stored
 * @param language what they wrote in, {@code en}, {@code sw} or {@code kam}
 * @param channel where they said it, for example {@code ussd}
 */
public record Remark(
    Reference project,
    Optional<Long> citizen,
    Verdict verdict,
    Optional<String> body,
    String language,
    String channel) {

  /** Whether what the county says of a project is true. */
  public enum Verdict {
    TRUE,
    FALSE,
    UNSURE;

    /** The form in the column. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
