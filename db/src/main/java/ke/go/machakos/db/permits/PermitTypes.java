package ke.go.machakos.db.permits;

import static ke.go.machakos.db.generated.Tables.PERMIT_TYPE;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Database;
import org.jooq.Record;

/** The kinds of permits with what the catalogue says of each. Thread-safe. */
public final class PermitTypes {
  private final Database database;

  public PermitTypes(Database database) {
    this.database = database;
  }

  /** The kind of a code. */
  public Optional<PermitKind> find(String code) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(PERMIT_TYPE)
                .where(PERMIT_TYPE.CODE.eq(code))
                .fetchOptional(PermitTypes::kind));
  }

  /** All kinds, by code. */
  public List<PermitKind> all() {
    return database.read(
        tx -> tx.jooq().selectFrom(PERMIT_TYPE).orderBy(PERMIT_TYPE.CODE).fetch(PermitTypes::kind));
  }

  private static PermitKind kind(Record row) {
    String documents = row.get(PERMIT_TYPE.DOCUMENTS);
    return new PermitKind(
        new PermitType(
            row.get(PERMIT_TYPE.CODE), row.get(PERMIT_TYPE.NAME_EN), row.get(PERMIT_TYPE.NAME_SW)),
        row.get(PERMIT_TYPE.DEPARTMENT_CODE),
        new PermitTerms(
            documents.isEmpty() ? List.of() : List.of(documents.split(" ")),
            row.get(PERMIT_TYPE.VALIDITY),
            Optional.ofNullable(row.get(PERMIT_TYPE.PENALTY_CODE)),
            row.get(PERMIT_TYPE.NEEDS_INSPECTION),
            Optional.ofNullable(row.get(PERMIT_TYPE.DEEMED_GRANTED_DAYS)),
            row.get(PERMIT_TYPE.INSTALMENTS),
            Optional.ofNullable(row.get(PERMIT_TYPE.STREAM_CODE)),
            Optional.ofNullable(row.get(PERMIT_TYPE.LEGAL_REFERENCE)),
            row.get(PERMIT_TYPE.TERMS_SAMPLE)));
  }
}
