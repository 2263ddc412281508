package ke.go.machakos.db.projects;

import static ke.go.machakos.db.generated.Tables.PROJECT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.places.Location;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Lookup;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The county's projects, found by ward or by reference. Thread-safe. */
public final class Projects {
  private static final List<Field<?>> COLUMNS =
      List.of(
          PROJECT.REFERENCE,
          PROJECT.NAME_EN,
          PROJECT.NAME_SW,
          PROJECT.DEPARTMENT_CODE,
          PROJECT.WARD_CODE,
          PROJECT.STATUS,
          PROJECT.BUDGET_KES,
          PROJECT.SPENT_KES,
          PROJECT.CONTRACTOR,
          PROJECT.PROGRESS_PERCENT,
          PROJECT.STARTED_ON,
          PROJECT.DUE_ON,
          PROJECT.UPDATED_ON,
          PROJECT.SOURCE,
          PROJECT.LATITUDE,
          PROJECT.LONGITUDE,
          PROJECT.SAMPLE);

  private final Database database;
  private final Lookup<String, Project> byWard =
      Lookup.by(
          PROJECT.WARD_CODE,
          (jooq, wanted) ->
              jooq.select(COLUMNS)
                  .from(PROJECT)
                  .where(wanted)
                  .orderBy(PROJECT.NAME_EN, PROJECT.REFERENCE),
          Projects::project);
  private final Lookup<String, Project> byReference =
      Lookup.by(
          PROJECT.REFERENCE,
          (jooq, wanted) -> jooq.select(COLUMNS).from(PROJECT).where(wanted),
          Projects::project);

  public Projects(Database database) {
    this.database = database;
  }

  /** The projects of a ward, by name. */
  public List<Project> inWard(String wardCode) {
    return byWard.all(database, wardCode);
  }

  /** The project of a reference. */
  public Optional<Project> find(Reference reference) {
    return byReference.one(database, reference.digits());
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

  private static Project project(Record row) {
    return new Project(
        new Reference(Reference.Kind.PROJECT, row.get(PROJECT.REFERENCE)),
        row.get(PROJECT.NAME_EN),
        Optional.ofNullable(row.get(PROJECT.NAME_SW)),
        row.get(PROJECT.DEPARTMENT_CODE),
        row.get(PROJECT.WARD_CODE),
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
