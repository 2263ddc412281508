package ke.go.machakos.db.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one archive, derived from a passphrase with Argon2id: one seals the entries (AES-GCM
 * in segments, so that a cut or reordered entry does not open), one authenticates the manifest, and
 * the rest tells a wrong passphrase from a changed archive. Thread-safe.
 */
final class ArchiveKey {
  private static final int PART = 32;
  private static final int SEGMENT = 1 << 16;

  private final byte[] sealing;
  private final byte[] authenticating;
  private final byte[] rest;

  private ArchiveKey(byte[] derived) {
    sealing = Arrays.copyOfRange(derived, 0, PART);
    authenticating = Arrays.copyOfRange(derived, PART, 2 * PART);
    rest = Arrays.copyOfRange(derived, 2 * PART, 3 * PART);
  }

  /**
   * How keys are derived.
   *
   * @param salt random, in hexadecimal
   * @param memoryKib what one guess costs in memory, in KiB
   */
  record Derivation(String salt, int memoryKib, int iterations, int parallelism) {
    static Derivation fresh() {
      byte[] salt = new byte[16];
      new SecureRandom().nextBytes(salt);
      return new Derivation(HexFormat.of().formatHex(salt), 64 * 1024, 3, 1);
    }

    /**
     * Whether the costs are within reason: an archive that somebody made must not exhaust the
     * machine.
     */
    boolean isReasonable() {
      return salt.matches("[0-9a-f]{32}")
          && memoryKib >= 8 * 1024
          && memoryKib <= 1024 * 1024
          && iterations >= 1
          && iterations <= 20
          && parallelism >= 1
          && parallelism <= 8;
    }
  }

  static ArchiveKey of(String passphrase, Derivation how) {
    Argon2Function argon =
        Argon2Function.getInstance(
            how.memoryKib(), how.iterations(), how.parallelism(), 3 * PART, Argon2.ID);
    return new ArchiveKey(
        argon.hash(passphrase.getBytes(UTF_8), HexFormat.of().parseHex(how.salt())).getBytes());
  }

  /** What the right passphrase, and no other, gives again. */
  String proof() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authentication code of a manifest. */
  byte[] code(byte[] manifest) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(authenticating, "HmacSHA256"));
      return mac.doFinal(manifest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  OutputStream sealing(OutputStream out, String entry) throws IOException {
    try {
      return stream().newEncryptingStream(out, entry.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  InputStream opening(InputStream in, String entry) throws IOException {
    try {
      return stream().newDecryptingStream(in, entry.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private AesGcmHkdfStreaming stream() throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(sealing, "HmacSha256", PART, SEGMENT, 0);
  }
}
