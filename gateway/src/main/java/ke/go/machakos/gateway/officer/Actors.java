package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.staff.Holder;
import ke.go.machakos.gateway.staff.Roster;

/** Who acts on a page where nobody signs in: whoever the roster names for a role. Thread-safe. */
record Actors(Database database, StaffDirectory staff, Roster roster) {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  /**
   * A matter that somebody has or could have.
   *
   * @param has the row of whoever has it in the role that is asked for
   */
  record Matter(Optional<Long> has, String department, Optional<String> ward) {}

  /** Whoever has a matter in a role, else whoever would. */
  Optional<Holder> holder(Matter matter, Role role, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, NAIROBI);
    return database.read(
        tx ->
            matter
                .has()
                .flatMap(row -> roster.still(tx, row, role, day))
                .or(() -> roster.of(tx, role, matter.department(), matter.ward(), day)));
  }

  /** The name of whoever holds it. */
  Optional<String> name(Holder holder) {
    return database
        .<Optional<StaffMember>>read(tx -> staff.find(tx, holder.staff()))
        .map(StaffMember::name);
  }
}
