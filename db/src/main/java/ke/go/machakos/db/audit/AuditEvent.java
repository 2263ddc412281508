package ke.go.machakos.db.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What was done, by whom, to what.
 *
 * @param actor a staff username, {@code citizen} or {@code system}; never a number or a name
 * @param action what was done, for example {@code pin.unlocked}
 * @param subject what it was done to, for example {@code permit/1010013}
 * @param detail more of it, without personal data
 */
public record AuditEvent(String actor, String action, String subject, String detail, Instant at) {

  /** Times are kept to the millisecond, and hashed as they are kept. */
  public AuditEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * The SHA-256 over the hash before it, its place in the chain, its row's number, the time of the
   * seal and every part of the event; each after its length in bytes and a colon.
   */
  byte[] hash(byte[] previous, long sequence, long id, Instant sealedAt) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous);
      for (String part :
          List.of(
              Long.toString(sequence),
              Long.toString(id),
              sealedAt.toString(),
              actor,
              action,
              subject,
              detail,
              at.toString())) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
