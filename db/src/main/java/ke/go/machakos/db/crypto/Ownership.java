package ke.go.machakos.db.crypto;

import static ke.go.machakos.db.generated.Tables.CITIZEN;
import static ke.go.machakos.db.generated.Tables.STAFF;

import java.util.Arrays;
import ke.go.machakos.db.crypto.Vault.SealBroken;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Whether a vault's keys are the ones a database was filled with. The newest number of a citizen
 * and of an officer must open, and be found by its hash: other keys would start, find nobody, and
 * fill the tables with what the right ones cannot read.
 */
public final class Ownership {
  private Ownership() {}

  /** Whether the keys fit; a database without a number suits any. One row of each table is read. */
  public static boolean fits(Database database, Vault vault) {
    PersonalData personal = new PersonalData(vault);
    return database.read(
        tx ->
            fits(tx, personal, CITIZEN, CITIZEN.ID, CITIZEN.PHONE_SEALED, CITIZEN.PHONE_HASH)
                && fits(tx, personal, STAFF, STAFF.ID, STAFF.PHONE_SEALED, STAFF.PHONE_HASH));
  }

  private static boolean fits(
      Tx tx,
      PersonalData personal,
      Table<?> table,
      Field<Long> id,
      Field<byte[]> sealed,
      Field<byte[]> hash) {
    return tx.jooq()
        .select(sealed, hash)
        .from(table)
        .where(sealed.isNotNull())
        .orderBy(id.desc())
        .limit(1)
        .fetchOptional()
        .map(row -> opens(personal, row.value1(), row.value2()))
        .orElse(true);
  }

  private static boolean opens(PersonalData personal, byte[] sealed, byte[] hash) {
    try {
      return Arrays.equals(personal.hash(personal.phone(sealed)), hash);
    } catch (SealBroken otherKeys) {
      return false;
    }
  }
}
