package ke.go.machakos.gateway.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ke.go.machakos.db.cases.Workload;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.text.Language;

/**
 * Who has a matter, by the rows of staff. Whoever is bound to the ward comes before those of the
 * whole department; of equals whoever is there comes before the deputy of one who is not, then
 * whoever has the fewest cases at work, then whoever waits longest since the last came to them, and
 * then the lower row. Two nodes that ask at once may name the same person: the next case evens it
 * out. Thread-safe.
 */
public final class StaffRoster implements Roster {
  private final StaffDirectory staff;
  private final Deputies deputies;
  private final Workload workload = new Workload();

  public StaffRoster(StaffDirectory staff) {
    this.staff = staff;
    this.deputies = new Deputies(staff);
  }

  /** A deputy has the matter in the role that was asked for, whatever their own is. */
  @Override
  public Optional<Holder> of(
      Tx tx, Role role, String department, Optional<String> ward, LocalDate day) {
    return groups(tx, role, department, ward)
        .map(group -> serving(tx, group, day))
        .flatMap(Optional::stream)
        .findFirst()
        .map(member -> holder(member, role));
  }

  /** Those who may have it, the nearest first: each list holds people of equal right to it. */
  private Stream<List<StaffMember>> groups(
      Tx tx, Role role, String department, Optional<String> ward) {
    return switch (role) {
      case CITIZEN, SYSTEM -> Stream.empty();
      case OFFICER -> {
        var all = staff.working(tx, role.code(), Optional.of(department), Optional.empty());
        yield Stream.of(
            those(all, it -> ward.isPresent() && it.ward().equals(ward)),
            those(all, it -> it.ward().isEmpty()));
      }
      case WARD_ADMINISTRATOR ->
          ward.stream().map(it -> staff.working(tx, role.code(), Optional.empty(), ward));
      case CHIEF_OFFICER ->
          Stream.of(staff.working(tx, role.code(), Optional.of(department), Optional.empty()));
      case COUNTY_SECRETARY ->
          Stream.of(staff.working(tx, role.code(), Optional.empty(), Optional.empty()));
      case ATTENDANT -> {
        // they sit at a desk for all departments, and some for one
        var all = staff.working(tx, role.code(), Optional.empty(), Optional.empty());
        yield Stream.of(
            those(all, it -> it.department().filter(department::equals).isPresent()), all);
      }
    };
  }

  private static List<StaffMember> those(List<StaffMember> all, Predicate<StaffMember> which) {
    return all.stream().filter(which).toList();
  }

  private Optional<StaffMember> serving(Tx tx, List<StaffMember> group, LocalDate day) {
    List<StaffMember> there = those(group, member -> member.isThere(day));
    List<StaffMember> serving =
        there.isEmpty()
            ? group.stream()
                .map(member -> deputies.standIn(tx, member, day))
                .flatMap(Optional::stream)
                .distinct()
                .toList()
            : there;
    return workload.inTurn(tx, serving, StaffMember::id).stream().findFirst();
  }

  @Override
  public Optional<Holder> still(Tx tx, long id, Role role, LocalDate day) {
    return staff
        .find(tx, id)
        .flatMap(member -> deputies.standIn(tx, member, day))
        .map(member -> holder(member, role));
  }

  private static Holder holder(StaffMember member, Role role) {
    return new Holder(member.id(), role, member.phone(), language(member));
  }

  /** What they are written to in. */
  static Language language(StaffMember member) {
    return Language.of(member.language()).orElse(Language.SW);
  }
}
