package ke.go.machakos.db.citizens;

import static ke.go.machakos.db.generated.Tables.CASE_FOLLOWER;
import static ke.go.machakos.db.generated.Tables.CITIZEN;
import static ke.go.machakos.db.generated.Tables.CONSENT;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The callers the county has met, found by number. Thread-safe. */
public final class Citizens {
  /** The purpose that covers everything a citizen does here on their own account. */
  public static final String SERVICE = "service";

  private final Database database;
  private final PersonalData personal;

  public Citizens(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** The citizen of a number, in one query; empty for a number the county has not met. */
  public Optional<Citizen> find(Msisdn phone) {
    return database.read(tx -> find(tx, phone));
  }

  /** What a caller must show before their records do, and how old a link to the number may be. */
  public Access access(Msisdn phone, Instant now) {
    return find(phone)
        .map(citizen -> new Access(proof(citizen, now), Trust.linkedFrom(citizen.trustedSince())))
        .orElseGet(() -> new Access(Proof.OPEN, Trust.linkedFrom(now)));
  }

  /** Whether a number agreed to the service at or after an instant, whatever was said later. */
  public boolean agreedSince(Msisdn phone, Instant since) {
    return database.read(
        tx ->
            tx.jooq()
                .fetchExists(
                    DSL.selectOne()
                        .from(CONSENT)
                        .join(CITIZEN)
                        .on(CITIZEN.ID.eq(CONSENT.CITIZEN_ID))
                        .where(of(phone))
                        .and(CONSENT.PURPOSE.eq(SERVICE))
                        .and(CONSENT.GIVEN)
                        .and(CONSENT.AT.ge(since))));
  }

  /** What a caller must show before their records do. */
  public Proof proof(Msisdn phone, Instant now) {
    return access(phone, now).proof();
  }

  /**
   * Writes down a number on its first use, and the language where it is given; returns its
   * identity.
   */
  public long introduce(Tx tx, Msisdn phone, Optional<String> language, Instant now) {
    tx.jooq()
        .insertInto(CITIZEN)
        .set(CITIZEN.PHONE_HASH, personal.hash(phone))
        .set(CITIZEN.PHONE_SEALED, personal.seal(phone))
        .set(CITIZEN.LANGUAGE, language.orElse(null))
        .set(CITIZEN.SHARED, false)
        .set(CITIZEN.PIN_FAILURES, 0)
        .set(CITIZEN.FIRST_SEEN_AT, now)
        .set(CITIZEN.LAST_SEEN_AT, now)
        .set(CITIZEN.TRUSTED_SINCE, now)
        .set(CITIZEN.SAMPLE, false)
        .onDuplicateKeyUpdate()
        .set(CITIZEN.PHONE_SEALED, personal.seal(phone))
        .set(CITIZEN.LANGUAGE, DSL.coalesce(DSL.val(language.orElse(null)), CITIZEN.LANGUAGE))
        .execute();
    return tx.jooq().select(CITIZEN.ID).from(CITIZEN).where(of(phone)).fetchSingle().value1();
  }

  /** Sets the language of a number the county has met; false for one it has not. */
  public boolean speaks(Tx tx, Msisdn phone, String language) {
    return tx.jooq().update(CITIZEN).set(CITIZEN.LANGUAGE, language).where(of(phone)).execute() > 0;
  }

  /** Marks a number as used by several people, or no longer so; false for a number not met. */
  public boolean share(Tx tx, Msisdn phone, boolean shared) {
    return tx.jooq().update(CITIZEN).set(CITIZEN.SHARED, shared).where(of(phone)).execute() > 0;
  }

  /**
   * Writes down that a number was used. After twelve months without use it is trusted only from now
   * on: its records ask for the PIN or the reference again.
   */
  public void touch(Tx tx, Msisdn phone, Instant now) {
    tx.jooq()
        .update(CITIZEN)
        .set(
            CITIZEN.TRUSTED_SINCE,
            DSL.when(
                    CITIZEN.LAST_SEEN_AT.lt(Trust.yearBefore(now)),
                    DSL.val(now, CITIZEN.TRUSTED_SINCE))
                .otherwise(CITIZEN.TRUSTED_SINCE))
        .set(CITIZEN.LAST_SEEN_AT, now)
        .where(of(phone))
        .execute();
  }

  /** Keeps what a citizen said to a notice, introducing them where they agreed. */
  public void consent(Tx tx, Msisdn phone, Consent consent, Instant now) {
    Optional<Citizen> known = find(tx, phone);
    if (known.isEmpty() && !consent.given()) {
      return;
    }
    long id = consent.given() ? introduce(tx, phone, Optional.empty(), now) : known.get().id();
    tx.jooq()
        .insertInto(CONSENT)
        .set(CONSENT.CITIZEN_ID, id)
        .set(CONSENT.PURPOSE, consent.purpose())
        .set(CONSENT.NOTICE_VERSION, consent.noticeVersion())
        .set(CONSENT.GIVEN, consent.given())
        .set(CONSENT.CHANNEL, consent.channel())
        .set(CONSENT.AT, now)
        .execute();
    if (!consent.given() && consent.purpose().equals(SERVICE)) {
      forget(tx, phone);
    }
  }

  /**
   * Erases what consent covered. The keyed hash stays, with the events that prove what was agreed,
   * and so does what protects the number's records from a finder: the lock, the mark of a shared
   * number, the days of use.
   */
  private static void erase(Tx tx, Condition citizen) {
    tx.jooq()
        .update(CITIZEN)
        .setNull(CITIZEN.PHONE_SEALED)
        .setNull(CITIZEN.LANGUAGE)
        .setNull(CITIZEN.PIN_HASH)
        .setNull(CITIZEN.PIN_TRUSTED_SINCE)
        .where(citizen)
        .execute();
  }

  private void forget(Tx tx, Msisdn phone) {
    erase(tx, of(phone));
    tx.jooq()
        .deleteFrom(CASE_FOLLOWER)
        .where(CASE_FOLLOWER.PHONE_HASH.eq(personal.hash(phone)))
        .execute();
  }

  /** The same within a transaction, as it sees it. */
  public Optional<Citizen> find(Tx tx, Msisdn phone) {
    Field<Long> latest =
        DSL.field(
            DSL.select(DSL.max(CONSENT.ID))
                .from(CONSENT)
                .where(CONSENT.CITIZEN_ID.eq(CITIZEN.ID))
                .and(CONSENT.PURPOSE.eq(SERVICE)));
    return tx.jooq()
        .select(CITIZEN.asterisk(), CONSENT.asterisk())
        .from(CITIZEN)
        .leftJoin(CONSENT)
        .on(CONSENT.ID.eq(latest))
        .where(of(phone))
        .fetchOptional(Citizens::citizen);
  }

  private Condition of(Msisdn phone) {
    return CITIZEN.PHONE_HASH.eq(personal.hash(phone));
  }

  /** What a citizen must show before their records do. */
  public static Proof proof(Citizen citizen, Instant now) {
    if (citizen.locked()) {
      return Proof.LOCKED;
    }
    Instant year = Trust.yearBefore(now);
    boolean cameBack =
        citizen.trustedSince().isAfter(citizen.firstSeen()) && citizen.trustedSince().isAfter(year);
    if (!citizen.shared() && !cameBack && !citizen.lastSeen().isBefore(year)) {
      return Proof.OPEN;
    }
    return citizen.hasPin() ? Proof.PIN_NEEDED : Proof.REFERENCE_NEEDED;
  }

  private static Citizen citizen(Record row) {
    Optional<Consent> consent =
        Optional.ofNullable(row.get(CONSENT.ID))
            .map(
                id ->
                    new Consent(
                        row.get(CONSENT.PURPOSE),
                        row.get(CONSENT.NOTICE_VERSION),
                        row.get(CONSENT.GIVEN),
                        row.get(CONSENT.CHANNEL)));
    return new Citizen(
        row.get(CITIZEN.ID),
        Optional.ofNullable(row.get(CITIZEN.LANGUAGE)),
        consent,
        row.get(CITIZEN.SHARED),
        row.get(CITIZEN.PIN_HASH) != null,
        row.get(CITIZEN.LOCKED_AT) != null,
        row.get(CITIZEN.FIRST_SEEN_AT),
        row.get(CITIZEN.LAST_SEEN_AT),
        row.get(CITIZEN.TRUSTED_SINCE));
  }
}
