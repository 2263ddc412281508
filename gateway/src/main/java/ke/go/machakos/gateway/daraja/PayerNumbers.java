package ke.go.machakos.gateway.daraja;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.phone.Msisdn;

/** Numbers as M-Pesa hides them, compared with one that is known. */
final class PayerNumbers {
  private static final Pattern MASKED = Pattern.compile("([0-9]*)[*xX]+([0-9]*)");

  /** Fewer digits than M-Pesa leaves (reference section 4) say nothing. */
  private static final int LEAST_SHOWN = 6;

  private PayerNumbers() {}

  static String sha256(Msisdn phone) {
    try {
      byte[] digits = digits(phone).getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(digits));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a masked number has the first and the last digits of a phone's. */
  static boolean shows(String masked, Msisdn phone) {
    Matcher parts = MASKED.matcher(masked.replace(" ", ""));
    return parts.matches()
        && parts.group(1).length() + parts.group(2).length() >= LEAST_SHOWN
        && digits(phone).startsWith(parts.group(1))
        && digits(phone).endsWith(parts.group(2));
  }

  private static String digits(Msisdn phone) {
    return phone.e164().substring(1);
  }
}
