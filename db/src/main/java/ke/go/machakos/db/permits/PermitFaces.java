package ke.go.machakos.db.permits;

import static ke.go.machakos.db.generated.Tables.PERMIT;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Lookup;
import org.jooq.Record;

/** What the permits say on their face, found by number. Thread-safe. */
public final class PermitFaces {
  private final Database database;
  private final PersonalData personal;
  private final Lookup<String, PermitFace> byNumber;

  public PermitFaces(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
    this.byNumber =
        Lookup.by(
            PERMIT.NUMBER,
            (jooq, wanted) ->
                jooq.select(PERMIT.BUSINESS_NAME_SEALED, WARD.NAME)
                    .from(PERMIT)
                    .join(WARD)
                    .on(WARD.CODE.eq(PERMIT.WARD_CODE))
                    .where(wanted),
            this::face);
  }

  /** The face of the permit of a number. */
  public Optional<PermitFace> find(Reference number) {
    return byNumber.one(database, number.digits());
  }

  private PermitFace face(Record row) {
    return new PermitFace(
        personal.required(row.get(PERMIT.BUSINESS_NAME_SEALED), Permits.BUSINESS),
        row.get(WARD.NAME));
  }
}
