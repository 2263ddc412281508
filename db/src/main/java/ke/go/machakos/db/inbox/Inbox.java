package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.INBOX;

import java.time.Duration;
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

/** The messages that came, each a row before any work is done for it. Thread-safe. */
public final class Inbox {
  private static final String RECEIVED = "received";
  private static final String COPY = "duplicate";
  private static final String BODY = "inbox.body";
  private static final String CONTENT = "inbox.content";
  private static final Duration COPIES_COME_WITHIN = Duration.ofMinutes(1);

  private final Database database;
  private final Vault vault;
  private final PersonalData personal;
  private final SmsDialogues dialogues;

  public Inbox(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
    this.personal = new PersonalData(vault);
    this.dialogues = new SmsDialogues(database, vault);
  }

  /**
   * Writes a message down. The messages of one number wait for each other here, so that of copies
   * that arrive together one is the first.
   */
  public Receipt take(Tx tx, IncomingMessage message, Instant now) {
    dialogues.lock(tx, message.from());
    Optional<Long> first = original(tx, message, now);
    try {
      long id = insert(tx, message, first, now);
      return new Receipt(first.isEmpty() ? Receipt.Arrival.NEW : Receipt.Arrival.COPY, id);
    } catch (IntegrityConstraintViolationException sameId) {
      return new Receipt(Receipt.Arrival.REPEAT, idOf(tx, message));
    }
  }

  /**
   * Writes down what becomes of a message, first of all in the transaction that does it; false
   * where that is done already.
   *
   * @param as what took it, for example {@code command/help}
   */
  public boolean handled(Tx tx, long id, State state, String as, Instant now) {
    return tx.jooq()
            .update(INBOX)
            .set(INBOX.STATE, state.code())
            .set(INBOX.HANDLED_AS, as)
            .set(INBOX.HANDLED_AT, now)
            .where(INBOX.ID.eq(id))
            .and(INBOX.STATE.eq(RECEIVED))
            .execute()
        == 1;
  }

  /** A message by its row, if nothing was done for it yet. */
  public Optional<ReceivedMessage> find(long id) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(INBOX)
                .where(INBOX.ID.eq(id))
                .and(INBOX.STATE.eq(RECEIVED))
                .fetchOptional(this::message));
  }

  /** The rows that nothing was done for, though they came before an instant, the oldest first. */
  public List<Long> left(Instant before, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .select(INBOX.ID)
                .from(INBOX)
                .where(INBOX.STATE.eq(RECEIVED))
                .and(INBOX.RECEIVED_AT.le(before))
                .orderBy(INBOX.RECEIVED_AT, INBOX.ID)
                .limit(atMost)
                .fetch(INBOX.ID));
  }

  /** The message that this one is a copy of. */
  private Optional<Long> original(Tx tx, IncomingMessage message, Instant now) {
    return tx.jooq()
        .select(INBOX.ID, INBOX.HANDLED_AT)
        .from(INBOX)
        .where(INBOX.SENDER_HASH.eq(personal.hash(message.from())))
        .and(INBOX.CONTENT_HASH.eq(content(message)))
        .and(INBOX.RECEIVED_AT.gt(now.minus(COPIES_COME_WITHIN)))
        .and(INBOX.DUPLICATE_OF.isNull())
        .orderBy(INBOX.ID.desc())
        .limit(1)
        .fetchOptional()
        .filter(
            row ->
                row.get(INBOX.HANDLED_AT) == null
                    || !dialogues.movedAfter(tx, message.from(), row.get(INBOX.HANDLED_AT)))
        .map(row -> row.get(INBOX.ID));
  }

  private long insert(Tx tx, IncomingMessage message, Optional<Long> first, Instant now) {
    return tx.jooq()
        .insertInto(INBOX)
        .set(INBOX.PROVIDER, message.provider())
        .set(INBOX.PROVIDER_MESSAGE_ID, message.providerId())
        .set(INBOX.SENDER_HASH, personal.hash(message.from()))
        .set(INBOX.SENDER_SEALED, personal.seal(message.from()))
        .set(INBOX.CODE, message.code())
        .set(INBOX.LINK_ID, message.linkId().orElse(null))
        .set(INBOX.NETWORK_CODE, message.networkCode().orElse(null))
        .set(INBOX.BODY_SEALED, personal.seal(message.body(), BODY))
        .set(INBOX.CONTENT_HASH, content(message))
        .set(INBOX.STATE, first.isEmpty() ? RECEIVED : COPY)
        .set(INBOX.DUPLICATE_OF, first.orElse(null))
        .set(INBOX.SENT_AT, message.sentAt().orElse(null))
        .set(INBOX.RECEIVED_AT, now)
        .returningResult(INBOX.ID)
        .fetchSingle()
        .value1();
  }

  private static long idOf(Tx tx, IncomingMessage message) {
    return tx.jooq()
        .select(INBOX.ID)
        .from(INBOX)
        .where(INBOX.PROVIDER.eq(message.provider()))
        .and(INBOX.PROVIDER_MESSAGE_ID.eq(message.providerId()))
        .fetchSingle()
        .value1();
  }

  /** The number is part of it, so that equal texts of two people do not look alike. */
  private byte[] content(IncomingMessage message) {
    return vault.lookup(CONTENT, message.from().e164() + '\0' + message.body().strip());
  }

  private ReceivedMessage message(Record row) {
    Msisdn from = personal.phone(row.get(INBOX.SENDER_SEALED));
    String body = personal.required(row.get(INBOX.BODY_SEALED), BODY);
    return new ReceivedMessage(
        row.get(INBOX.ID), from, row.get(INBOX.CODE), body, row.get(INBOX.RECEIVED_AT));
  }

  /** What a message that was worked on has become. */
  public enum State {
    HANDLED("handled"),
    FOR_HUMAN("for_human"),
    /** Kept, and not answered: its sender sends too much. */
    UNANSWERED("unanswered"),
    /** Of a number that is not heard. */
    DROPPED("dropped");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** The form in the column. */
    public String code() {
      return code;
    }
  }
}
