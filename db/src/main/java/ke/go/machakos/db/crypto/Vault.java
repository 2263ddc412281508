package ke.go.machakos.db.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;

/**
 * Seals personal data with AES-GCM and makes keyed hashes to find it by. A sealed value opens only
 * in the context (the table and column, say) it was sealed for. Thread-safe; its primitives are
 * built once.
 */
public final class Vault {
  private static final int LOOKUP_BYTES = 32;

  private final Aead aead;
  private final PrfSet prf;

  Vault(Aead aead, PrfSet prf) {
    this.aead = aead;
    this.prf = prf;
  }

  /**
   * Seals bytes for a context, under the newest key; the same bytes never seal to the same value
   * twice.
   */
  public byte[] seal(byte[] plain, String context) {
    try {
      return aead.encrypt(plain, context.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("could not seal for " + context, e);
    }
  }

  /**
   * Opens what was sealed for the same context, under any key of the keyset.
   *
   * @throws SealBroken when it was altered, sealed for another context, or sealed by a key that is
   *     not in the keyset
   */
  public byte[] open(byte[] sealed, String context) {
    try {
      return aead.decrypt(sealed, context.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("could not open a value of " + context, e);
    }
  }

  /** Seals text as UTF-8. */
  public byte[] sealText(String plain, String context) {
    return seal(plain.getBytes(UTF_8), context);
  }

  /** Opens text sealed by {@link #sealText}. */
  public String openText(byte[] sealed, String context) {
    return new String(open(sealed, context), UTF_8);
  }

  /**
   * The 32-byte keyed hash of a value in a context; the same after a rotation of the sealing keys.
   */
  public byte[] lookup(String context, String value) {
    try {
      return prf.computePrimary((context + '\0' + value).getBytes(UTF_8), LOOKUP_BYTES);
    } catch (GeneralSecurityException e) {
      throw new SealBroken("could not hash for " + context, e);
    }
  }

  /**
   * A sealed value that does not open, which is a fault: data was altered, moved, or outlived its
   * key.
   */
  public static final class SealBroken extends RuntimeException {
    SealBroken(String message, GeneralSecurityException cause) {
      super(message, cause);
    }
  }
}
