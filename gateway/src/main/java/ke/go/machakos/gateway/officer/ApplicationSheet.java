package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationDocuments;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Transition;

/**
 * Everything that the page of an application shows.
 *
 * @param charge what it costs by the fees of the day on which it was billed, or of today
 * @param bill empty until it is billed
 * @param actor the name of whoever acts in the role
 * @param acts what the table of transitions lets the role do
 * @param result what the act that led here came to
 */
record ApplicationSheet(
    ApplicationFile file,
    Optional<String> zone,
    Optional<Charges.Charge> charge,
    Optional<Bill> bill,
    List<ApplicationDocuments.Document> documents,
    List<CaseEvent> events,
    Role role,
    Optional<String> actor,
    List<Transition> acts,
    Optional<ApplicationResult> result,
    Instant now) {
  ApplicationSheet {
    documents = List.copyOf(documents);
    events = List.copyOf(events);
    acts = List.copyOf(acts);
  }
}
