package ke.go.machakos.db.sessions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A session as it is stored: a version that grows with each turn, and a content that only the
 * caller of this package understands.
 *
 * @param version from 1
 */
@SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
public record Stored(int version, byte[] content) {
  private static final int PREFIX = 8;

  byte[] bytes() {
    byte[] bytes = Arrays.copyOf(prefix(version), PREFIX + content.length);
    System.arraycopy(content, 0, bytes, PREFIX, content.length);
    return bytes;
  }

  static Stored of(byte[] bytes) {
    String prefix = new String(bytes, 0, PREFIX, StandardCharsets.US_ASCII);
    return new Stored(
        HexFormat.fromHexDigits(prefix), Arrays.copyOfRange(bytes, PREFIX, bytes.length));
  }

  static byte[] prefix(int version) {
    return HexFormat.of().toHexDigits(version).getBytes(StandardCharsets.US_ASCII);
  }
}
