package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.REPORT_DRAFT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;

/**
 * The reports that wait for an answer of their senders, one a number: whatever becomes of the
 * conversation, what was written is still here. Thread-safe.
 */
public final class ReportDrafts {
  private static final String CONTENT = "report_draft.content";
  private static final char END_OF_NUMBER = '\n';

  private final Database database;
  private final PersonalData personal;

  public ReportDrafts(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** Keeps a report, in place of what was kept of its sender's report before. */
  public void keep(Tx tx, ReportDraft draft, Instant expires) {
    byte[] sealed = personal.seal(draft.from().e164() + END_OF_NUMBER + draft.content(), CONTENT);
    tx.jooq()
        .insertInto(REPORT_DRAFT)
        .set(REPORT_DRAFT.PHONE_HASH, personal.hash(draft.from()))
        .set(REPORT_DRAFT.CONTENT_SEALED, sealed)
        .set(REPORT_DRAFT.EXPIRES_AT, expires)
        .onDuplicateKeyUpdate()
        .set(REPORT_DRAFT.CONTENT_SEALED, sealed)
        .set(REPORT_DRAFT.EXPIRES_AT, expires)
        .execute();
  }

  /** The report of a number that waits, or waited too long. */
  public Optional<ReportDraft> find(Msisdn phone) {
    return database.read(
        tx -> tx.jooq().selectFrom(REPORT_DRAFT).where(of(phone)).fetchOptional(this::draft));
  }

  /** The reports whose senders did not answer in time, the longest overdue first. */
  public List<ReportDraft> expired(Instant now, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(REPORT_DRAFT)
                .where(REPORT_DRAFT.EXPIRES_AT.le(now))
                .orderBy(REPORT_DRAFT.EXPIRES_AT)
                .limit(atMost)
                .fetch(this::draft));
  }

  /** Whether a number's report is still waiting too long, as a transaction sees it. */
  public boolean overdue(Tx tx, Msisdn phone, Instant now) {
    return tx.jooq().fetchExists(REPORT_DRAFT, of(phone).and(REPORT_DRAFT.EXPIRES_AT.le(now)));
  }

  /** Keeps a number's report no longer; false where it is gone already. */
  public boolean take(Tx tx, Msisdn phone) {
    return tx.jooq().deleteFrom(REPORT_DRAFT).where(of(phone)).execute() > 0;
  }

  private Condition of(Msisdn phone) {
    return REPORT_DRAFT.PHONE_HASH.eq(personal.hash(phone));
  }

  private ReportDraft draft(Record row) {
    return draft(row.get(REPORT_DRAFT.CONTENT_SEALED), personal);
  }

  static ReportDraft draft(byte[] sealed, PersonalData personal) {
    String text = personal.required(sealed, CONTENT);
    int end = text.indexOf(END_OF_NUMBER);
    return new ReportDraft(new Msisdn(text.substring(0, end)), text.substring(end + 1));
  }
}
