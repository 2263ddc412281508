package ke.go.machakos.db.applications;

import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/**
 * A half-finished application.
 *
 * @param reference that of the application that it becomes
 * @param phone whose it is; empty where it was begun at a desk without one
 * @param content what was answered so far, as the features write it
 */
public record ApplicationDraft(
    Reference reference, Optional<Msisdn> phone, String content, String language) {
  /** The same with other answers. */
  public ApplicationDraft with(String other) {
    return new ApplicationDraft(reference, phone, other, language);
  }
}
