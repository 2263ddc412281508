package ke.go.machakos.gateway.cases;

import java.util.Optional;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Urgency;

/** What a case is about once somebody found that it is about another service. */
final class Sorting {
  private static final String NOT_SORTED = "unsorted";

  private Sorting() {}

  /** Its urgency rises with the service's and never falls: the words may have said danger. */
  static CaseFile.Matter about(CaseFile.Matter before, Service service) {
    Urgency said = Urgency.of(before.urgency());
    Urgency urgency = service.urgency().compareTo(said) > 0 ? service.urgency() : said;
    return new CaseFile.Matter(
        Optional.of(service.code()),
        service.department(),
        before.ward(),
        before.wardName(),
        before.landmark(),
        before.citizen(),
        before.privacy(),
        before.language(),
        before.channel(),
        urgency.code(),
        before.openedAt());
  }

  static String words(CaseFile.Matter before, Service service) {
    return before.service().orElse(NOT_SORTED) + " to " + service.code();
  }
}
