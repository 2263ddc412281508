package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.OPT_OUT;

import java.time.Instant;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Tx;

/** Who wants nothing that they did not ask for. Thread-safe. */
public final class OptOuts {
  private final PersonalData personal;

  public OptOuts(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /** Whether a number wants nothing that it did not ask for. */
  public boolean holds(Tx tx, Msisdn phone) {
    return tx.jooq()
        .fetchExists(
            OPT_OUT, OPT_OUT.PHONE_HASH.eq(personal.hash(phone)).and(OPT_OUT.OPTED_OUT.isTrue()));
  }

  /**
   * Writes down what a number wants from now on.
   *
   * @param channel where it was said: {@code sms}, or {@code provider} where the provider tells it
   */
  public void set(Tx tx, Msisdn phone, boolean out, String channel, Instant now) {
    tx.jooq()
        .insertInto(OPT_OUT)
        .set(OPT_OUT.PHONE_HASH, personal.hash(phone))
        .set(OPT_OUT.OPTED_OUT, out)
        .set(OPT_OUT.CHANNEL, channel)
        .set(OPT_OUT.CHANGED_AT, now)
        .onDuplicateKeyUpdate()
        .set(OPT_OUT.OPTED_OUT, out)
        .set(OPT_OUT.CHANNEL, channel)
        .set(OPT_OUT.CHANGED_AT, now)
        .execute();
  }
}
