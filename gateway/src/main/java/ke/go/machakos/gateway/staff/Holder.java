package ke.go.machakos.gateway.staff;

import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.text.Language;

/**
 * Somebody who can have a matter.
 *
 * @param staff their row
 * @param phone where the county's own messages reach them
 */
public record Holder(long staff, Role role, Optional<Msisdn> phone, Language language) {}
