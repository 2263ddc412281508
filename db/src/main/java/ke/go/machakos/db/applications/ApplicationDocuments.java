package ke.go.machakos.db.applications;

import static ke.go.machakos.db.generated.Tables.APPLICATION_DOCUMENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;

/** The documents that applicants promised to show, and where and to whom they did. Thread-safe. */
public final class ApplicationDocuments {
  /**
   * A document of an application.
   *
   * @param code as the county's file names it
   * @param shownAt empty while it is only promised
   * @param where the access point at which it was shown
   */
  public record Document(String code, Optional<Instant> shownAt, Optional<String> where) {}

  /**
   * Who saw a document.
   *
   * @param role the code of their role
   * @param staff their row, where it is known
   */
  public record Seen(String where, String role, Optional<Long> staff) {}

  /** Keeps that documents are promised; one that is promised already stays. */
  public void promise(Tx tx, ApplicationFile file, List<String> codes, Instant now) {
    for (String code : codes) {
      tx.jooq()
          .insertInto(APPLICATION_DOCUMENT)
          .set(APPLICATION_DOCUMENT.APPLICATION_ID, file.id())
          .set(APPLICATION_DOCUMENT.CODE, code)
          .set(APPLICATION_DOCUMENT.PROMISED_AT, now)
          .onDuplicateKeyIgnore()
          .execute();
    }
  }

  /** Keeps that one was shown; false where it was never promised, or was shown before. */
  public boolean show(Tx tx, ApplicationFile file, String code, Seen seen, Instant now) {
    return tx.jooq()
            .update(APPLICATION_DOCUMENT)
            .set(APPLICATION_DOCUMENT.SHOWN_AT, now)
            .set(APPLICATION_DOCUMENT.SHOWN_WHERE, seen.where())
            .set(APPLICATION_DOCUMENT.SHOWN_TO, seen.staff().orElse(null))
            .set(APPLICATION_DOCUMENT.SHOWN_TO_ROLE, seen.role())
            .where(APPLICATION_DOCUMENT.APPLICATION_ID.eq(file.id()))
            .and(APPLICATION_DOCUMENT.CODE.eq(code))
            .and(APPLICATION_DOCUMENT.SHOWN_AT.isNull())
            .execute()
        == 1;
  }

  /** The documents of an application, in the order of their promises. */
  public List<Document> of(Tx tx, ApplicationFile file) {
    return tx.jooq()
        .selectFrom(APPLICATION_DOCUMENT)
        .where(APPLICATION_DOCUMENT.APPLICATION_ID.eq(file.id()))
        .orderBy(APPLICATION_DOCUMENT.ID)
        .fetch(
            row ->
                new Document(
                    row.get(APPLICATION_DOCUMENT.CODE),
                    Optional.ofNullable(row.get(APPLICATION_DOCUMENT.SHOWN_AT)),
                    Optional.ofNullable(row.get(APPLICATION_DOCUMENT.SHOWN_WHERE))));
  }
}
