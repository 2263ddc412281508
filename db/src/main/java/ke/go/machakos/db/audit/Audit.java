package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_ENTRY;
import static ke.go.machakos.db.generated.Tables.AUDIT_UNSEALED;

import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** The log of what was done by whom. Thread-safe. */
public final class Audit {
  private final Database database;

  public Audit(Database database) {
    this.database = database;
  }

  /**
   * Adds an event in the transaction of its fact. It waits for nobody; a {@link Sealer} gives it
   * its place in the chain once it is committed. Returns the number of its row.
   */
  public long append(Tx tx, AuditEvent event) {
    long id =
        tx.jooq()
            .insertInto(AUDIT_ENTRY)
            .set(AUDIT_ENTRY.ACTOR, event.actor())
            .set(AUDIT_ENTRY.ACTION, event.action())
            .set(AUDIT_ENTRY.SUBJECT, event.subject())
            .set(AUDIT_ENTRY.DETAIL, event.detail())
            .set(AUDIT_ENTRY.AT, event.at())
            .returningResult(AUDIT_ENTRY.ID)
            .fetchSingle()
            .value1();
    tx.jooq().insertInto(AUDIT_UNSEALED).set(AUDIT_UNSEALED.ENTRY_ID, id).execute();
    return id;
  }

  /** How many events wait for their seal; not a number while the database does not answer. */
  public double unsealedOrNaN() {
    try {
      return database.<Integer>read(tx -> tx.jooq().fetchCount(AUDIT_UNSEALED));
    } catch (StoreUnavailable e) {
      return Double.NaN;
    }
  }

  static AuditEvent event(Record row) {
    return new AuditEvent(
        row.get(AUDIT_ENTRY.ACTOR),
        row.get(AUDIT_ENTRY.ACTION),
        row.get(AUDIT_ENTRY.SUBJECT),
        row.get(AUDIT_ENTRY.DETAIL),
        row.get(AUDIT_ENTRY.AT));
  }
}
