package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_EVENT;
import static ke.go.machakos.db.generated.Tables.AUDIT_HEAD;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The chain of audit events, each hashed together with the one before it. Thread-safe. */
public final class Audit {
  private static final int ONLY = 1;
  private static final int PAGE = 1000;
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

  /**
   * Walks the chain to its end, a page at a time; an event that is added meanwhile is not looked
   * at.
   */
  public ChainCheck verify() {
    Head head = database.read(Audit::head);
    if (head.newest() > head.last()) {
      return new ChainCheck.Broken(head.last() + 1, "is beyond the head");
    }
    byte[] previous = START;
    long count = 0;
    while (count < head.last()) {
      long walked = count;
      for (Record row : database.read(tx -> page(tx, walked, head.last()))) {
        count++;
        Optional<String> fault = fault(row, count, previous);
        if (fault.isPresent()) {
          return new ChainCheck.Broken(count, fault.get());
        }
        previous = row.get(AUDIT_EVENT.HASH);
      }
      if (count == walked) {
        return new ChainCheck.Broken(count + 1, "is missing");
      }
    }
    return Arrays.equals(previous, head.hash())
        ? new ChainCheck.Whole(count, HexFormat.of().formatHex(previous))
        : new ChainCheck.Broken(count, "is not what the head says");
  }

  /** One statement, so that the head and the newest event are of one moment. */
  private static Head head(Tx tx) {
    var newest = DSL.field(DSL.select(DSL.coalesce(DSL.max(AUDIT_EVENT.ID), 0L)).from(AUDIT_EVENT));
    return tx.jooq()
        .select(DSL.coalesce(DSL.max(AUDIT_HEAD.LAST_ID), 0L), DSL.max(AUDIT_HEAD.HASH), newest)
        .from(AUDIT_HEAD)
        .fetchSingle(
            row ->
                new Head(row.value1(), row.value2() == null ? START : row.value2(), row.value3()));
  }

  private static List<Record> page(Tx tx, long after, long last) {
    return tx.jooq()
        .selectFrom(AUDIT_EVENT)
        .where(AUDIT_EVENT.ID.gt(after))
        .and(AUDIT_EVENT.ID.le(last))
        .orderBy(AUDIT_EVENT.ID)
        .limit(PAGE)
        .fetch();
  }

  private static Optional<String> fault(Record row, long place, byte[] previous) {
    if (row.get(AUDIT_EVENT.ID) != place) {
      return Optional.of("is missing");
    }
    if (!Arrays.equals(previous, row.get(AUDIT_EVENT.PREV_HASH))) {
      return Optional.of("does not follow from the one before it");
    }
    return Arrays.equals(event(row).hash(previous, place), row.get(AUDIT_EVENT.HASH))
        ? Optional.empty()
        : Optional.of("is not what was written");
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Head(long last, byte[] hash, long newest) {}

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
