package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.INBOX;

import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;

/** When the messages of a number came, copies apart, and those that were dropped. Thread-safe. */
public final class Arrivals {
  private final Database database;
  private final PersonalData personal;

  public Arrivals(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** When a message and those of its sender before it came, the latest first. */
  public List<Instant> upTo(ReceivedMessage message, Instant since, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .select(INBOX.RECEIVED_AT)
                .from(INBOX)
                .where(INBOX.SENDER_HASH.eq(personal.hash(message.from())))
                .and(INBOX.RECEIVED_AT.gt(since))
                .and(INBOX.RECEIVED_AT.le(message.receivedAt()))
                .and(INBOX.ID.le(message.id()))
                .and(INBOX.DUPLICATE_OF.isNull())
                .and(INBOX.STATE.ne(Inbox.State.DROPPED.code()))
                .orderBy(INBOX.RECEIVED_AT.desc())
                .limit(atMost)
                .fetch(INBOX.RECEIVED_AT));
  }
}
