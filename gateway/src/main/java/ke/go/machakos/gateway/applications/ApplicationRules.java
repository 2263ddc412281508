package ke.go.machakos.gateway.applications;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.promise.Holidays;
import ke.go.machakos.gateway.promise.Ladder;
import ke.go.machakos.gateway.promise.PromiseClock;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.States;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.gateway.promise.WorkingCalendar;
import ke.go.machakos.gateway.reasons.Matter;
import ke.go.machakos.gateway.reasons.Reasons;

/** What the county's files say of the life of an application. A pure value. */
public record ApplicationRules(
    List<PermitType> types,
    Workflow workflow,
    PromiseClock clock,
    PermitSteps steps,
    PermitForms forms,
    Reasons reasons) {
  /** What becomes of an application. */
  public static final States STATES =
      new States(
          Set.of(
              "submitted",
              "inspected",
              "sent_back",
              "resubmitted",
              "rejected",
              "appealed",
              "dismissed",
              "withdrawn",
              "approved",
              "billed",
              "paid",
              "issued",
              "expired",
              "revoked"),
          "submitted",
          Set.of("dismissed", "withdrawn", "expired", "revoked"));

  private static final Set<String> UNSEEN = Set.of("submitted", "resubmitted");
  private static final Set<String> UNDECIDED = Set.of("submitted", "resubmitted", "inspected");

  public ApplicationRules {
    types = List.copyOf(types);
  }

  /**
   * Reads the files of {@code config/county}.
   *
   * @param reasons by code, of any matter
   * @throws ke.go.machakos.db.seed.FaultyFiles with every fault of the first file that has one
   */
  public static ApplicationRules read(Path county, Reasons reasons) {
    return read(county, Catalogue.read(county), reasons);
  }

  /** The same with a catalogue that was read already. */
  public static ApplicationRules read(Path county, Catalogue catalogue, Reasons reasons) {
    WorkingCalendar calendar = new WorkingCalendar(Holidays.read(county.resolve("holidays.csv")));
    return new ApplicationRules(
        catalogue.kinds().stream().map(PermitKind::type).toList(),
        Workflow.read(county.resolve("permit-transitions.csv"), STATES),
        new PromiseClock(calendar, Ladder.read(county.resolve("escalation.csv"))),
        PermitSteps.read(county.resolve("application-steps.csv"), catalogue.kinds()),
        PermitForms.of(catalogue),
        reasons.of(Matter.PERMIT));
  }

  /** Nothing at all: for features that are only asked what they declare. */
  public static ApplicationRules declared() {
    return new ApplicationRules(
        List.of(),
        Workflow.empty(STATES),
        new PromiseClock(new WorkingCalendar(Holidays.none()), Ladder.DEFAULT),
        PermitSteps.NONE,
        new PermitForms(List.of()),
        Reasons.NONE);
  }

  /** The type of a code, where it can be applied for. */
  public Optional<PermitType> type(String code) {
    return types.stream()
        .filter(type -> type.code().equals(code) && forms.types().contains(code))
        .findFirst();
  }

  /**
   * What an act comes to, where somebody of this role may do it: by the table, and never an
   * approval of what has still to be inspected.
   */
  public Optional<Transition> allowed(String type, String state, String action, Role role) {
    return open(type, state, role).stream()
        .filter(each -> each.action().equals(action))
        .findFirst();
  }

  /** All that somebody of this role may do, in the order of the table. */
  public List<Transition> open(String type, String state, Role role) {
    boolean unseen = steps.inspects(type) && UNSEEN.contains(state);
    boolean inspects = steps.inspects(type);
    return workflow.open(state, role).stream()
        .filter(each -> !(unseen && each.action().equals("approve")))
        .filter(each -> inspects || !each.action().equals("inspect"))
        .toList();
  }

  /** The time that the county has in a state; empty where it has nothing to do. */
  public Optional<PermitSteps.Promised> promised(String type, String state) {
    return step(type, state).flatMap(step -> steps.of(type, step));
  }

  private Optional<PermitSteps.Step> step(String type, String state) {
    return switch (state) {
      case "submitted", "resubmitted" ->
          Optional.of(steps.inspects(type) ? PermitSteps.Step.INSPECT : PermitSteps.Step.REVIEW);
      case "inspected" -> Optional.of(PermitSteps.Step.DECIDE);
      case "appealed" -> Optional.of(PermitSteps.Step.APPEAL);
      case "approved" -> Optional.of(PermitSteps.Step.BILL);
      case "paid" -> Optional.of(PermitSteps.Step.ISSUE);
      default -> Optional.empty();
    };
  }

  /**
   * When silence grants what has come to a state: the days run from when it was submitted, and anew
   * from when it was submitted again; an inspection is no answer.
   *
   * @param before what held until now
   */
  public Optional<Instant> deemedAt(
      String type, String state, Optional<Instant> before, Instant now) {
    if (UNSEEN.contains(state)) {
      return steps.deemedAt(type, now);
    }
    return UNDECIDED.contains(state) ? before : Optional.empty();
  }

  /** The role that a state begins with. */
  public Role first(String state) {
    return state.equals("appealed") ? Role.COUNTY_SECRETARY : Role.OFFICER;
  }

  /** Those who may have a matter, beginning with a role, the next above it after each. */
  public List<Role> upFrom(Role role) {
    return Stream.concat(Stream.of(Role.OFFICER), clock.ladder().superiors().stream())
        .distinct()
        .dropWhile(each -> each != role)
        .toList();
  }
}
