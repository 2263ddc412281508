package ke.go.machakos.gateway.verify.code;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.reference.Reference;

/**
 * What the code of a printed permit says.
 *
 * @param type the code of the permit's type, for example {@code BUSINESS}
 * @param holder the holder's name in part
 * @param from the first day on which it holds
 * @param to the last day on which it holds
 * @param sample whether it is sample data
 */
public record PermitClaim(
    Reference number,
    String type,
    String holder,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    boolean sample) {

  /** What a permit claims. */
  public static PermitClaim of(Permit permit) {
    return new PermitClaim(
        permit.number(),
        permit.type().code(),
        permit.holderInPart(),
        permit.validFrom(),
        permit.validTo(),
        permit.sample());
  }

  /** Where a permit stands by its dates alone: whether it was revoked no paper can know. */
  public enum Standing {
    VALID,
    NOT_YET,
    EXPIRED
  }

  /** Where it stands on a day. */
  public Standing on(LocalDate day) {
    if (from.filter(day::isBefore).isPresent()) {
      return Standing.NOT_YET;
    }
    return to.filter(day::isAfter).isPresent() ? Standing.EXPIRED : Standing.VALID;
  }
}
