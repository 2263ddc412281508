package ke.go.machakos.db.staff;

import static ke.go.machakos.db.generated.Tables.STAFF;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The people who work for the county, found by what they do and by their phones. Thread-safe. */
public final class StaffDirectory {
  /** What a name is sealed for. */
  public static final String NAME = "staff.name";

  private final Database database;
  private final PersonalData personal;

  public StaffDirectory(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** Whoever has a row, whether they still work here or not. */
  public Optional<StaffMember> find(Tx tx, long id) {
    return tx.jooq().selectFrom(STAFF).where(STAFF.ID.eq(id)).fetchOptional(this::member);
  }

  /** Whoever works here and is reached at a number. */
  public Optional<StaffMember> find(Msisdn phone) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(STAFF)
                .where(STAFF.PHONE_HASH.eq(personal.hash(phone)))
                .and(STAFF.ACTIVE)
                .fetchOptional(this::member));
  }

  /** Whoever works here under a username. */
  public Optional<StaffMember> named(Tx tx, String username) {
    return tx.jooq()
        .selectFrom(STAFF)
        .where(STAFF.USERNAME.eq(username))
        .and(STAFF.ACTIVE)
        .fetchOptional(this::member);
  }

  /**
   * Who works in a role, away or not, in the order of their rows.
   *
   * @param department where it is given, only who belongs to it
   * @param ward where it is given, only who belongs to it
   */
  public List<StaffMember> working(
      Tx tx, String role, Optional<String> department, Optional<String> ward) {
    Condition wanted =
        STAFF
            .ROLE
            .eq(role)
            .and(department.map(STAFF.DEPARTMENT_CODE::eq).orElse(DSL.noCondition()))
            .and(ward.map(STAFF.WARD_CODE::eq).orElse(DSL.noCondition()));
    return tx.jooq()
        .selectFrom(STAFF)
        .where(wanted)
        .and(STAFF.ACTIVE)
        .orderBy(STAFF.ID)
        .fetch(this::member);
  }

  /** Who is on call for a department, away or not, in the order in which they are called. */
  public List<StaffMember> onCall(Tx tx, String department) {
    return tx.jooq()
        .selectFrom(STAFF)
        .where(STAFF.DEPARTMENT_CODE.eq(department))
        .and(STAFF.ON_CALL)
        .and(STAFF.ACTIVE)
        .orderBy(STAFF.ON_CALL_ORDER, STAFF.ID)
        .fetch(this::member);
  }

  /** Writes down when somebody is away, and who has their matters meanwhile. */
  public void away(Tx tx, long id, StaffMember.Absence absence, Optional<Long> deputy) {
    tx.jooq()
        .update(STAFF)
        .set(STAFF.ABSENT_FROM, absence.from())
        .set(STAFF.ABSENT_UNTIL, absence.until().orElse(null))
        .set(STAFF.DEPUTY_ID, deputy.orElse(null))
        .where(STAFF.ID.eq(id))
        .execute();
  }

  /** Writes down that somebody works here no longer, or again. */
  public void works(Tx tx, long id, boolean active) {
    tx.jooq().update(STAFF).set(STAFF.ACTIVE, active).where(STAFF.ID.eq(id)).execute();
  }

  private StaffMember member(Record row) {
    return new StaffMember(
        row.get(STAFF.ID),
        Optional.ofNullable(row.get(STAFF.USERNAME)),
        personal.required(row.get(STAFF.NAME_SEALED), NAME),
        row.get(STAFF.ROLE),
        Optional.ofNullable(row.get(STAFF.DEPARTMENT_CODE)),
        Optional.ofNullable(row.get(STAFF.WARD_CODE)),
        Optional.ofNullable(row.get(STAFF.PHONE_SEALED)).map(personal::phone),
        row.get(STAFF.LANGUAGE),
        Optional.ofNullable(row.get(STAFF.ABSENT_FROM))
            .map(
                from ->
                    new StaffMember.Absence(
                        from, Optional.ofNullable(row.get(STAFF.ABSENT_UNTIL)))),
        Optional.ofNullable(row.get(STAFF.DEPUTY_ID)),
        Optional.ofNullable(row.get(STAFF.ON_CALL_ORDER)).filter(order -> row.get(STAFF.ON_CALL)),
        row.get(STAFF.ACTIVE));
  }
}
