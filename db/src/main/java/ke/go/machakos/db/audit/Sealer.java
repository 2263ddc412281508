package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_DAY;
import static ke.go.machakos.db.generated.Tables.AUDIT_ENTRY;
import static ke.go.machakos.db.generated.Tables.AUDIT_SEAL;
import static ke.go.machakos.db.generated.Tables.AUDIT_SEALER;
import static ke.go.machakos.db.generated.Tables.AUDIT_UNSEALED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Query;
import org.jooq.Record;

/**
 * Gives committed events their places in the chain. Thread-safe; of several sealers, on any node,
 * one is at work and the others leave it to that one.
 */
public final class Sealer {
  static final int BATCH = 500;
  private static final int ONLY = 1;

  /** How long a node that hangs keeps the lock from the others. */
  private static final int PATIENCE_SECONDS = 20;

  private final Database database;
  private final int patienceSeconds;

  public Sealer(Database database) {
    this(database, PATIENCE_SECONDS);
  }

  Sealer(Database database, int patienceSeconds) {
    this.database = database;
    this.patienceSeconds = patienceSeconds;
  }

  /** Seals what is committed and waits, a batch in a transaction, and closes the day before. */
  public Sealed sealAll(Instant now) {
    Sealed all = Sealed.NOTHING;
    Sealed last;
    do {
      last = database.write(tx -> seal(tx, now));
      all = all.and(last);
    } while (last.events() == BATCH);
    return all;
  }

  /** One batch, unless another sealer is at work. */
  Sealed seal(Tx tx, Instant now) {
    if (!locked(tx)) {
      return Sealed.NOTHING;
    }
    // The server ends the connection of a process that stands still inside a transaction.
    tx.jooq().execute("SET SESSION idle_transaction_timeout = " + patienceSeconds);
    Tail tail = Tail.of(tx);
    Optional<LocalDate> closedBefore = DayHeads.lastClosed(tx);
    Optional<DayHead> closing = closing(tail, closedBefore, now);
    closing.ifPresent(head -> close(tx, head));
    Instant at = sealedAt(tail, closing.map(DayHead::day).or(() -> closedBefore), now);
    return new Sealed(sealBatch(tx, tail, at), closing);
  }

  /**
   * The lock is a row's, so that it ends with the transaction, however that ends. Skipped and not
   * waited for where another has it.
   */
  private static boolean locked(Tx tx) {
    if (tryLock(tx)) {
      return true;
    }
    if (tx.jooq().fetchExists(AUDIT_SEALER)) {
      return false;
    }
    tx.jooq().insertInto(AUDIT_SEALER).set(AUDIT_SEALER.ID, ONLY).onDuplicateKeyIgnore().execute();
    return tryLock(tx);
  }

  private static boolean tryLock(Tx tx) {
    return tx.jooq()
        .selectFrom(AUDIT_SEALER)
        .where(AUDIT_SEALER.ID.eq(ONLY))
        .forUpdate()
        .skipLocked()
        .fetchOptional()
        .isPresent();
  }

  /** The head of the last event's day, where that day is over and was not closed yet. */
  private static Optional<DayHead> closing(
      Tail tail, Optional<LocalDate> closedBefore, Instant now) {
    LocalDate day = DayHead.dayOf(tail.sealedAt());
    if (tail.sequence() == 0
        || !day.isBefore(DayHead.dayOf(now))
        || closedBefore.filter(closed -> !closed.isBefore(day)).isPresent()) {
      return Optional.empty();
    }
    String hash = HexFormat.of().formatHex(tail.hash());
    return Optional.of(new DayHead(day, tail.sequence(), hash, true, now));
  }

  private static void close(Tx tx, DayHead head) {
    tx.jooq()
        .insertInto(AUDIT_DAY)
        .set(AUDIT_DAY.DAY, head.day())
        .set(AUDIT_DAY.LAST_SEQUENCE, head.sequence())
        .set(AUDIT_DAY.HASH, HexFormat.of().parseHex(head.hash()))
        .set(AUDIT_DAY.CLOSED_AT, head.at())
        .execute();
  }

  /** Clocks of nodes differ: time in the chain never goes back, nor into a day that is closed. */
  private static Instant sealedAt(Tail tail, Optional<LocalDate> closed, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    Instant earliest = closed.map(day -> DayHead.startOf(day.plusDays(1))).orElse(tail.sealedAt());
    earliest = earliest.isBefore(tail.sealedAt()) ? tail.sealedAt() : earliest;
    return at.isBefore(earliest) ? earliest : at;
  }

  private static int sealBatch(Tx tx, Tail tail, Instant at) {
    List<Query> changes = new ArrayList<>();
    long sequence = tail.sequence();
    byte[] hash = tail.hash();
    for (Record row : waiting(tx)) {
      long id = row.get(AUDIT_ENTRY.ID);
      byte[] previous = hash;
      sequence++;
      hash = Audit.event(row).hash(previous, sequence, id, at);
      changes.add(
          tx.jooq()
              .insertInto(AUDIT_SEAL)
              .set(AUDIT_SEAL.SEQUENCE, sequence)
              .set(AUDIT_SEAL.ENTRY_ID, id)
              .set(AUDIT_SEAL.PREV_HASH, previous)
              .set(AUDIT_SEAL.HASH, hash)
              .set(AUDIT_SEAL.SEALED_AT, at));
      // One row a statement: a list of them may be read as a scan, which waits for open appends.
      changes.add(tx.jooq().deleteFrom(AUDIT_UNSEALED).where(AUDIT_UNSEALED.ENTRY_ID.eq(id)));
    }
    if (!changes.isEmpty()) {
      tx.jooq().batch(changes).execute();
    }
    return (int) (sequence - tail.sequence());
  }

  /** Of what is committed: an event with a lower number may still come. */
  private static List<Record> waiting(Tx tx) {
    return tx.jooq()
        .select(AUDIT_ENTRY.fields())
        .from(AUDIT_UNSEALED)
        .join(AUDIT_ENTRY)
        .on(AUDIT_ENTRY.ID.eq(AUDIT_UNSEALED.ENTRY_ID))
        .leftAntiJoin(AUDIT_SEAL)
        .on(AUDIT_SEAL.ENTRY_ID.eq(AUDIT_ENTRY.ID))
        .orderBy(AUDIT_UNSEALED.ENTRY_ID)
        .limit(BATCH)
        .fetch();
  }
}
