package ke.go.machakos.db.projects;

import static ke.go.machakos.db.generated.Tables.DEPARTMENT;
import static ke.go.machakos.db.generated.Tables.PROJECT;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.places.Location;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/** The county's projects, found by ward or by reference. Thread-safe. */
public final class Projects {
  private final Database database;

  public Projects(Database database) {
    this.database = database;
  }

  /** The projects of a ward, by name. */
  public List<Project> inWard(String wardCode) {
    return database.read(
        tx ->
            select(tx)
                .where(PROJECT.WARD_CODE.eq(wardCode))
                .orderBy(PROJECT.NAME_EN, PROJECT.REFERENCE)
                .fetch(Projects::project));
  }

  /** The project of a reference. */
  public Optional<Project> find(Reference reference) {
    return database.read(
        tx ->
            select(tx)
                .where(PROJECT.REFERENCE.eq(reference.digits()))
                .fetchOptional(Projects::project));
  }

  /** How many projects each ward has, by ward code; a ward without any is absent. */
  public Map<String, Integer> countsByWard() {
    return database.read(
        tx ->
            tx.jooq()
                .select(PROJECT.WARD_CODE, DSL.count())
                .from(PROJECT)
                .groupBy(PROJECT.WARD_CODE)
                .fetchMap(PROJECT.WARD_CODE, DSL.count()));
  }

  private static SelectOnConditionStep<Record> select(Tx tx) {
    return tx.jooq()
        .select(PROJECT.asterisk(), DEPARTMENT.NAME, WARD.NAME)
        .from(PROJECT)
        .join(DEPARTMENT)
        .on(DEPARTMENT.CODE.eq(PROJECT.DEPARTMENT_CODE))
        .join(WARD)
        .on(WARD.CODE.eq(PROJECT.WARD_CODE));
  }

  private static Project project(Record row) {
    return new Project(
        new Reference(Reference.Kind.PROJECT, row.get(PROJECT.REFERENCE)),
        row.get(PROJECT.NAME_EN),
        Optional.ofNullable(row.get(PROJECT.NAME_SW)),
        row.get(PROJECT.DEPARTMENT_CODE),
        row.get(DEPARTMENT.NAME),
        row.get(PROJECT.WARD_CODE),
        row.get(WARD.NAME),
        ProjectStatus.of(row.get(PROJECT.STATUS)),
        new Money(row.get(PROJECT.BUDGET_KES)),
        new Money(row.get(PROJECT.SPENT_KES)),
        Optional.ofNullable(row.get(PROJECT.CONTRACTOR)),
        row.get(PROJECT.PROGRESS_PERCENT),
        Optional.ofNullable(row.get(PROJECT.STARTED_ON)),
        Optional.ofNullable(row.get(PROJECT.DUE_ON)),
        row.get(PROJECT.UPDATED_ON),
        row.get(PROJECT.SOURCE),
        Location.of(row.get(PROJECT.LATITUDE), row.get(PROJECT.LONGITUDE)),
        row.get(PROJECT.SAMPLE));
  }
}
