package ke.go.machakos.gateway.applications;

import java.util.List;
import java.util.Optional;

/**
 * What somebody at a desk adds to a half-finished application; what is empty stays as it was.
 *
 * @param ward its code, or its name as people write it
 * @param documents the codes of those that were shown
 * @param where the access point at which they were shown
 * @param agreed whether the person was read the notice at the desk, and agreed to it
 */
public record DraftAnswers(
    Optional<String> activity,
    Optional<String> size,
    Optional<String> ward,
    Optional<String> business,
    Optional<String> applicant,
    List<String> documents,
    String where,
    boolean agreed) {
  public DraftAnswers {
    documents = List.copyOf(documents);
  }
}
