package ke.go.machakos.gateway.staff;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import ke.go.machakos.gateway.promise.Role;

/**
 * In which order people are called. Those on call of the department are called round and round; a
 * department that has none is served by the fire department's, and where that has none either by
 * its own chief officer. After three rounds it is the County Secretary's, without an end.
 */
record Rota(StaffDirectory staff, Deputies deputies) {
  static final Duration PATIENCE = Duration.ofMinutes(5);
  static final Duration LAST_PATIENCE = Duration.ofMinutes(15);
  static final int ROUNDS = 3;

  /** The department whose people come where another has nobody on call. */
  private static final String FIRE = "EMERGENCY";

  Rota(StaffDirectory staff) {
    this(staff, new Deputies(staff));
  }

  /** Somebody to be called, and how long they have to answer. */
  record Turn(StaffMember member, Duration patience) {}

  /**
   * Whose turn it is; empty where nobody who can be reached is there.
   *
   * @param attempt which call of the matter it is, from 1
   */
  Optional<Turn> turn(Tx tx, String department, int attempt, LocalDate day) {
    List<StaffMember> rota = rota(tx, department, day);
    if (attempt <= ROUNDS * rota.size()) {
      return Optional.of(new Turn(inTurn(rota, attempt), PATIENCE));
    }
    return there(tx, named(tx, Role.COUNTY_SECRETARY, Optional.empty()), day).stream()
        .findFirst()
        .or(() -> rota.isEmpty() ? Optional.empty() : Optional.of(inTurn(rota, attempt)))
        .map(member -> new Turn(member, LAST_PATIENCE));
  }

  private static StaffMember inTurn(List<StaffMember> rota, int attempt) {
    return rota.get((attempt - 1) % rota.size());
  }

  private List<StaffMember> rota(Tx tx, String department, LocalDate day) {
    return Stream.<Supplier<List<StaffMember>>>of(
            () -> staff.onCall(tx, department),
            () -> staff.onCall(tx, FIRE),
            () -> named(tx, Role.CHIEF_OFFICER, Optional.of(department)))
        .map(people -> there(tx, people.get(), day))
        .filter(people -> !people.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<StaffMember> named(Tx tx, Role role, Optional<String> department) {
    return staff.working(tx, role.code(), department, Optional.empty());
  }

  /** Those who are there or their deputies, each once, who can be reached by phone. */
  private List<StaffMember> there(Tx tx, List<StaffMember> people, LocalDate day) {
    return people.stream()
        .map(member -> deputies.standIn(tx, member, day))
        .flatMap(Optional::stream)
        .filter(member -> member.phone().isPresent())
        .distinct()
        .toList();
  }
}
