package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_SEAL;

import java.time.Instant;
import ke.go.machakos.db.sql.Tx;

/** The end of the chain. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Tail(long sequence, byte[] hash, Instant sealedAt) {

  /** Where a chain begins. */
  static Tail start() {
    return new Tail(0, new byte[32], Instant.EPOCH);
  }

  static Tail of(Tx tx) {
    return tx.jooq()
        .select(AUDIT_SEAL.SEQUENCE, AUDIT_SEAL.HASH, AUDIT_SEAL.SEALED_AT)
        .from(AUDIT_SEAL)
        .orderBy(AUDIT_SEAL.SEQUENCE.desc())
        .limit(1)
        .fetchOptional(row -> new Tail(row.value1(), row.value2(), row.value3()))
        .orElseGet(Tail::start);
  }
}
