package ke.go.machakos.db.citizens;

import static ke.go.machakos.db.generated.Tables.CITIZEN;

import java.security.MessageDigest;
import java.time.Instant;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The four-digit PINs that protect the records of a shared or long unused number. A PIN is stored
 * as a keyed hash bound to its citizen; five wrong ones in a row lock the number until a desk
 * unlocks it. Thread-safe.
 */
public final class Pins {
  private static final int TRIES = 5;
  private static final String PIN = "citizen.pin";

  private final Vault vault;
  private final PersonalData personal;

  public Pins(Vault vault) {
    this.vault = vault;
    this.personal = new PersonalData(vault);
  }

  /** Whether a text is four digits. */
  public static boolean isWellFormed(String pin) {
    return pin.matches("[0-9]{4}");
  }

  /**
   * Sets the PIN of a number the county has met and that is not locked; false for any other.
   * Whoever calls has seen to it that the caller is proven, or that the number has no records to
   * protect yet.
   */
  public boolean set(Tx tx, Msisdn phone, String pin) {
    if (!isWellFormed(pin)) {
      throw new IllegalArgumentException("a PIN is four digits");
    }
    Record row = locked(tx, phone);
    return row != null
        && row.get(CITIZEN.LOCKED_AT) == null
        && tx.jooq()
                .update(CITIZEN)
                .set(CITIZEN.PIN_HASH, hash(row.get(CITIZEN.ID), pin))
                .set(CITIZEN.PIN_TRUSTED_SINCE, CITIZEN.TRUSTED_SINCE)
                .set(CITIZEN.PIN_FAILURES, 0)
                .where(CITIZEN.ID.eq(row.get(CITIZEN.ID)))
                .execute()
            == 1;
  }

  /**
   * Checks a PIN. The right one ends the count of wrong ones, and shows that the number has not
   * changed hands since the PIN was set.
   */
  public PinCheck check(Tx tx, Msisdn phone, String pin, Instant now) {
    Record row = locked(tx, phone);
    if (row == null || (row.get(CITIZEN.PIN_HASH) == null && row.get(CITIZEN.LOCKED_AT) == null)) {
      return new PinCheck.None();
    }
    if (row.get(CITIZEN.LOCKED_AT) != null) {
      return new PinCheck.Locked();
    }
    long id = row.get(CITIZEN.ID);
    if (MessageDigest.isEqual(hash(id, pin), row.get(CITIZEN.PIN_HASH))) {
      return right(tx, row, now);
    }
    return wrong(tx, id, row.get(CITIZEN.PIN_FAILURES) + 1, now);
  }

  /**
   * Unlocks a number at a desk, and takes its PIN away, so that a new one is set there; false where
   * it was not locked.
   */
  public boolean unlock(Tx tx, Msisdn phone) {
    return tx.jooq()
            .update(CITIZEN)
            .setNull(CITIZEN.LOCKED_AT)
            .setNull(CITIZEN.PIN_HASH)
            .set(CITIZEN.PIN_FAILURES, 0)
            .where(CITIZEN.PHONE_HASH.eq(personal.hash(phone)))
            .and(CITIZEN.LOCKED_AT.isNotNull())
            .execute()
        == 1;
  }

  private static PinCheck right(Tx tx, Record row, Instant now) {
    Instant before = row.get(CITIZEN.PIN_TRUSTED_SINCE);
    Instant trusted = row.get(CITIZEN.TRUSTED_SINCE);
    Instant since = before.isBefore(trusted) ? before : trusted;
    tx.jooq()
        .update(CITIZEN)
        .set(CITIZEN.PIN_FAILURES, 0)
        .set(CITIZEN.TRUSTED_SINCE, since)
        .set(CITIZEN.LAST_SEEN_AT, now)
        .where(CITIZEN.ID.eq(row.get(CITIZEN.ID)))
        .execute();
    return new PinCheck.Right(Trust.linkedFrom(since));
  }

  private static PinCheck wrong(Tx tx, long id, int failures, Instant now) {
    boolean locks = failures >= TRIES;
    tx.jooq()
        .update(CITIZEN)
        .set(CITIZEN.PIN_FAILURES, failures)
        .set(CITIZEN.LOCKED_AT, locks ? now : null)
        .where(CITIZEN.ID.eq(id))
        .execute();
    return locks ? new PinCheck.Locked() : new PinCheck.Wrong(TRIES - failures);
  }

  private @Nullable Record locked(Tx tx, Msisdn phone) {
    return tx.jooq()
        .selectFrom(CITIZEN)
        .where(CITIZEN.PHONE_HASH.eq(personal.hash(phone)))
        .forUpdate()
        .fetchOne();
  }

  private byte[] hash(long citizen, String pin) {
    return vault.lookup(PIN, citizen + ":" + pin);
  }
}
