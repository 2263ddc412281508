package ke.go.machakos.gateway.fees;

import java.time.Duration;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.gateway.promise.Hours;
import ke.go.machakos.gateway.promise.Role;

/**
 * Within what time somebody of a role acts on a permit that stands in a state.
 *
 * @param within measured in {@code hours}
 */
public record PermitStep(
    String permitType, PermitStatus state, Role role, Duration within, Hours hours) {}
