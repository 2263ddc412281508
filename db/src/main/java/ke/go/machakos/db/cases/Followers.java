package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.CASE_FOLLOWER;
import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** Who is told of the steps of cases, the reporter where their number is kept. Thread-safe. */
public final class Followers {
  private final PersonalData personal;

  public Followers(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /** How somebody joins. */
  public record Joining(Msisdn phone, String language, String channel, boolean reporter) {}

  /** Adds somebody; nothing changes where their number follows already. */
  public void add(Tx tx, long caseId, Joining joining, Instant now) {
    tx.jooq()
        .insertInto(CASE_FOLLOWER)
        .set(CASE_FOLLOWER.CASE_ID, caseId)
        .set(CASE_FOLLOWER.PHONE_HASH, personal.hash(joining.phone()))
        .set(CASE_FOLLOWER.PHONE_SEALED, personal.seal(joining.phone()))
        .set(CASE_FOLLOWER.LANGUAGE, joining.language())
        .set(CASE_FOLLOWER.CHANNEL, joining.channel())
        .set(CASE_FOLLOWER.REPORTER, joining.reporter())
        .set(CASE_FOLLOWER.JOINED_AT, now)
        .onDuplicateKeyUpdate()
        .set(CASE_FOLLOWER.CHANNEL, CASE_FOLLOWER.CHANNEL)
        .execute();
  }

  /** Everybody who follows a case, in the order in which they joined. */
  public List<Follower> of(Tx tx, long caseId) {
    return tx.jooq()
        .selectFrom(CASE_FOLLOWER)
        .where(CASE_FOLLOWER.CASE_ID.eq(caseId))
        .orderBy(CASE_FOLLOWER.ID)
        .fetch(this::follower);
  }

  /** Whoever reported a case, where their number is kept. */
  public Optional<Follower> reporter(Tx tx, Reference reference) {
    return tx.jooq()
        .select(CASE_FOLLOWER.asterisk())
        .from(CASE_FOLLOWER)
        .join(SERVICE_CASE)
        .on(SERVICE_CASE.ID.eq(CASE_FOLLOWER.CASE_ID))
        .where(SERVICE_CASE.REFERENCE.eq(reference.digits()))
        .and(CASE_FOLLOWER.REPORTER)
        .fetchOptional(this::follower);
  }

  /** Whether a case is the report of a number. */
  public boolean reported(Tx tx, Reference reference, Msisdn phone) {
    return reporter(tx, reference).filter(it -> it.phone().equals(phone)).isPresent();
  }

  private Follower follower(Record row) {
    return new Follower(
        row.get(CASE_FOLLOWER.ID),
        personal.phone(row.get(CASE_FOLLOWER.PHONE_SEALED)),
        row.get(CASE_FOLLOWER.LANGUAGE),
        row.get(CASE_FOLLOWER.REPORTER));
  }
}
