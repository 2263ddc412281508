package ke.go.machakos.gateway.verify;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitFace;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.db.reference.Reference;

/**
 * What anybody may see of an issued permit, to hold it against the one on the wall. No phone
 * number, and never the holder's whole name.
 *
 * @param holder the holder's name in part
 * @param ward the name of the ward
 * @param sample whether it is sample data, which has to be said wherever it is shown
 */
public record Shown(
    Reference number,
    PermitType type,
    String holder,
    String business,
    String ward,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    boolean sample) {

  static Shown of(Permit permit, PermitFace face) {
    return new Shown(
        permit.number(),
        permit.type(),
        permit.holderInPart(),
        face.business(),
        face.ward(),
        permit.validFrom(),
        permit.validTo(),
        permit.sample());
  }
}
