package ke.go.machakos.db.seed;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ke.go.machakos.db.phone.Msisdn;
import org.jspecify.annotations.Nullable;

/** Reads a file of people who work for the county. */
final class StaffFile {
  private static final String OFFICER = "officer";
  private static final String WARD_ADMINISTRATOR = "ward_administrator";
  private static final String CHIEF_OFFICER = "chief_officer";
  private static final Set<String> ROLES =
      Set.of(OFFICER, WARD_ADMINISTRATOR, CHIEF_OFFICER, "county_secretary", "attendant");
  private static final Set<String> LANGUAGES = Set.of("en", "sw", "kam");
  private static final String USERNAME = "[a-z0-9][a-z0-9._-]{1,59}";
  private static final int LONGEST_NAME = 100;
  private static final int MOST_ON_CALL = 99;
  private static final List<String> COLUMNS =
      List.of(
          "username",
          "name",
          "role",
          "department",
          "ward",
          "hospital",
          "phone",
          "language",
          "absent_from",
          "absent_until",
          "deputy",
          "on_call_order");

  private final Path file;
  private final Set<String> departments;
  private final Set<String> hospitals;
  private final WardNames wards;
  private final Set<String> usernames = new HashSet<>();

  /** A file whose people belong to these departments, hospitals and wards. */
  StaffFile(Path file, Set<String> departments, Set<String> hospitals, WardNames wards) {
    this.file = file;
    this.departments = departments;
    this.hospitals = hospitals;
    this.wards = wards;
  }

  List<StaffRow> read(List<Fault> faults) {
    List<StaffRow> rows = CsvRows.read(file, faults, COLUMNS, this::row);
    Set<Msisdn> phones = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (StaffRow row : rows) {
      String deputy = row.deputy();
      if (deputy != null && !usernames.contains(deputy)) {
        faults.add(row.fault("deputy " + deputy + " is nobody in this file"));
      }
      if (row.phone() != null && !phones.add(row.phone())) {
        faults.add(row.fault("phone is somebody else's in this file"));
      }
      if (row.onCall() != null && !places.add(row.department() + "/" + row.onCall())) {
        faults.add(
            row.fault(
                "on_call_order " + row.onCall() + " is somebody else's in " + row.department()));
      }
    }
    return rows;
  }

  private StaffRow row(CsvRow row) {
    String ward = row.optional("ward") == null ? null : row.ward("ward", wards);
    StaffRow read =
        new StaffRow(
            file,
            row.line(),
            row.text("username"),
            row.text("name"),
            row.oneOf("role", ROLES),
            row.optionalOneOf("department", departments),
            ward,
            row.optionalOneOf("hospital", hospitals),
            row.optionalPhone("phone"),
            row.oneOf("language", LANGUAGES),
            row.optionalDate("absent_from"),
            row.optionalDate("absent_until"),
            row.optional("deputy"),
            row.optional("on_call_order") == null
                ? null
                : Integer.valueOf((int) row.whole("on_call_order", 1, MOST_ON_CALL)));
    usernames.add(read.username());
    check(row, read);
    return read;
  }

  private static void check(CsvRow row, StaffRow read) {
    if (!read.username().isEmpty() && !read.username().matches(USERNAME)) {
      row.fault("username is not small letters, digits, dots and dashes, 2 to 60 of them");
    }
    if (read.name().length() > LONGEST_NAME) {
      row.fault("name is longer than " + LONGEST_NAME + " letters");
    }
    if (read.department() == null && Set.of(OFFICER, CHIEF_OFFICER).contains(read.role())) {
      row.fault("department is empty, and " + read.role() + " needs one");
    }
    if (read.ward() == null && read.role().equals(WARD_ADMINISTRATOR)) {
      row.fault("ward is empty, and " + read.role() + " needs one");
    }
    if (read.onCall() != null && (read.phone() == null || read.department() == null)) {
      row.fault("on call needs a phone and a department");
    }
    if (read.username().equals(read.deputy())) {
      row.fault("nobody is their own deputy");
    }
    absence(row, read.absentFrom(), read.absentUntil());
  }

  private static void absence(CsvRow row, @Nullable LocalDate from, @Nullable LocalDate until) {
    if (until != null && (from == null || until.isBefore(from))) {
      row.fault("absent_until comes before absent_from");
    }
  }
}
