package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * The messages to be sent, each a row of the transaction of the fact that causes it. Thread-safe.
 */
public final class Outbox {
  private static final String WAITING = "waiting";
  private static final String BODY = "outbox.body";

  private final Database database;
  private final PersonalData personal;

  public Outbox(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** Adds a message; false where one of the same cause is there. */
  public boolean enqueue(Tx tx, OutgoingMessage message, Instant now) {
    try {
      tx.jooq()
          .insertInto(OUTBOX)
          .set(OUTBOX.KIND, message.kind())
          .set(OUTBOX.RECIPIENT_HASH, personal.hash(message.to()))
          .set(OUTBOX.RECIPIENT_SEALED, personal.seal(message.to()))
          .set(OUTBOX.LANGUAGE, message.language())
          .set(OUTBOX.BODY_KEY, message.bodyKey().orElse(null))
          .set(OUTBOX.BODY_SEALED, personal.seal(message.body(), BODY))
          .set(OUTBOX.STATE, WAITING)
          .set(OUTBOX.NOT_BEFORE, message.notBefore())
          .set(OUTBOX.EXPIRES_AT, message.expiresAt().orElse(null))
          .set(OUTBOX.ATTEMPTS, 0)
          .set(OUTBOX.CAUSE, message.cause())
          .set(OUTBOX.CREATED_AT, now)
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException sameCause) {
      return false;
    }
  }

  /** How many messages wait to be sent. */
  public int waiting() {
    return database.read(tx -> tx.jooq().fetchCount(OUTBOX, OUTBOX.STATE.eq(WAITING)));
  }

  /** The last messages to a number, the newest first. */
  public List<QueuedMessage> to(Msisdn phone, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(OUTBOX)
                .where(OUTBOX.RECIPIENT_HASH.eq(personal.hash(phone)))
                .orderBy(OUTBOX.ID.desc())
                .limit(atMost)
                .fetch(this::queued));
  }

  private QueuedMessage queued(Record row) {
    var message =
        new OutgoingMessage(
            row.get(OUTBOX.KIND),
            personal.phone(row.get(OUTBOX.RECIPIENT_SEALED)),
            row.get(OUTBOX.LANGUAGE),
            Optional.ofNullable(row.get(OUTBOX.BODY_KEY)),
            personal.required(row.get(OUTBOX.BODY_SEALED), BODY),
            row.get(OUTBOX.NOT_BEFORE),
            Optional.ofNullable(row.get(OUTBOX.EXPIRES_AT)),
            row.get(OUTBOX.CAUSE));
    return new QueuedMessage(
        row.get(OUTBOX.ID), message, row.get(OUTBOX.STATE), row.get(OUTBOX.CREATED_AT));
  }
}
