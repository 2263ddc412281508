package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.CASE_EVENT;
import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.time.Instant;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.impl.DSL;

/** That somebody else has the matter of a case too, as events of the case. Thread-safe. */
public final class FollowEvents {
  private static final String FOLLOWED = "followed";

  private final Database database;

  public FollowEvents(Database database) {
    this.database = database;
  }

  /** Writes down one more who has the matter too; the case stays as it is. */
  public void add(Tx tx, Reference reference, Instant now) {
    tx.jooq()
        .insertInto(
            CASE_EVENT,
            CASE_EVENT.CASE_ID,
            CASE_EVENT.ACTION,
            CASE_EVENT.ROLE,
            CASE_EVENT.STATE,
            CASE_EVENT.AT)
        .select(
            tx.jooq()
                .select(
                    SERVICE_CASE.ID,
                    DSL.inline(FOLLOWED),
                    DSL.inline("citizen"),
                    SERVICE_CASE.STATE,
                    DSL.val(now, CASE_EVENT.AT))
                .from(SERVICE_CASE)
                .where(SERVICE_CASE.REFERENCE.eq(reference.digits())))
        .execute();
  }

  /** How many others have the matter of a case. */
  public int count(Reference reference) {
    return database.read(
        tx ->
            tx.jooq()
                .fetchCount(
                    CASE_EVENT.join(SERVICE_CASE).on(SERVICE_CASE.ID.eq(CASE_EVENT.CASE_ID)),
                    SERVICE_CASE
                        .REFERENCE
                        .eq(reference.digits())
                        .and(CASE_EVENT.ACTION.eq(FOLLOWED))));
  }
}
