package ke.go.machakos.db.projects;

import static ke.go.machakos.db.generated.Tables.PROJECT;
import static ke.go.machakos.db.generated.Tables.PROJECT_REMARK;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** What citizens say of projects. Thread-safe. */
public final class Remarks {
  private static final int LONGEST = 1000;

  private final Database database;

  public Remarks(Database database) {
    this.database = database;
  }

  /**
   * Stores a remark on a project that exists, its ward with it and phone numbers in it hidden;
   * returns its identity.
   */
  public long add(Tx tx, Remark remark, Instant now) {
    String ward =
        tx.jooq()
            .select(PROJECT.WARD_CODE)
            .from(PROJECT)
            .where(PROJECT.REFERENCE.eq(remark.project().digits()))
            .fetchSingle()
            .value1();
    tx.jooq()
        .insertInto(PROJECT_REMARK)
        .set(PROJECT_REMARK.PROJECT_REFERENCE, remark.project().digits())
        .set(PROJECT_REMARK.CITIZEN_ID, remark.citizen().orElse(null))
        .set(PROJECT_REMARK.WARD_CODE, ward)
        .set(PROJECT_REMARK.VERDICT, remark.verdict().code())
        .set(PROJECT_REMARK.BODY, remark.body().map(Remarks::storable).orElse(null))
        .set(PROJECT_REMARK.LANGUAGE, remark.language())
        .set(PROJECT_REMARK.CHANNEL, remark.channel())
        .set(PROJECT_REMARK.STATE, "new")
        .set(PROJECT_REMARK.AT, now)
        .execute();
    return tx.jooq().lastID().longValueExact();
  }

  /** The remarks on a project, the newest first. */
  public List<Remark> of(Reference project, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(PROJECT_REMARK)
                .where(PROJECT_REMARK.PROJECT_REFERENCE.eq(project.digits()))
                .orderBy(PROJECT_REMARK.AT.desc(), PROJECT_REMARK.ID.desc())
                .limit(atMost)
                .fetch(Remarks::remark));
  }

  private static String storable(String body) {
    String masked = NumberMask.mask(body);
    return masked.substring(0, Math.min(LONGEST, masked.length()));
  }

  private static Remark remark(Record row) {
    return new Remark(
        new Reference(Reference.Kind.PROJECT, row.get(PROJECT_REMARK.PROJECT_REFERENCE)),
        Optional.ofNullable(row.get(PROJECT_REMARK.CITIZEN_ID)),
        Remark.Verdict.valueOf(row.get(PROJECT_REMARK.VERDICT).toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.get(PROJECT_REMARK.BODY)),
        row.get(PROJECT_REMARK.LANGUAGE),
        row.get(PROJECT_REMARK.CHANNEL));
  }
}
