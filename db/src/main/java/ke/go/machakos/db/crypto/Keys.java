package ke.go.machakos.db.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The keyset file behind a {@link Vault}: a Tink keyset that seals, which is rotated, and one that
 * makes look-up hashes, which is not, since every stored hash would have to change with it. The
 * file is JSON in the clear with mode 0600.
 */
public final class Keys {
  private Keys() {}

  /**
   * Writes a new keyset file.
   *
   * @throws IOException when it cannot be written, or exists: keys are never overwritten
   */
  public static void create(Path file) throws IOException {
    try {
      KeysetFile.writeNew(file, sealing(), lookup());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no AES-GCM or HMAC-SHA256", e);
    }
  }

  /** A vault over keys that nobody keeps: what it seals, nothing else will ever open. */
  public static Vault passing() {
    try {
      return vault(sealing(), lookup());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no AES-GCM or HMAC-SHA256", e);
    }
  }

  /**
   * Opens a keyset file.
   *
   * @throws IOException when it cannot be read, or is no keyset file; the message never quotes it
   */
  public static Vault open(Path file) throws IOException {
    var keysets = KeysetFile.read(file);
    try {
      return vault(keysets.sealing(), keysets.lookup());
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds keys of a kind this program does not use", e);
    }
  }

  /**
   * Adds a sealing key and makes it the one that seals; older values still open. A running process
   * keeps the keys it read, so all nodes must be given the new file and restarted before any of
   * them reads what another has sealed with the new key.
   *
   * @throws IOException when the file cannot be read or replaced
   */
  public static void rotate(Path file) throws IOException {
    var keysets = KeysetFile.read(file);
    try {
      var entry = KeysetHandle.importKey(sealing().getPrimary().getKey()).makePrimary();
      KeysetFile.replace(
          file,
          KeysetHandle.newBuilder(keysets.sealing()).addEntry(entry).build(),
          keysets.lookup());
    } catch (GeneralSecurityException e) {
      throw new IOException("could not add a key to " + file, e);
    }
  }

  private static KeysetHandle sealing() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
  }

  private static KeysetHandle lookup() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get());
  }

  private static Vault vault(KeysetHandle sealing, KeysetHandle lookup)
      throws GeneralSecurityException {
    return new Vault(
        sealing.getPrimitive(AeadConfig2026.get(), Aead.class),
        lookup.getPrimitive(PrfConfig2026.get(), PrfSet.class));
  }
}
