package ke.go.machakos.gateway.staff;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Role;

/** Who has a matter: whoever of that role is there on that day, or their deputy. Thread-safe. */
@FunctionalInterface
public interface Roster {
  /** Nobody works here: every matter climbs to whoever is above. */
  Roster EMPTY = (tx, role, department, ward, day) -> Optional.empty();

  /**
   * Finds who is to have it.
   *
   * @param ward looked at first for a role that is bound to a ward; officers of the ward come
   *     before those of the whole department
   */
  Optional<Holder> of(Tx tx, Role role, String department, Optional<String> ward, LocalDate day);

  /** Finds who has a matter that was given to somebody before: they, or their deputy. */
  default Optional<Holder> still(Tx tx, long staff, Role role, LocalDate day) {
    return Optional.empty();
  }
}
