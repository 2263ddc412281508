package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.STAFF;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.StaffDirectory;

/**
 * Adds the people of a file who are not there yet. Whoever is there stays as they have become: a
 * start undoes nothing of what was changed since.
 */
final class StaffTable {
  private final Tx tx;
  private final PersonalData personal;

  StaffTable(Tx tx, Vault vault) {
    this.tx = tx;
    this.personal = new PersonalData(vault);
  }

  /**
   * Adds who is not there; returns how many that were.
   *
   * @throws FaultyFiles where somebody's phone is somebody else's already
   */
  int add(List<StaffRow> rows, boolean sample, Instant now) {
    Set<String> known = usernames().keySet();
    List<StaffRow> fresh = rows.stream().filter(row -> !known.contains(row.username())).toList();
    List<Fault> faults =
        fresh.stream()
            .filter(this::phoneIsTaken)
            .map(row -> row.fault("phone is already that of somebody else"))
            .toList();
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    fresh.forEach(row -> insert(row, sample, now));
    deputies(fresh);
    return fresh.size();
  }

  private Map<String, Long> usernames() {
    Map<String, Long> ids = new HashMap<>();
    tx.jooq()
        .select(STAFF.USERNAME, STAFF.ID)
        .from(STAFF)
        .where(STAFF.USERNAME.isNotNull())
        .forEach(row -> ids.put(row.value1(), row.value2()));
    return ids;
  }

  private boolean phoneIsTaken(StaffRow row) {
    Msisdn phone = row.phone();
    return phone != null && tx.jooq().fetchExists(STAFF, STAFF.PHONE_HASH.eq(personal.hash(phone)));
  }

  private void insert(StaffRow row, boolean sample, Instant now) {
    Msisdn phone = row.phone();
    tx.jooq()
        .insertInto(STAFF)
        .set(STAFF.USERNAME, row.username())
        .set(STAFF.NAME_SEALED, personal.seal(row.name(), StaffDirectory.NAME))
        .set(STAFF.ROLE, row.role())
        .set(STAFF.DEPARTMENT_CODE, row.department())
        .set(STAFF.WARD_CODE, row.ward())
        .set(STAFF.HOSPITAL_CODE, row.hospital())
        .set(STAFF.PHONE_HASH, phone == null ? null : personal.hash(phone))
        .set(STAFF.PHONE_SEALED, phone == null ? null : personal.seal(phone))
        .set(STAFF.LANGUAGE, row.language())
        .set(STAFF.ABSENT_FROM, row.absentFrom())
        .set(STAFF.ABSENT_UNTIL, row.absentUntil())
        .set(STAFF.ON_CALL, row.onCall() != null)
        .set(STAFF.ON_CALL_ORDER, row.onCall())
        .set(STAFF.ACTIVE, true)
        .set(STAFF.SAMPLE, sample)
        .set(STAFF.CREATED_AT, now)
        // another node that starts may add the same
        .onDuplicateKeyUpdate()
        .set(STAFF.USERNAME, STAFF.USERNAME)
        .execute();
  }

  private void deputies(List<StaffRow> fresh) {
    Map<String, Long> ids = usernames();
    for (StaffRow row : fresh) {
      if (row.deputy() != null) {
        tx.jooq()
            .update(STAFF)
            .set(STAFF.DEPUTY_ID, ids.get(row.deputy()))
            .where(STAFF.USERNAME.eq(row.username()))
            .execute();
      }
    }
  }
}
