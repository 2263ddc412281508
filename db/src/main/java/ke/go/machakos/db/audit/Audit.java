package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_ENTRY;
import static ke.go.machakos.db.generated.Tables.AUDIT_UNSEALED;

import java.util.List;
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
    return append(tx, List.of(event)).getFirst();
  }

  /** Adds events in the transaction of their facts, and returns the numbers of their rows. */
  public List<Long> append(Tx tx, List<AuditEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    var adding =
        tx.jooq()
            .insertInto(
                AUDIT_ENTRY,
                AUDIT_ENTRY.ACTOR,
                AUDIT_ENTRY.ACTION,
                AUDIT_ENTRY.SUBJECT,
                AUDIT_ENTRY.DETAIL,
                AUDIT_ENTRY.AT);
    for (AuditEvent event : events) {
      adding =
          adding.values(event.actor(), event.action(), event.subject(), event.detail(), event.at());
    }
    List<Long> ids = adding.returningResult(AUDIT_ENTRY.ID).fetch(AUDIT_ENTRY.ID);
    var unsealed = tx.jooq().insertInto(AUDIT_UNSEALED, AUDIT_UNSEALED.ENTRY_ID);
    for (long id : ids) {
      unsealed = unsealed.values(id);
    }
    unsealed.execute();
    return ids;
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
