package ke.go.machakos.gateway.staff;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;

/** Who is there for somebody: they themselves, or the first of their deputies who is. */
record Deputies(StaffDirectory staff) {

  /** Finds who is there; empty where nobody is, for deputies may be away as well. */
  Optional<StaffMember> standIn(Tx tx, StaffMember member, LocalDate day) {
    Set<Long> asked = new HashSet<>();
    Optional<StaffMember> next = Optional.of(member);
    while (next.isPresent() && !next.get().isThere(day) && asked.add(next.get().id())) {
      next = next.get().deputy().flatMap(id -> staff.find(tx, id));
    }
    return next.filter(it -> it.isThere(day));
  }
}
