package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.time.Instant;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;

/** What a number was told already, so that it is not told again. Thread-safe. */
public final class Told {
  private final Database database;
  private final PersonalData personal;

  public Told(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /** Whether a number was told the text of a key after an instant. */
  public boolean since(Msisdn phone, String key, Instant instant) {
    return database.read(
        tx ->
            tx.jooq()
                .fetchExists(
                    OUTBOX,
                    OUTBOX
                        .RECIPIENT_HASH
                        .eq(personal.hash(phone))
                        .and(OUTBOX.BODY_KEY.eq(key))
                        .and(OUTBOX.CREATED_AT.gt(instant))));
  }
}
