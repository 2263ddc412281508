package ke.go.machakos.gateway.complaints;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import ke.go.machakos.db.cases.Case;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.sms.ReferenceLook;
import ke.go.machakos.menus.engine.Outcome;

/** How a case stands, for anybody who has its number. Thread-safe. */
public final class CaseFinder {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private final Cases cases;

  public CaseFinder(Cases cases) {
    this.cases = cases;
  }

  /** The look at a case by SMS, for commands that take any reference. */
  public ReferenceLook look() {
    return new ReferenceLook(
        Reference.Kind.CASE,
        "sms.status.how",
        "complaints.refused-number",
        this::find,
        Map.of("found", "complaints.show", "unknown", "complaints.unknown"));
  }

  Outcome find(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .flatMap(cases::find)
        .map(CaseFinder::told)
        .orElseGet(() -> Outcome.of("unknown"));
  }

  private static Outcome told(Case found) {
    return Outcome.of(
        "found",
        Map.of(
            "number",
            found.reference().digits(),
            "service",
            found.service().map(ServiceCodes::value).orElse(ServiceCodes.UNSORTED),
            "state",
            found.state(),
            "due",
            found.dueAt().map(due -> LocalDate.ofInstant(due, NAIROBI).toString()).orElse("")));
  }
}
