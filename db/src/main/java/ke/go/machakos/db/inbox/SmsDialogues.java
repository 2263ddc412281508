package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.PAGE;
import static ke.go.machakos.db.generated.Tables.SMS_DIALOGUE;
import static ke.go.machakos.db.generated.Tables.STAFF;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.InsertValuesStep6;
import org.jooq.Record;

/**
 * What each number's conversation by SMS waits for. A row stays when its conversation ends, so that
 * its moves go on being counted, and is what the messages of one number wait for each other by.
 * Thread-safe.
 */
public final class SmsDialogues {
  private static final String CONTENT = "sms_dialogue.content";
  private static final String NOTHING = "";

  private final Database database;
  private final PersonalData personal;

  public SmsDialogues(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** Makes other messages of a number wait for this transaction; returns the moves so far. */
  public int lock(Tx tx, Msisdn phone) {
    return tx.jooq()
        .insertInto(SMS_DIALOGUE)
        .set(SMS_DIALOGUE.PHONE_HASH, personal.hash(phone))
        .set(SMS_DIALOGUE.KIND, NOTHING)
        .set(SMS_DIALOGUE.CONTENT_SEALED, personal.seal("", CONTENT))
        .set(SMS_DIALOGUE.MOVES, 0)
        .set(SMS_DIALOGUE.MOVED_AT, Instant.EPOCH)
        .set(SMS_DIALOGUE.EXPIRES_AT, Instant.EPOCH)
        .onDuplicateKeyUpdate()
        .set(SMS_DIALOGUE.MOVES, SMS_DIALOGUE.MOVES)
        .returningResult(SMS_DIALOGUE.MOVES)
        .fetchSingle()
        .value1();
  }

  /**
   * Makes other messages of some numbers wait for this transaction.
   *
   * @return the moves of each so far
   */
  public Map<Msisdn, Integer> lock(Tx tx, Collection<Msisdn> phones) {
    byte[] nothing = personal.seal("", CONTENT);
    InsertValuesStep6<?, byte[], String, byte[], Integer, Instant, Instant> rows =
        tx.jooq()
            .insertInto(
                SMS_DIALOGUE,
                SMS_DIALOGUE.PHONE_HASH,
                SMS_DIALOGUE.KIND,
                SMS_DIALOGUE.CONTENT_SEALED,
                SMS_DIALOGUE.MOVES,
                SMS_DIALOGUE.MOVED_AT,
                SMS_DIALOGUE.EXPIRES_AT);
    NavigableMap<byte[], Msisdn> byHash = new TreeMap<>(Arrays::compareUnsigned);
    phones.forEach(phone -> byHash.put(personal.hash(phone), phone));
    // in one order, so that of two transactions each gets all of its locks
    for (byte[] hash : byHash.keySet()) {
      rows = rows.values(hash, NOTHING, nothing, 0, Instant.EPOCH, Instant.EPOCH);
    }
    Map<Msisdn, Integer> moves = new HashMap<>();
    rows.onDuplicateKeyUpdate()
        .set(SMS_DIALOGUE.MOVES, SMS_DIALOGUE.MOVES)
        .returningResult(SMS_DIALOGUE.PHONE_HASH, SMS_DIALOGUE.MOVES)
        .fetch()
        .forEach(row -> moves.put(byHash.get(row.value1()), row.value2()));
    return moves;
  }

  /**
   * Where the conversation of a number stands.
   *
   * @param moves how often it has moved
   * @param waiting what the next message of the number answers
   */
  public record Standing(int moves, Optional<SmsDialogue> waiting) {
    /** Of a number that never sent anything. */
    private static final Standing NEW = new Standing(0, Optional.empty());
  }

  /** Where the conversation of a number stands. */
  public Standing standing(Msisdn phone, Instant now) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(SMS_DIALOGUE)
                .where(of(phone))
                .fetchOptional(row -> standing(row, now))
                .orElse(Standing.NEW));
  }

  private Standing standing(Record row, Instant now) {
    boolean waits = row.get(SMS_DIALOGUE.EXPIRES_AT).isAfter(now);
    return new Standing(
        row.get(SMS_DIALOGUE.MOVES), waits ? kept(row, personal) : Optional.empty());
  }

  /** The conversation of a row, whether it still waits or not; a row may also be missing. */
  static Optional<SmsDialogue> kept(Record row, PersonalData personal) {
    return Optional.ofNullable(row.get(SMS_DIALOGUE.KIND))
        .filter(kind -> !kind.equals(NOTHING))
        .map(
            kind ->
                new SmsDialogue(
                    kind, personal.required(row.get(SMS_DIALOGUE.CONTENT_SEALED), CONTENT)));
  }

  /** What the next message of a number answers. */
  public Optional<SmsDialogue> waiting(Msisdn phone, Instant now) {
    return standing(phone, now).waiting();
  }

  /** Waits for the next message of a number, in place of what it waited for. */
  public void ask(Tx tx, Msisdn phone, SmsDialogue dialogue, Instant now, Instant expires) {
    byte[] content = personal.seal(dialogue.content(), CONTENT);
    tx.jooq()
        .insertInto(SMS_DIALOGUE)
        .set(SMS_DIALOGUE.PHONE_HASH, personal.hash(phone))
        .set(SMS_DIALOGUE.KIND, dialogue.kind())
        .set(SMS_DIALOGUE.CONTENT_SEALED, content)
        .set(SMS_DIALOGUE.MOVES, 1)
        .set(SMS_DIALOGUE.MOVED_AT, now)
        .set(SMS_DIALOGUE.EXPIRES_AT, expires)
        .onDuplicateKeyUpdate()
        .set(SMS_DIALOGUE.KIND, dialogue.kind())
        .set(SMS_DIALOGUE.CONTENT_SEALED, content)
        .set(SMS_DIALOGUE.MOVES, SMS_DIALOGUE.MOVES.plus(1))
        .set(SMS_DIALOGUE.MOVED_AT, now)
        .set(SMS_DIALOGUE.EXPIRES_AT, expires)
        .execute();
  }

  /**
   * Counts as a move what was said, and goes on waiting for what it waited for: the same words once
   * more after others are then no copy of the first.
   */
  public void moved(Tx tx, Msisdn phone, Instant now) {
    tx.jooq()
        .update(SMS_DIALOGUE)
        .set(SMS_DIALOGUE.MOVES, SMS_DIALOGUE.MOVES.plus(1))
        .set(SMS_DIALOGUE.MOVED_AT, now)
        .where(of(phone))
        .execute();
  }

  /** Waits for nothing any more. */
  public void end(Tx tx, Msisdn phone, Instant now) {
    ask(tx, phone, new SmsDialogue(NOTHING, ""), now, now);
  }

  /** Ends one conversation of a number; another that took its place goes on waiting. */
  public void end(Tx tx, Msisdn phone, String kind, Instant now) {
    tx.jooq()
        .update(SMS_DIALOGUE)
        .set(SMS_DIALOGUE.KIND, NOTHING)
        .set(SMS_DIALOGUE.CONTENT_SEALED, personal.seal("", CONTENT))
        .set(SMS_DIALOGUE.MOVES, SMS_DIALOGUE.MOVES.plus(1))
        .set(SMS_DIALOGUE.MOVED_AT, now)
        .set(SMS_DIALOGUE.EXPIRES_AT, now)
        .where(of(phone))
        .and(SMS_DIALOGUE.KIND.eq(kind))
        .execute();
  }

  /**
   * Whether a conversation moved after an instant, or its owner was called to something: an OK to a
   * second call is no copy of the one to the first. What moves it when a message is answered has
   * the instant of the answer itself and so is not after it.
   */
  boolean movedAfter(Tx tx, Msisdn phone, Instant instant) {
    return tx.jooq().fetchExists(SMS_DIALOGUE, of(phone).and(SMS_DIALOGUE.MOVED_AT.gt(instant)))
        || tx.jooq()
            .fetchExists(
                PAGE.join(STAFF).on(STAFF.ID.eq(PAGE.STAFF_ID)),
                STAFF.PHONE_HASH.eq(personal.hash(phone)).and(PAGE.PAGED_AT.gt(instant)));
  }

  private Condition of(Msisdn phone) {
    return SMS_DIALOGUE.PHONE_HASH.eq(personal.hash(phone));
  }
}
