package ke.go.machakos.db.staff;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;

/**
 * Somebody who works for the county.
 *
 * @param username what the file and the console call them
 * @param role as the promise names it, for example {@code ward_administrator}
 * @param department empty for whoever serves all of them
 * @param ward empty for whoever serves all of them
 * @param phone where the county's own messages reach them
 * @param language what these are written in
 * @param deputy who has their matters while they are away
 * @param onCall their place among those on call of their department, the lowest first; empty for
 *     who is not
 */
public record StaffMember(
    long id,
    Optional<String> username,
    String name,
    String role,
    Optional<String> department,
    Optional<String> ward,
    Optional<Msisdn> phone,
    String language,
    Optional<Absence> absence,
    Optional<Long> deputy,
    Optional<Integer> onCall,
    boolean active) {

  /**
   * Days on which somebody is away, the first and the last among them.
   *
   * @param until empty until somebody says when they are back
   */
  public record Absence(LocalDate from, Optional<LocalDate> until) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
    }
  }

  /** Whether they work here and are not away that day. */
  public boolean isThere(LocalDate day) {
    return active && absence.filter(away -> away.covers(day)).isEmpty();
  }

  /** How the audit log calls them: never by a name. */
  public String actor() {
    return username.orElse("staff/" + id);
  }
}
