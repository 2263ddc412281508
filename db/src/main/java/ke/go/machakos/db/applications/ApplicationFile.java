package ke.go.machakos.db.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseFile.Kept;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;

/** An application as whoever changes it has it: its row is locked until the transaction ends. */
public record ApplicationFile(long id, Reference reference, Matter matter, Standing standing) {

  /**
   * What is applied for, and by whom.
   *
   * @param department the code of the department that decides it
   * @param activity empty where the type asks for none
   * @param size empty where the type asks for none
   * @param ward its code
   * @param applicant their whole name: never shown to whoever is not proven to be them
   * @param phone empty where an applicant at a desk left none
   * @param renewalOf the permit that it is to follow
   * @param sample whether it stands on sample data, which every screen must say
   */
  public record Matter(
      PermitType type,
      String department,
      Optional<String> activity,
      Optional<String> size,
      String ward,
      String wardName,
      String business,
      String applicant,
      Optional<Msisdn> phone,
      String language,
      String channel,
      Optional<Reference> renewalOf,
      boolean sample,
      Instant submittedAt) {}

  /**
   * The permit that it came to.
   *
   * @param from the first day on which it is valid
   * @param to the last
   */
  public record Issue(Reference permit, LocalDate from, LocalDate to) {}

  /**
   * Where it stands.
   *
   * @param reason why it is in its state, where somebody had to say so
   * @param assignee the row of whoever has it
   * @param holder their role
   * @param round how many promises there were; it never falls
   * @param promise empty where the county has nothing to do
   * @param deemedAt when the county's silence grants it
   * @param bill empty until it is billed
   * @param issue empty until it is issued: no number exists before
   * @param reminders how many of those before the permit's end were sent or passed over
   */
  public record Standing(
      String state,
      Optional<Reason> reason,
      Optional<Long> assignee,
      Optional<String> holder,
      int round,
      Optional<Kept> promise,
      Optional<Instant> deemedAt,
      Optional<Reference> bill,
      Optional<Issue> issue,
      int reminders) {

    /** One that was just submitted. */
    static Standing fresh(String state) {
      return new Standing(
          state,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0);
    }

    /** The same in another state. */
    public Standing moved(String to, Optional<Reason> why) {
      return new Standing(
          to, why, assignee, holder, round, promise, deemedAt, bill, issue, reminders);
    }

    /** The same with somebody else. */
    public Standing heldBy(long staff, String role) {
      return new Standing(
          state,
          reason,
          Optional.of(staff),
          Optional.of(role),
          round,
          promise,
          deemedAt,
          bill,
          issue,
          reminders);
    }

    /** The same with another promise, or none. */
    public Standing promised(int number, Optional<Kept> kept) {
      return new Standing(
          state, reason, assignee, holder, number, kept, deemedAt, bill, issue, reminders);
    }

    /** The same granted by silence at another time, or never. */
    public Standing deemed(Optional<Instant> at) {
      return new Standing(
          state, reason, assignee, holder, round, promise, at, bill, issue, reminders);
    }

    /** The same with a bill. */
    public Standing billed(Reference number) {
      return new Standing(
          state,
          reason,
          assignee,
          holder,
          round,
          promise,
          deemedAt,
          Optional.of(number),
          issue,
          reminders);
    }

    /** The same with its permit. */
    public Standing issued(Issue as) {
      return new Standing(
          state, reason, assignee, holder, round, promise, deemedAt, bill, Optional.of(as), 0);
    }

    /** The same after so many reminders. */
    public Standing reminded(int number) {
      return new Standing(
          state, reason, assignee, holder, round, promise, deemedAt, bill, issue, number);
    }
  }

  /** The same application standing elsewhere. */
  public ApplicationFile with(Standing other) {
    return new ApplicationFile(id, reference, matter, other);
  }
}
