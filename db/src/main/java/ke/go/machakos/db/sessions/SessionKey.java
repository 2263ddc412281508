package ke.go.machakos.db.sessions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;

/**
 * The Redis keys of one dialogue: its session's and its caller's, in one hash slot, telling neither
 * number nor session to who reads the store.
 *
 * @param session the key of the session
 * @param caller the key that names the caller's latest session
 */
public record SessionKey(String session, String caller) {
  /** The keys of a network's session id and the number that dials. */
  public static SessionKey of(Vault vault, Msisdn phone, String sessionId) {
    String slot = "{" + encoded(vault.lookup("session.caller", phone.e164())) + "}";
    return new SessionKey(
        "d:" + slot + encoded(vault.lookup("session.id", sessionId)), "c:" + slot);
  }

  /** The caller's key of a session's key. */
  static String callerOf(byte[] session) {
    String key = new String(session, StandardCharsets.US_ASCII);
    return "c:" + key.substring(2, key.indexOf('}') + 1);
  }

  byte[] sessionBytes() {
    return session.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] greetingBytes() {
    return ("g" + caller.substring(1)).getBytes(StandardCharsets.US_ASCII);
  }

  byte[] callerBytes() {
    return caller.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(byte[] hash) {
    byte[] half = Arrays.copyOf(hash, 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
  }
}
