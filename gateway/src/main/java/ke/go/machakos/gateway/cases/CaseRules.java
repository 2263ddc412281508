package ke.go.machakos.gateway.cases;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.gateway.promise.Holidays;
import ke.go.machakos.gateway.promise.Hours;
import ke.go.machakos.gateway.promise.Ladder;
import ke.go.machakos.gateway.promise.PromiseClock;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.States;
import ke.go.machakos.gateway.promise.Urgency;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.gateway.promise.WorkingCalendar;
import ke.go.machakos.gateway.reasons.Matter;
import ke.go.machakos.gateway.reasons.Reasons;

/** What the county's files say of the life of a case. */
public record CaseRules(Services services, Workflow workflow, PromiseClock clock, Reasons reasons) {
  /** In which time somebody sorts what came without a service: that of a question. */
  private static final Duration SORTED_WITHIN = Duration.ofDays(2);

  /** A promise in these hours. */
  public record Promised(Duration time, Hours hours) {}

  /**
   * Reads the files of {@code config/county}.
   *
   * @param reasons by code, of any matter
   * @throws ke.go.machakos.db.seed.FaultyFiles with every fault of the first file that has one
   */
  public static CaseRules read(Path county, Services services, Reasons reasons) {
    WorkingCalendar calendar = new WorkingCalendar(Holidays.read(county.resolve("holidays.csv")));
    return new CaseRules(
        services,
        Workflow.read(county.resolve("case-transitions.csv"), States.SERVICE_REQUEST),
        new PromiseClock(calendar, Ladder.read(county.resolve("escalation.csv"))),
        reasons.of(Matter.CASE));
  }

  /** Nothing but the services: for features that are only asked what they declare. */
  public static CaseRules declared(Services services) {
    return new CaseRules(
        services,
        Workflow.empty(States.SERVICE_REQUEST),
        new PromiseClock(new WorkingCalendar(Holidays.none()), Ladder.DEFAULT),
        Reasons.NONE);
  }

  /**
   * What is promised of a service; what is urgent never waits for an office to open.
   *
   * @param code empty for what has still to be sorted
   */
  public Optional<Promised> promised(Optional<String> code, Urgency urgency) {
    if (code.isEmpty()) {
      return Optional.of(new Promised(SORTED_WITHIN, Hours.CLOCK));
    }
    Optional<Service> service = code.flatMap(services::find);
    return service
        .flatMap(Service::promised)
        .map(
            time ->
                new Promised(
                    time,
                    urgency == Urgency.ROUTINE
                        ? service.map(Service::hours).orElse(Hours.CLOCK)
                        : Hours.CLOCK));
  }

  /** Those who may have a matter, beginning with a role, the next above it after each. */
  List<Role> upFrom(Role role) {
    return Stream.concat(Stream.of(Role.OFFICER), clock.ladder().superiors().stream())
        .distinct()
        .dropWhile(each -> each != role)
        .toList();
  }
}
