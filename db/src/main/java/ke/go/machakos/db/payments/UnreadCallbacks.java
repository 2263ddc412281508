package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.UNREAD_CALLBACK;

import java.time.Instant;
import java.util.HexFormat;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;

/** What a provider sent and nobody could read, kept once each and sealed. Thread-safe. */
public final class UnreadCallbacks {
  private static final String BODY = "unread_callback.body";

  private final Database database;
  private final Vault vault;

  public UnreadCallbacks(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /**
   * Keeps a body; false where the same is kept already.
   *
   * @param kind which callback it came to, at most 30 characters
   * @param reason why it was not read, at most 200 characters, quoting none of it
   */
  public boolean keep(String kind, byte[] body, String reason, Instant now) {
    byte[] digest = vault.lookup(BODY, kind + '\n' + HexFormat.of().formatHex(body));
    return database.write(
        tx ->
            tx.jooq()
                    .insertInto(UNREAD_CALLBACK)
                    .set(UNREAD_CALLBACK.DIGEST, digest)
                    .set(UNREAD_CALLBACK.KIND, kind)
                    .set(UNREAD_CALLBACK.REASON, reason)
                    .set(UNREAD_CALLBACK.BODY_SEALED, vault.seal(body, BODY))
                    .set(UNREAD_CALLBACK.RECEIVED_AT, now)
                    .onDuplicateKeyIgnore()
                    .execute()
                == 1);
  }

  /** How many are kept; not a number while the database does not answer. */
  public double countOrNaN() {
    try {
      return database.read(tx -> (double) tx.jooq().fetchCount(UNREAD_CALLBACK));
    } catch (StoreUnavailable e) {
      return Double.NaN;
    }
  }
}
