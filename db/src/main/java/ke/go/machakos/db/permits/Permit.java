package ke.go.machakos.db.permits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.citizens.PartialName;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;

/**
 * A permit or the application for one.
 *
 * @param holder the holder's whole name: show {@link #holderInPart} to whoever is not proven to be
 *     the holder
 * @param phoneLinkedAt when the county last knew the number to be the holder's
 * @param status the status as it was recorded on {@code statusOn}; see {@link #statusOn(LocalDate)}
 * @param reason why it was sent back, rejected or revoked
 * @param sample whether it is sample data, which every screen must say
 */
public record Permit(
    Reference number,
    PermitType type,
    String holder,
    Optional<Instant> phoneLinkedAt,
    String wardCode,
    PermitStatus status,
    Optional<Reason> reason,
    LocalDate statusOn,
    LocalDate submittedOn,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    boolean sample) {

  /** The holder's first name and an initial. */
  public String holderInPart() {
    return PartialName.of(holder);
  }

  /** Where it stands on a day: an issued permit has expired on the day after its last. */
  public PermitStatus statusOn(LocalDate today) {
    boolean over = validTo.isPresent() && validTo.get().isBefore(today);
    return status == PermitStatus.ISSUED && over ? PermitStatus.EXPIRED : status;
  }
}
