package ke.go.machakos.db.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;

/** A case as whoever changes it has it: its row is locked until the transaction ends. */
public record CaseFile(long id, Reference reference, Matter matter, Standing standing) {

  /**
   * What it is about. Its service, department and urgency change where somebody sorts it anew.
   *
   * @param service empty where a person has still to choose
   * @param wardName the ward as people call it
   */
  public record Matter(
      Optional<String> service,
      String department,
      Optional<String> ward,
      Optional<String> wardName,
      Optional<String> landmark,
      Optional<Long> citizen,
      String privacy,
      String language,
      String channel,
      String urgency,
      Instant openedAt) {}

  /**
   * Where it stands.
   *
   * @param reason why it is in its state, where somebody had to say so
   * @param assignee the row of whoever has it
   * @param holder their role
   * @param promise empty where nothing is promised
   */
  public record Standing(
      String state,
      Optional<Reason> reason,
      Optional<Long> assignee,
      Optional<String> holder,
      Optional<Kept> promise) {}

  /**
   * A promise as it lies in the columns: to the minute in what is promised, to the millisecond in
   * its instants.
   *
   * @param kind {@code clock} or {@code working} hours
   * @param taken how many steps of this round were taken
   */
  public record Kept(
      Duration promised,
      String kind,
      Instant startedAt,
      Instant dueAt,
      int level,
      int round,
      int taken,
      Optional<Instant> answeredAt,
      Optional<Instant> closedAt) {}

  /** The same case about something else. */
  public CaseFile with(Matter other) {
    return new CaseFile(id, reference, other, standing);
  }

  /** The same case standing elsewhere. */
  public CaseFile with(Standing other) {
    return new CaseFile(id, reference, matter, other);
  }
}
