package ke.go.machakos.gateway.complaints;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.cases.SimilarCases;
import ke.go.machakos.db.sql.Tx;
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
    return where(draft, now)
        .flatMap(where -> mostAlike(draft.words(), similar.open(where, COMPARED)));
  }

  /** The same, as a transaction sees it. */
  Optional<SimilarCases.Worded> as(Tx tx, Draft draft, Instant now) {
    return where(draft, now)
        .flatMap(where -> mostAlike(draft.words(), similar.open(tx, where, COMPARED)));
  }

  private Optional<SimilarCases.Where> where(Draft draft, Instant now) {
    return codes
        .service(draft.service())
        .filter(service -> !codes.confidential(draft.service()))
        .map(Service::code)
        .flatMap(
            code ->
                draft.ward().map(ward -> new SimilarCases.Where(ward, code, now.minus(LATELY))));
  }

  private record Compared(SimilarCases.Worded to, double likeness) {}

  private static Optional<SimilarCases.Worded> mostAlike(
      String words, List<SimilarCases.Worded> cases) {
    Likeness.Text text = Likeness.text(words);
    return cases.stream()
        .map(each -> new Compared(each, text.likeness(each.words())))
        .filter(each -> each.likeness() >= Likeness.SAME)
        .max(Comparator.comparingDouble(Compared::likeness))
        .map(Compared::to);
  }
}
