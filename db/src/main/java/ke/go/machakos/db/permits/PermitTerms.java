package ke.go.machakos.db.permits;

import java.util.List;
import java.util.Optional;

/**
 * What the county's catalogue says of a kind of permit.
 *
 * @param documents what an application must show: codes of {@code documents.csv}
 * @param validity {@code calendar_year}, {@code months:N} or {@code years:N} from its first day
 * @param penalty the code of what being late costs; empty for nothing
 * @param inspected whether somebody looks at the place before it is approved
 * @param deemedGrantedDays the days without an answer after which it counts as granted
 * @param instalments in how many parts it may be paid at most; 1 for at once
 * @param stream the revenue stream of its bills
 * @param sample whether these terms are sample data
 */
public record PermitTerms(
    List<String> documents,
    String validity,
    Optional<String> penalty,
    boolean inspected,
    Optional<Integer> deemedGrantedDays,
    int instalments,
    Optional<String> stream,
    Optional<String> legalReference,
    boolean sample) {
  /** Those of a kind of which the county says nothing. */
  public static final PermitTerms PLAIN =
      new PermitTerms(
          List.of(),
          "calendar_year",
          Optional.empty(),
          false,
          Optional.empty(),
          1,
          Optional.empty(),
          Optional.empty(),
          false);

  public PermitTerms {
    documents = List.copyOf(documents);
  }
}
