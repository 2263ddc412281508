package ke.go.machakos.db.turns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What names one writing step of one conversation: 32 bytes, the same however often the turn is
 * delivered.
 */
public final class TurnKey {
  private static final int BYTES = 32;

  private final byte[] hash;

  /** A key of exactly 32 bytes. */
  public TurnKey(byte[] hash) {
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("a turn key has 32 bytes, not " + hash.length);
    }
    this.hash = hash.clone();
  }

  /** The key of a step of a conversation: the SHA-256 of its parts, which may hold anything. */
  public static TurnKey of(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
      }
      return new TurnKey(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] hash() {
    return hash.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TurnKey key && Arrays.equals(hash, key.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(hash, 0, 6);
  }
}
