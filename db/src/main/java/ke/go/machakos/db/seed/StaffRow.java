package ke.go.machakos.db.seed;

import java.nio.file.Path;
import java.time.LocalDate;
import ke.go.machakos.db.phone.Msisdn;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of staff.
 *
 * @param deputy the username of who has their matters while they are away
 * @param onCall their place among those on call of their department
 */
public record StaffRow(
    Path file,
    long line,
    String username,
    String name,
    String role,
    @Nullable String department,
    @Nullable String ward,
    @Nullable String hospital,
    @Nullable Msisdn phone,
    String language,
    @Nullable LocalDate absentFrom,
    @Nullable LocalDate absentUntil,
    @Nullable String deputy,
    @Nullable Integer onCall) {

  Fault fault(String message) {
    return new Fault(file, line, message);
  }
}
