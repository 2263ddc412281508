package ke.go.machakos.gateway.verify.code;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a printed permit that only the county can have made: {@code MKS} and, in Base32, what
 * the permit claims and an Ed25519 signature over it. Capitals and digits alone, about 170 of them.
 * Whoever has the public keys checks it without asking anybody. Stateless.
 */
public final class PermitCode {
  private static final String PREFIX = "MKS";
  private static final int SIGNATURE_BYTES = 64;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Z2-7]{100,440}");
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}-]++");

  private PermitCode() {}

  /** Whether a text without gaps, in capitals, is meant as a code. */
  public static boolean looksLike(String bare) {
    return FORM.matcher(bare).matches();
  }

  /** The code of a permit, signed with the newest key. */
  public static String of(PermitClaim claim, SigningKeys keys) {
    byte[] said = ClaimBytes.write(claim, keys.newest());
    byte[] signature = keys.sign(said);
    byte[] whole = Arrays.copyOf(said, said.length + signature.length);
    System.arraycopy(signature, 0, whole, said.length, signature.length);
    return PREFIX + Base32.write(whole);
  }

  /** Checks a code, in capitals or not, with gaps or without. */
  public static CodeCheck check(String code, CheckingKeys keys) {
    String bare = GAPS.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    if (!looksLike(bare)) {
      return new CodeCheck.Unreadable();
    }
    return Base32.read(bare.substring(PREFIX.length()))
        .map(whole -> check(whole, keys))
        .orElseGet(CodeCheck.Unreadable::new);
  }

  private static CodeCheck check(byte[] whole, CheckingKeys keys) {
    if (whole.length <= SIGNATURE_BYTES) {
      return new CodeCheck.Unreadable();
    }
    ByteBuffer parts = ByteBuffer.wrap(whole);
    byte[] said = new byte[whole.length - SIGNATURE_BYTES];
    byte[] signature = new byte[SIGNATURE_BYTES];
    parts.get(said).get(signature);
    Optional<ClaimBytes.Read> read = ClaimBytes.read(said);
    if (read.isEmpty()) {
      return new CodeCheck.Unreadable();
    }
    return switch (keys.check(read.get().key(), said, signature)) {
      case RIGHT -> new CodeCheck.Genuine(read.get().claim());
      case WRONG -> new CodeCheck.Forged();
      case NO_SUCH_KEY -> new CodeCheck.OtherKey();
    };
  }
}
