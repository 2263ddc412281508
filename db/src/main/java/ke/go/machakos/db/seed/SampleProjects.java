package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.PROJECT;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.projects.ProjectStatus;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** The sample projects. */
final class SampleProjects {
  private static final long MOST = 10_000_000_000L;
  private static final Set<String> STATUSES =
      Arrays.stream(ProjectStatus.values()).map(ProjectStatus::code).collect(Collectors.toSet());
  private static final List<String> COLUMNS =
      List.of(
          "reference",
          "name_en",
          "name_sw",
          "department",
          "ward",
          "status",
          "budget_kes",
          "spent_kes",
          "contractor",
          "progress_percent",
          "started_on",
          "due_on",
          "updated_on",
          "latitude",
          "longitude");

  private SampleProjects() {}

  record Row(
      String reference,
      String nameEn,
      @Nullable String nameSw,
      String department,
      String ward,
      String status,
      long budget,
      long spent,
      @Nullable String contractor,
      int progress,
      @Nullable LocalDate startedOn,
      @Nullable LocalDate dueOn,
      LocalDate updatedOn,
      @Nullable BigDecimal latitude,
      @Nullable BigDecimal longitude) {}

  static List<Row> read(Path file, List<Fault> faults, CountyData county) {
    WardNames wards = county.wardNames();
    Set<String> departments =
        county.departments().stream().map(Department::code).collect(Collectors.toSet());
    return CsvRows.read(
        file,
        faults,
        COLUMNS,
        row ->
            new Row(
                row.reference("reference", Reference.Kind.PROJECT),
                row.text("name_en"),
                row.optional("name_sw"),
                row.oneOf("department", departments),
                row.ward("ward", wards),
                row.oneOf("status", STATUSES),
                row.whole("budget_kes", 0, MOST),
                row.whole("spent_kes", 0, MOST),
                row.optional("contractor"),
                (int) row.whole("progress_percent", 0, 100),
                row.optionalDate("started_on"),
                row.optionalDate("due_on"),
                row.date("updated_on"),
                row.optionalDegrees("latitude"),
                row.optionalDegrees("longitude")));
  }

  static int store(Tx tx, List<Row> rows) {
    Set<String> known =
        tx.jooq().select(PROJECT.REFERENCE).from(PROJECT).fetchSet(PROJECT.REFERENCE);
    var fresh = rows.stream().filter(row -> !known.contains(row.reference())).toList();
    for (Row row : fresh) {
      tx.jooq()
          .insertInto(PROJECT)
          .set(PROJECT.REFERENCE, row.reference())
          .set(PROJECT.NAME_EN, row.nameEn())
          .set(PROJECT.NAME_SW, row.nameSw())
          .set(PROJECT.DEPARTMENT_CODE, row.department())
          .set(PROJECT.WARD_CODE, row.ward())
          .set(PROJECT.STATUS, row.status())
          .set(PROJECT.BUDGET_KES, row.budget())
          .set(PROJECT.SPENT_KES, row.spent())
          .set(PROJECT.CONTRACTOR, row.contractor())
          .set(PROJECT.PROGRESS_PERCENT, row.progress())
          .set(PROJECT.STARTED_ON, row.startedOn())
          .set(PROJECT.DUE_ON, row.dueOn())
          .set(PROJECT.UPDATED_ON, row.updatedOn())
          .set(PROJECT.SOURCE, "sample")
          .set(PROJECT.LATITUDE, row.latitude())
          .set(PROJECT.LONGITUDE, row.longitude())
          .set(PROJECT.SAMPLE, true)
          .execute();
    }
    return fresh.size();
  }
}
