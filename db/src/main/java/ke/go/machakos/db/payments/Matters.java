package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT_MATTER;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What the desk for money has to look into. Thread-safe. */
public final class Matters {
  private static final String BODY = "payment_matter.body";
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private final Vault vault;

  public Matters(Vault vault) {
    this.vault = vault;
  }

  /** The open matters of a kind, the oldest first. */
  public List<Matter> open(Tx tx, Matter.Kind kind, int atMost) {
    return tx.jooq()
        .selectFrom(PAYMENT_MATTER)
        .where(PAYMENT_MATTER.STATE.eq(OPEN))
        .and(PAYMENT_MATTER.KIND.eq(kind.code()))
        .orderBy(PAYMENT_MATTER.OPENED_AT, PAYMENT_MATTER.ID)
        .limit(atMost)
        .fetch(this::read);
  }

  /** How many of a kind are open. */
  public int openCount(Tx tx, Matter.Kind kind) {
    return tx.jooq()
        .fetchCount(
            PAYMENT_MATTER, PAYMENT_MATTER.STATE.eq(OPEN).and(PAYMENT_MATTER.KIND.eq(kind.code())));
  }

  /** The matter of an identity. */
  public Optional<Matter> find(Tx tx, long id) {
    return tx.jooq()
        .selectFrom(PAYMENT_MATTER)
        .where(PAYMENT_MATTER.ID.eq(id))
        .fetchOptional(this::read);
  }

  /** The matters of a payment, also those that are closed. */
  public List<Matter> ofPayment(Tx tx, long payment) {
    return tx.jooq()
        .selectFrom(PAYMENT_MATTER)
        .where(PAYMENT_MATTER.PAYMENT_ID.eq(payment))
        .orderBy(PAYMENT_MATTER.ID)
        .fetch(this::read);
  }

  /**
   * Closes an open matter; false where it is not open.
   *
   * @param outcome what was done, at most 200 characters
   */
  public boolean close(Tx tx, long id, String outcome, Instant now) {
    return tx.jooq()
            .update(PAYMENT_MATTER)
            .set(PAYMENT_MATTER.STATE, CLOSED)
            .set(PAYMENT_MATTER.OUTCOME, outcome)
            .set(PAYMENT_MATTER.CLOSED_AT, now)
            .where(PAYMENT_MATTER.ID.eq(id))
            .and(PAYMENT_MATTER.STATE.eq(OPEN))
            .execute()
        == 1;
  }

  /** Closes the open matter of a cause, if there is one. */
  void close(Tx tx, String cause, String outcome, Instant now) {
    tx.jooq()
        .update(PAYMENT_MATTER)
        .set(PAYMENT_MATTER.STATE, CLOSED)
        .set(PAYMENT_MATTER.OUTCOME, outcome)
        .set(PAYMENT_MATTER.CLOSED_AT, now)
        .where(PAYMENT_MATTER.CAUSE.eq(cause))
        .and(PAYMENT_MATTER.STATE.eq(OPEN))
        .execute();
  }

  /** A matter of a cause, and whether it is new. */
  record Opened(long id, boolean fresh) {}

  /** Opens a matter, unless its cause has one. */
  Opened open(
      Tx tx,
      String cause,
      Matter.Kind kind,
      Why why,
      @Nullable Long payment,
      @Nullable Evidence evidence,
      Instant now) {
    int added =
        tx.jooq()
            .insertInto(PAYMENT_MATTER)
            .set(PAYMENT_MATTER.CAUSE, cause)
            .set(PAYMENT_MATTER.KIND, kind.code())
            .set(PAYMENT_MATTER.WHY, why.code())
            .set(PAYMENT_MATTER.PAYMENT_ID, payment)
            .set(
                PAYMENT_MATTER.BODY_SEALED,
                evidence == null ? null : vault.sealText(EvidenceLog.body(evidence), BODY))
            .set(PAYMENT_MATTER.STATE, OPEN)
            .set(PAYMENT_MATTER.OPENED_AT, now)
            .onDuplicateKeyIgnore()
            .execute();
    long id =
        tx.jooq()
            .select(PAYMENT_MATTER.ID)
            .from(PAYMENT_MATTER)
            .where(PAYMENT_MATTER.CAUSE.eq(cause))
            .fetchSingle()
            .value1();
    return new Opened(id, added == 1);
  }

  private Matter read(Record row) {
    byte[] body = row.get(PAYMENT_MATTER.BODY_SEALED);
    Long payment = row.get(PAYMENT_MATTER.PAYMENT_ID);
    return new Matter(
        row.get(PAYMENT_MATTER.ID),
        Matter.Kind.valueOf(row.get(PAYMENT_MATTER.KIND).toUpperCase(Locale.ROOT)),
        Why.of(row.get(PAYMENT_MATTER.WHY)),
        payment == null ? OptionalLong.empty() : OptionalLong.of(payment),
        body == null ? Optional.empty() : Optional.of(vault.openText(body, BODY)),
        row.get(PAYMENT_MATTER.OPENED_AT),
        Optional.ofNullable(row.get(PAYMENT_MATTER.CLOSED_AT)),
        Optional.ofNullable(row.get(PAYMENT_MATTER.OUTCOME)));
  }
}
