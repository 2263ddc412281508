package ke.go.machakos.db.applications;

import static ke.go.machakos.db.generated.Tables.APPLICATION_DRAFT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** Half-finished applications, kept for 30 days after the last answer. Thread-safe. */
public final class ApplicationDrafts {
  /** For how long one can be finished. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final String CONTENT = "application_draft.content";

  private final PersonalData personal;

  public ApplicationDrafts(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /** Begins one, under a reference that nothing had before. */
  public ApplicationDraft begin(
      Tx tx, Optional<Msisdn> phone, String content, String language, Instant now) {
    long id =
        tx.jooq()
            .insertInto(APPLICATION_DRAFT)
            .set(APPLICATION_DRAFT.PHONE_HASH, phone.map(personal::hash).orElse(null))
            .set(APPLICATION_DRAFT.PHONE_SEALED, phone.map(it -> personal.seal(it)).orElse(null))
            .set(APPLICATION_DRAFT.CONTENT_SEALED, personal.seal(content, CONTENT))
            .set(APPLICATION_DRAFT.LANGUAGE, language)
            .set(APPLICATION_DRAFT.BEGUN_AT, now)
            .set(APPLICATION_DRAFT.TOUCHED_AT, now)
            .returningResult(APPLICATION_DRAFT.ID)
            .fetchSingle()
            .value1();
    Reference reference = Reference.of(Reference.Kind.APPLICATION, id);
    tx.jooq()
        .update(APPLICATION_DRAFT)
        .set(APPLICATION_DRAFT.REFERENCE, reference.digits())
        .where(APPLICATION_DRAFT.ID.eq(id))
        .execute();
    return new ApplicationDraft(reference, phone, content, language);
  }

  /** Takes out one that can still be finished; others wait for the end of the transaction. */
  public Optional<ApplicationDraft> lock(Tx tx, Reference reference, Instant now) {
    return tx.jooq()
        .selectFrom(APPLICATION_DRAFT)
        .where(APPLICATION_DRAFT.REFERENCE.eq(reference.digits()))
        .and(APPLICATION_DRAFT.ENDED_AT.isNull())
        .and(APPLICATION_DRAFT.TOUCHED_AT.gt(now.minus(KEPT)))
        .forUpdate()
        .fetchOptional(this::draft);
  }

  /** Those of a phone that can still be finished, the last touched first. */
  public List<ApplicationDraft> ofPhone(Tx tx, Msisdn phone, Instant now) {
    return tx.jooq()
        .selectFrom(APPLICATION_DRAFT)
        .where(APPLICATION_DRAFT.PHONE_HASH.eq(personal.hash(phone)))
        .and(APPLICATION_DRAFT.ENDED_AT.isNull())
        .and(APPLICATION_DRAFT.TOUCHED_AT.gt(now.minus(KEPT)))
        .orderBy(APPLICATION_DRAFT.TOUCHED_AT.desc(), APPLICATION_DRAFT.ID.desc())
        .limit(20)
        .fetch(this::draft);
  }

  /** Keeps what was answered. */
  public void put(Tx tx, ApplicationDraft draft, Instant now) {
    tx.jooq()
        .update(APPLICATION_DRAFT)
        .set(APPLICATION_DRAFT.CONTENT_SEALED, personal.seal(draft.content(), CONTENT))
        .set(APPLICATION_DRAFT.TOUCHED_AT, now)
        .where(APPLICATION_DRAFT.REFERENCE.eq(draft.reference().digits()))
        .execute();
  }

  /** Ends one: what was answered goes, its reference stays taken. */
  public void end(Tx tx, Reference reference, Instant now) {
    tx.jooq()
        .update(APPLICATION_DRAFT)
        .setNull(APPLICATION_DRAFT.CONTENT_SEALED)
        .setNull(APPLICATION_DRAFT.PHONE_HASH)
        .setNull(APPLICATION_DRAFT.PHONE_SEALED)
        .set(APPLICATION_DRAFT.ENDED_AT, now)
        .where(APPLICATION_DRAFT.REFERENCE.eq(reference.digits()))
        .execute();
  }

  /** Ends those that nobody finished in time; says how many. */
  public int forget(Tx tx, Instant now) {
    return tx.jooq()
        .update(APPLICATION_DRAFT)
        .setNull(APPLICATION_DRAFT.CONTENT_SEALED)
        .setNull(APPLICATION_DRAFT.PHONE_HASH)
        .setNull(APPLICATION_DRAFT.PHONE_SEALED)
        .set(APPLICATION_DRAFT.ENDED_AT, now)
        .where(APPLICATION_DRAFT.ENDED_AT.isNull())
        .and(APPLICATION_DRAFT.TOUCHED_AT.le(now.minus(KEPT)))
        .execute();
  }

  private ApplicationDraft draft(Record row) {
    return new ApplicationDraft(
        new Reference(Reference.Kind.APPLICATION, row.get(APPLICATION_DRAFT.REFERENCE)),
        Optional.ofNullable(row.get(APPLICATION_DRAFT.PHONE_SEALED)).map(personal::phone),
        personal.required(row.get(APPLICATION_DRAFT.CONTENT_SEALED), CONTENT),
        row.get(APPLICATION_DRAFT.LANGUAGE));
  }
}
