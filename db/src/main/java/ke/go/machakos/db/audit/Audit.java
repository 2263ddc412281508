package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_EVENT;
import static ke.go.machakos.db.generated.Tables.AUDIT_HEAD;

import java.util.Arrays;
import java.util.HexFormat;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** The chain of audit events, each hashed together with the one before it. Thread-safe. */
public final class Audit {
  private static final int ONLY = 1;
  private static final byte[] START = new byte[32];

  private final Database database;

  public Audit(Database database) {
    this.database = database;
  }

  /**
   * Adds an event to the chain. It locks the head until the transaction ends, so it belongs at the
   * end of one. Returns the event's place, counted from 1.
   */
  public long append(Tx tx, AuditEvent event) {
    Record head = lockedHead(tx);
    long id = head.get(AUDIT_HEAD.LAST_ID) + 1;
    byte[] previous = head.get(AUDIT_HEAD.HASH);
    byte[] hash = event.hash(previous, id);
    tx.jooq()
        .insertInto(AUDIT_EVENT)
        .set(AUDIT_EVENT.ID, id)
        .set(AUDIT_EVENT.PREV_HASH, previous)
        .set(AUDIT_EVENT.HASH, hash)
        .set(AUDIT_EVENT.ACTOR, event.actor())
        .set(AUDIT_EVENT.ACTION, event.action())
        .set(AUDIT_EVENT.SUBJECT, event.subject())
        .set(AUDIT_EVENT.DETAIL, event.detail())
        .set(AUDIT_EVENT.AT, event.at())
        .execute();
    tx.jooq()
        .update(AUDIT_HEAD)
        .set(AUDIT_HEAD.LAST_ID, id)
        .set(AUDIT_HEAD.HASH, hash)
        .where(AUDIT_HEAD.ID.eq(ONLY))
        .execute();
    return id;
  }

  /** Walks the whole chain. */
  public ChainCheck verify() {
    return database.write(Audit::walk);
  }

  private static ChainCheck walk(Tx tx) {
    // The head's lock keeps events from being added while the chain is read.
    Record head = lockedHead(tx);
    byte[] previous = START;
    long count = 0;
    try (var rows =
        tx.jooq().selectFrom(AUDIT_EVENT).orderBy(AUDIT_EVENT.ID).fetchSize(500).fetchLazy()) {
      for (Record row : rows) {
        count++;
        if (row.get(AUDIT_EVENT.ID) != count) {
          return new ChainCheck.Broken(count, "is missing");
        }
        if (!Arrays.equals(previous, row.get(AUDIT_EVENT.PREV_HASH))) {
          return new ChainCheck.Broken(count, "does not follow from the one before it");
        }
        if (!Arrays.equals(event(row).hash(previous, count), row.get(AUDIT_EVENT.HASH))) {
          return new ChainCheck.Broken(count, "is not what was written");
        }
        previous = row.get(AUDIT_EVENT.HASH);
      }
    }
    return head.get(AUDIT_HEAD.LAST_ID) == count
            && Arrays.equals(previous, head.get(AUDIT_HEAD.HASH))
        ? new ChainCheck.Whole(count, HexFormat.of().formatHex(previous))
        : new ChainCheck.Broken(count + 1, "is missing");
  }

  private static Record lockedHead(Tx tx) {
    tx.jooq()
        .insertInto(AUDIT_HEAD, AUDIT_HEAD.ID, AUDIT_HEAD.LAST_ID, AUDIT_HEAD.HASH)
        .values(ONLY, 0L, START)
        .onDuplicateKeyUpdate()
        .set(AUDIT_HEAD.ID, AUDIT_HEAD.ID)
        .execute();
    return tx.jooq().selectFrom(AUDIT_HEAD).where(AUDIT_HEAD.ID.eq(ONLY)).forUpdate().fetchSingle();
  }

  private static AuditEvent event(Record row) {
    return new AuditEvent(
        row.get(AUDIT_EVENT.ACTOR),
        row.get(AUDIT_EVENT.ACTION),
        row.get(AUDIT_EVENT.SUBJECT),
        row.get(AUDIT_EVENT.DETAIL),
        row.get(AUDIT_EVENT.AT));
  }
}
