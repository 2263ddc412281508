package ke.go.machakos.gateway.complaints;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import ke.go.machakos.db.cases.SimilarCases;
import ke.go.machakos.gateway.promise.Service;

/**
 * Finds the open case that a report may be the same matter as: of the same service and ward, and
 * told in like words. Of what nobody may know that it was reported none is named. Thread-safe.
 */
final class SameMatter {
  /** Within this two people may have reported one matter. */
  private static final Duration LATELY = Duration.ofDays(3);

  private static final int COMPARED = 200;

  private final SimilarCases similar;
  private final ServiceCodes codes;

  SameMatter(SimilarCases similar, ServiceCodes codes) {
    this.similar = similar;
    this.codes = codes;
  }

  /** The case whose words are most like a report's, if they are like enough. */
  Optional<SimilarCases.Worded> as(Draft draft, Instant now) {
    return codes
        .service(draft.service())
        .filter(service -> !codes.confidential(draft.service()))
        .map(Service::code)
        .flatMap(code -> draft.ward().map(ward -> where(ward, code, now)))
        .flatMap(where -> mostAlike(draft.words(), where));
  }

  private static SimilarCases.Where where(String ward, String code, Instant now) {
    return new SimilarCases.Where(ward, code, now.minus(LATELY));
  }

  private Optional<SimilarCases.Worded> mostAlike(String words, SimilarCases.Where where) {
    return similar.open(where, COMPARED).stream()
        .filter(each -> Likeness.of(each.words(), words) >= Likeness.SAME)
        .max(Comparator.comparingDouble(each -> Likeness.of(each.words(), words)));
  }
}
