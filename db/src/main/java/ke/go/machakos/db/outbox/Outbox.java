package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * The messages to be sent, each a row of the transaction of the fact that causes it. Thread-safe.
 */
public final class Outbox {
  private final Database database;
  private final QueuedRows rows;

  public Outbox(Database database, Vault vault) {
    this.database = database;
    this.rows = new QueuedRows(vault);
  }

  /** Adds a message; false where one of the same cause is there. */
  public boolean enqueue(Tx tx, OutgoingMessage message, Instant now) {
    try {
      tx.jooq()
          .insertInto(OUTBOX)
          .set(OUTBOX.KIND, message.kind())
          .set(OUTBOX.RECIPIENT_HASH, rows.hash(message.to()))
          .set(OUTBOX.RECIPIENT_SEALED, rows.seal(message.to()))
          .set(OUTBOX.LANGUAGE, message.language())
          .set(OUTBOX.BODY_KEY, message.bodyKey().orElse(null))
          .set(OUTBOX.BODY_SEALED, rows.seal(message.body()))
          .set(OUTBOX.STATE, MessageState.WAITING.code())
          .set(OUTBOX.NOT_BEFORE, message.notBefore())
          .set(OUTBOX.EXPIRES_AT, message.expiresAt().orElse(null))
          .set(OUTBOX.ATTEMPTS, 0)
          .set(OUTBOX.CAUSE, message.cause())
          .set(OUTBOX.SOLICITED, message.solicited())
          .set(OUTBOX.CREATED_AT, now)
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException sameCause) {
      return false;
    }
  }

  /** How many messages wait to be sent. */
  public int waiting() {
    return database.read(
        tx -> tx.jooq().fetchCount(OUTBOX, OUTBOX.STATE.eq(MessageState.WAITING.code())));
  }

  /** Since when the message that has waited longest beyond its time is due, if one waits. */
  public Optional<Instant> oldestDue(Instant now) {
    return database.read(
        tx ->
            tx.jooq()
                .select(OUTBOX.NOT_BEFORE)
                .from(OUTBOX)
                .where(OUTBOX.STATE.eq(MessageState.WAITING.code()))
                .and(OUTBOX.NOT_BEFORE.le(now))
                .orderBy(OUTBOX.NOT_BEFORE)
                .limit(1)
                .fetchOptional(OUTBOX.NOT_BEFORE));
  }

  /** The last messages to a number, the newest first. */
  public List<QueuedMessage> to(Msisdn phone, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(OUTBOX)
                .where(OUTBOX.RECIPIENT_HASH.eq(rows.hash(phone)))
                .orderBy(OUTBOX.ID.desc())
                .limit(atMost)
                .fetch(rows::queued));
  }
}
