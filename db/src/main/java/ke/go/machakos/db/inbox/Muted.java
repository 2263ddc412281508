package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.INBOX;
import static ke.go.machakos.db.generated.Tables.MUTED;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;

/**
 * The numbers whose messages are dropped for a time: kept as they came, and nothing done for them.
 * Thread-safe.
 */
public final class Muted {
  private final Database database;
  private final PersonalData personal;

  public Muted(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /**
   * A number that is not heard.
   *
   * @param by who decided it
   * @param dropped how many of its messages were dropped since
   */
  public record Entry(Instant until, String reason, String by, Instant since, int dropped) {}

  /** How a number stands; empty for one that is heard. */
  public Optional<Entry> find(Tx tx, Msisdn phone, Instant now) {
    return tx.jooq()
        .selectFrom(MUTED)
        .where(MUTED.PHONE_HASH.eq(personal.hash(phone)))
        .and(MUTED.MUTED_UNTIL.gt(now))
        .fetchOptional(
            row ->
                new Entry(
                    row.get(MUTED.MUTED_UNTIL),
                    row.get(MUTED.REASON),
                    row.get(MUTED.MUTED_BY),
                    row.get(MUTED.MUTED_AT),
                    dropped(tx, phone, row.get(MUTED.MUTED_AT))));
  }

  private int dropped(Tx tx, Msisdn phone, Instant since) {
    return tx.jooq()
        .fetchCount(
            INBOX,
            INBOX
                .SENDER_HASH
                .eq(personal.hash(phone))
                .and(INBOX.RECEIVED_AT.ge(since))
                .and(INBOX.STATE.eq(Inbox.State.DROPPED.code())));
  }

  /** How the audit log calls a number: the same for the same number, and not the number. */
  public String alias(Msisdn phone) {
    return HexFormat.of().formatHex(personal.hash(phone), 0, 8);
  }

  /** Whether the messages of a number are dropped now. */
  public boolean holds(Msisdn phone, Instant now) {
    return database.read(
        tx ->
            tx.jooq()
                .fetchExists(
                    MUTED,
                    MUTED.PHONE_HASH.eq(personal.hash(phone)).and(MUTED.MUTED_UNTIL.gt(now))));
  }

  /**
   * Drops the messages of a number from now on.
   *
   * @param by who decided it
   */
  public void mute(Tx tx, Msisdn phone, Instant until, String reason, String by, Instant now) {
    tx.jooq()
        .insertInto(MUTED)
        .set(MUTED.PHONE_HASH, personal.hash(phone))
        .set(MUTED.MUTED_UNTIL, until)
        .set(MUTED.REASON, reason)
        .set(MUTED.MUTED_BY, by)
        .set(MUTED.MUTED_AT, now)
        .onDuplicateKeyUpdate()
        .set(MUTED.MUTED_UNTIL, until)
        .set(MUTED.REASON, reason)
        .set(MUTED.MUTED_BY, by)
        .set(MUTED.MUTED_AT, now)
        .execute();
  }

  /** Hears a number again; false where it was not muted. */
  public boolean hear(Tx tx, Msisdn phone) {
    return tx.jooq().deleteFrom(MUTED).where(MUTED.PHONE_HASH.eq(personal.hash(phone))).execute()
        > 0;
  }
}
