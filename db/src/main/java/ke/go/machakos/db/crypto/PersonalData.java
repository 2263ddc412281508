package ke.go.machakos.db.crypto;

import ke.go.machakos.db.phone.Msisdn;
import org.jspecify.annotations.Nullable;

/**
 * How phone numbers and names lie in columns: sealed to be read, hashed to be found. Thread-safe.
 */
public final class PersonalData {
  /** One context for every table, so that a citizen's permits and bills are found by one hash. */
  private static final String PHONE = "phone";

  private final Vault vault;

  public PersonalData(Vault vault) {
    this.vault = vault;
  }

  /** The 32 bytes a number is found by. */
  public byte[] hash(Msisdn phone) {
    return vault.lookup(PHONE, phone.e164());
  }

  /** The number sealed. */
  public byte[] seal(Msisdn phone) {
    return vault.sealText(phone.e164(), PHONE);
  }

  /** The number that {@link #seal} sealed. */
  public Msisdn phone(byte[] stored) {
    return new Msisdn(vault.openText(stored, PHONE));
  }

  /** A text sealed for a column, named as {@code table.column}. */
  public byte[] seal(String text, String column) {
    return vault.sealText(text, column);
  }

  /** The text that was sealed for a column; null where the column holds none. */
  public @Nullable String text(byte @Nullable [] stored, String column) {
    return stored == null ? null : vault.openText(stored, column);
  }

  /** The text that was sealed for a column that is never empty. */
  public String required(byte[] stored, String column) {
    return vault.openText(stored, column);
  }
}
