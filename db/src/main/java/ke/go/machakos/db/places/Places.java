package ke.go.machakos.db.places;

import static ke.go.machakos.db.generated.Tables.DEPARTMENT;
import static ke.go.machakos.db.generated.Tables.HOSPITAL;
import static ke.go.machakos.db.generated.Tables.SUB_COUNTY;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** The county's places and departments, each list in the order of its codes. Thread-safe. */
public final class Places {
  private final Database database;

  public Places(Database database) {
    this.database = database;
  }

  /** All sub-counties. */
  public List<SubCounty> subCounties() {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(SUB_COUNTY)
                .orderBy(SUB_COUNTY.CODE)
                .fetch(row -> new SubCounty(row.get(SUB_COUNTY.CODE), row.get(SUB_COUNTY.NAME))));
  }

  /** All wards. */
  public List<Ward> wards() {
    return database.read(tx -> tx.jooq().selectFrom(WARD).orderBy(WARD.CODE).fetch(Places::ward));
  }

  /** The wards of a sub-county; none where it is unknown. */
  public List<Ward> wardsOf(String subCountyCode) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(WARD)
                .where(WARD.SUB_COUNTY_CODE.eq(subCountyCode))
                .orderBy(WARD.CODE)
                .fetch(Places::ward));
  }

  /** The ward with a code. */
  public Optional<Ward> ward(String code) {
    return database.read(tx -> ward(tx, code));
  }

  /** The same within a transaction. */
  public Optional<Ward> ward(Tx tx, String code) {
    return tx.jooq().selectFrom(WARD).where(WARD.CODE.eq(code)).fetchOptional(Places::ward);
  }

  /** All departments. */
  public List<Department> departments() {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(DEPARTMENT)
                .orderBy(DEPARTMENT.CODE)
                .fetch(row -> new Department(row.get(DEPARTMENT.CODE), row.get(DEPARTMENT.NAME))));
  }

  /** All hospitals, the highest level first. */
  public List<Hospital> hospitals() {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(HOSPITAL)
                .orderBy(HOSPITAL.LEVEL.desc(), HOSPITAL.NAME)
                .fetch(Places::hospital));
  }

  private static Ward ward(Record row) {
    return new Ward(
        row.get(WARD.CODE),
        row.get(WARD.NAME),
        row.get(WARD.SUB_COUNTY_CODE),
        Location.of(row.get(WARD.LATITUDE), row.get(WARD.LONGITUDE)));
  }

  private static Hospital hospital(Record row) {
    return new Hospital(
        row.get(HOSPITAL.CODE),
        row.get(HOSPITAL.NAME),
        row.get(HOSPITAL.LEVEL),
        row.get(HOSPITAL.SUB_COUNTY_CODE),
        Location.of(row.get(HOSPITAL.LATITUDE), row.get(HOSPITAL.LONGITUDE)));
  }
}
