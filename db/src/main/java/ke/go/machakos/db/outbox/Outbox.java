package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * The messages to be sent, each a row of the transaction of the fact that causes it. Thread-safe.
 */
public final class Outbox {
  private static final List<Field<?>> COLUMNS =
      List.of(
          OUTBOX.KIND,
          OUTBOX.RECIPIENT_HASH,
          OUTBOX.RECIPIENT_SEALED,
          OUTBOX.LANGUAGE,
          OUTBOX.BODY_KEY,
          OUTBOX.BODY_SEALED,
          OUTBOX.STATE,
          OUTBOX.NOT_BEFORE,
          OUTBOX.EXPIRES_AT,
          OUTBOX.ATTEMPTS,
          OUTBOX.CAUSE,
          OUTBOX.SOLICITED,
          OUTBOX.CREATED_AT);

  private final Database database;
  private final QueuedRows rows;

  public Outbox(Database database, Vault vault) {
    this.database = database;
    this.rows = new QueuedRows(vault);
  }

  /** Adds a message; false where one of the same cause is there. */
  public boolean enqueue(Tx tx, OutgoingMessage message, Instant now) {
    try {
      enqueue(tx, List.of(message), now);
      return true;
    } catch (IntegrityConstraintViolationException sameCause) {
      return false;
    }
  }

  /**
   * Adds messages by one statement.
   *
   * @throws IntegrityConstraintViolationException where one of the same cause is there as any
   */
  public void enqueue(Tx tx, List<OutgoingMessage> messages, Instant now) {
    InsertValuesStepN<?> adding = tx.jooq().insertInto(OUTBOX, COLUMNS);
    for (OutgoingMessage message : messages) {
      adding =
          adding.values(
              message.kind(),
              rows.hash(message.to()),
              rows.seal(message.to()),
              message.language(),
              message.bodyKey().orElse(null),
              rows.seal(message.body()),
              MessageState.WAITING.code(),
              message.notBefore(),
              message.expiresAt().orElse(null),
              0,
              message.cause(),
              message.solicited(),
              now);
    }
    adding.execute();
  }

  /** The language of the message of a cause, while that is kept. */
  public Optional<String> languageOf(Tx tx, String cause) {
    return tx.jooq()
        .select(OUTBOX.LANGUAGE)
        .from(OUTBOX)
        .where(OUTBOX.CAUSE.eq(cause))
        .fetchOptional(OUTBOX.LANGUAGE);
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
