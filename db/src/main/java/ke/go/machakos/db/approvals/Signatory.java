package ke.go.machakos.db.approvals;

import java.util.Optional;

/**
 * Somebody of the county who proposes or decides.
 *
 * @param id their row among the staff
 * @param username what the audit log calls them; never a name
 * @param role as the promise names it, for example {@code chief_officer}
 * @param department empty for whoever serves all of them
 */
public record Signatory(long id, String username, String role, Optional<String> department) {}
