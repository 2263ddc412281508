package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;

/** The cases of one service in one ward that were opened lately. Thread-safe. */
public final class SimilarCases {
  private static final List<String> OVER = List.of("resolved", "rejected", "closed");

  private final Database database;
  private final PersonalData personal;

  public SimilarCases(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** A case with the words of who reported it. */
  public record Worded(Reference reference, String words, Instant openedAt) {}

  /** Where and of what, since when. */
  public record Where(String ward, String service, Instant since) {
    private Condition condition() {
      return SERVICE_CASE
          .WARD_CODE
          .eq(ward)
          .and(SERVICE_CASE.SERVICE_CODE.eq(service))
          .and(SERVICE_CASE.OPENED_AT.ge(since));
    }
  }

  /** Those that are still worked on, the newest first. */
  public List<Worded> open(Where where, int atMost) {
    return database.read(tx -> open(tx, where, atMost));
  }

  /** The same, as a transaction sees them. */
  public List<Worded> open(Tx tx, Where where, int atMost) {
    return tx.jooq()
        .select(SERVICE_CASE.REFERENCE, SERVICE_CASE.WORDS_SEALED, SERVICE_CASE.OPENED_AT)
        .from(SERVICE_CASE)
        .where(where.condition())
        .and(SERVICE_CASE.STATE.notIn(OVER))
        .orderBy(SERVICE_CASE.OPENED_AT.desc(), SERVICE_CASE.ID.desc())
        .limit(atMost)
        .fetch(this::worded);
  }

  /** How many there are, whatever became of them. */
  public int count(Tx tx, Where where) {
    return tx.jooq().fetchCount(SERVICE_CASE, where.condition());
  }

  private Worded worded(Record row) {
    return new Worded(
        new Reference(Reference.Kind.CASE, row.get(SERVICE_CASE.REFERENCE)),
        personal.required(row.get(SERVICE_CASE.WORDS_SEALED), Cases.WORDS),
        row.get(SERVICE_CASE.OPENED_AT));
  }
}
