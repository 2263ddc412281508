package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_ENTRY;
import static ke.go.machakos.db.generated.Tables.AUDIT_SEAL;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/**
 * A seal with the event that it is of.
 *
 * @param event empty where the event's row is gone
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Link(
    long sequence,
    long entry,
    byte[] previous,
    byte[] hash,
    Instant sealedAt,
    Optional<AuditEvent> event) {

  /** The next seals after a place, with or without their events. */
  static List<Link> after(Tx tx, long place, int atMost) {
    return tx.jooq()
        .select()
        .from(AUDIT_SEAL)
        .leftJoin(AUDIT_ENTRY)
        .on(AUDIT_ENTRY.ID.eq(AUDIT_SEAL.ENTRY_ID))
        .where(AUDIT_SEAL.SEQUENCE.gt(place))
        .orderBy(AUDIT_SEAL.SEQUENCE)
        .limit(atMost)
        .fetch(Link::of);
  }

  private static Link of(Record row) {
    return new Link(
        row.get(AUDIT_SEAL.SEQUENCE),
        row.get(AUDIT_SEAL.ENTRY_ID),
        row.get(AUDIT_SEAL.PREV_HASH),
        row.get(AUDIT_SEAL.HASH),
        row.get(AUDIT_SEAL.SEALED_AT),
        row.get(AUDIT_ENTRY.ID) == null ? Optional.empty() : Optional.of(Audit.event(row)));
  }

  /** What is wrong with it as the next after an end of the chain. */
  Optional<String> fault(Tail before) {
    if (sequence != before.sequence() + 1) {
      return Optional.of("is missing");
    }
    if (!Arrays.equals(previous, before.hash())) {
      return Optional.of("does not follow from the one before it");
    }
    if (event.isEmpty()) {
      return Optional.of("was removed: there is no row " + entry + " of audit_entry");
    }
    if (!Arrays.equals(hash, event.get().hash(previous, sequence, entry, sealedAt))) {
      return Optional.of("is not what was sealed: row " + entry + " of audit_entry");
    }
    return sealedAt.isBefore(before.sealedAt())
        ? Optional.of("is out of place: sealed before the one before it")
        : Optional.empty();
  }

  String hexadecimal() {
    return HexFormat.of().formatHex(hash);
  }

  Tail tail() {
    return new Tail(sequence, hash, sealedAt);
  }
}
