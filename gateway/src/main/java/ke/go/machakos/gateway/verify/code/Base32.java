package ke.go.machakos.gateway.verify.code;

import java.util.Optional;

/**
 * Bytes as capitals and digits (RFC 4648 section 6, without padding), which a QR code holds in its
 * dense alphanumeric mode and a page or a message never breaks. One text for each bytes: bits that
 * are left over have to be zero.
 */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String write(byte[] bytes) {
    StringBuilder out = new StringBuilder((bytes.length * 8 + BITS - 1) / BITS);
    int held = 0;
    int bits = 0;
    for (byte each : bytes) {
      held = (held << 8) | (each & 0xff);
      bits += 8;
      while (bits >= BITS) {
        bits -= BITS;
        out.append(ALPHABET.charAt((held >> bits) & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt((held << (BITS - bits)) & 31));
    }
    return out.toString();
  }

  /** The bytes; empty where no bytes are written so. */
  static Optional<byte[]> read(String text) {
    byte[] out = new byte[text.length() * BITS / 8];
    int held = 0;
    int bits = 0;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      held = (held << BITS) | digit;
      bits += BITS;
      if (bits >= 8) {
        bits -= 8;
        out[length++] = (byte) (held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return bits < BITS && held == 0 ? Optional.of(out) : Optional.empty();
  }
}
