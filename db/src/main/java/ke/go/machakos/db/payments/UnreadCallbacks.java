package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT_MATTER;
import static ke.go.machakos.db.generated.Tables.UNREAD_CALLBACK;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What a provider sent and nobody could read, kept once each and sealed, each as a matter that
 * stays open until somebody looked into it. Thread-safe.
 */
public final class UnreadCallbacks {
  private static final String BODY = "unread_callback.body";
  private static final String CAUSE = "unread/";

  /** The row that a matter is of, as a number: texts of two collations cannot be compared. */
  private static final Field<Long> ID =
      DSL.substring(PAYMENT_MATTER.CAUSE, CAUSE.length() + 1).cast(Long.class);

  private final Database database;
  private final Vault vault;
  private final Matters matters;

  public UnreadCallbacks(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
    this.matters = new Matters(vault);
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
        tx -> {
          boolean fresh =
              tx.jooq()
                      .insertInto(UNREAD_CALLBACK)
                      .set(UNREAD_CALLBACK.DIGEST, digest)
                      .set(UNREAD_CALLBACK.KIND, kind)
                      .set(UNREAD_CALLBACK.REASON, reason)
                      .set(UNREAD_CALLBACK.BODY_SEALED, vault.seal(body, BODY))
                      .set(UNREAD_CALLBACK.RECEIVED_AT, now)
                      .onDuplicateKeyIgnore()
                      .execute()
                  == 1;
          if (fresh) {
            String cause = CAUSE + tx.jooq().lastID();
            matters.open(tx, cause, Matter.Kind.UNREAD, Why.UNREADABLE, null, null, now);
          }
          return fresh;
        });
  }

  /**
   * One that nobody looked into.
   *
   * @param matter what it is settled by
   * @param kind which callback it came to
   */
  public record Unread(long matter, Instant at, String kind, String reason) {}

  /** Those that nobody looked into, the oldest first. */
  public List<Unread> open(Tx tx, int atMost) {
    return tx.jooq()
        .select(
            PAYMENT_MATTER.ID,
            PAYMENT_MATTER.OPENED_AT,
            UNREAD_CALLBACK.KIND,
            UNREAD_CALLBACK.REASON)
        .from(PAYMENT_MATTER)
        .join(UNREAD_CALLBACK)
        .on(UNREAD_CALLBACK.ID.eq(ID))
        .where(PAYMENT_MATTER.STATE.eq("open"))
        .and(PAYMENT_MATTER.KIND.eq(Matter.Kind.UNREAD.code()))
        .orderBy(PAYMENT_MATTER.OPENED_AT, PAYMENT_MATTER.ID)
        .limit(atMost)
        .fetch(row -> new Unread(row.value1(), row.value2(), row.value3(), row.value4()));
  }
}
