package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.time.Instant;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;

/** Whether staff may see who reported a case. Thread-safe. */
public final class CasePrivacy {
  private static final String HIDDEN = "hidden";

  private final Database database;

  public CasePrivacy(Database database) {
    this.database = database;
  }

  /** Whether a case is a citizen's own. */
  public boolean owns(long citizen, Reference reference) {
    return database.read(tx -> tx.jooq().fetchExists(SERVICE_CASE, own(citizen, reference)));
  }

  /** Hides from staff who reported a case of a citizen's own. */
  public void hide(Tx tx, long citizen, Reference reference, Instant now) {
    tx.jooq()
        .update(SERVICE_CASE)
        .set(SERVICE_CASE.PRIVACY, HIDDEN)
        .set(SERVICE_CASE.UPDATED_AT, now)
        .where(own(citizen, reference))
        .execute();
  }

  private static Condition own(long citizen, Reference reference) {
    return SERVICE_CASE.REFERENCE.eq(reference.digits()).and(SERVICE_CASE.CITIZEN_ID.eq(citizen));
  }
}
