package ke.go.machakos.db.sessions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A session as its caller knows it: a version that grows with each turn, and a content that only
 * the caller of this package understands.
 *
 * @param version from 1
 */
@SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
public record Stored(int version, byte[] content) {
  private static final int PREFIX = 8;

  /** The version in the clear, by which the newest is told, and what was made of the content. */
  byte[] bytes(byte[] sealed) {
    byte[] bytes = Arrays.copyOf(prefix(version), PREFIX + sealed.length);
    System.arraycopy(sealed, 0, bytes, PREFIX, sealed.length);
    return bytes;
  }

  static int version(byte[] bytes) {
    return HexFormat.fromHexDigits(new String(bytes, 0, PREFIX, StandardCharsets.US_ASCII));
  }

  static byte[] sealed(byte[] bytes) {
    return Arrays.copyOfRange(bytes, PREFIX, bytes.length);
  }

  static byte[] prefix(int version) {
    return name(version).getBytes(StandardCharsets.US_ASCII);
  }

  /** A version as the field of its session's hash. */
  static String name(int version) {
    return HexFormat.of().toHexDigits(version);
  }
}
