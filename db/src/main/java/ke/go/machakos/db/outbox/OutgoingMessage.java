package ke.go.machakos.db.outbox;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;

/**
 * A message to be sent.
 *
 * @param kind what it is, for example {@code finish_by_sms}
 * @param bodyKey the key of its text, where it has one
 * @param body its text as it will be sent
 * @param notBefore when it may be sent
 * @param expiresAt when it is no use any more
 * @param cause what is unique to the fact that causes it: no second message of the same cause is
 *     taken
 * @param solicited whether the person asked for it; else quiet hours, the daily limit and opting
 *     out hold
 */
public record OutgoingMessage(
    String kind,
    Msisdn to,
    String language,
    Optional<String> bodyKey,
    String body,
    Instant notBefore,
    Optional<Instant> expiresAt,
    String cause,
    boolean solicited) {

  /** A message that the person asked for. */
  public OutgoingMessage(
      String kind,
      Msisdn to,
      String language,
      Optional<String> bodyKey,
      String body,
      Instant notBefore,
      Optional<Instant> expiresAt,
      String cause) {
    this(kind, to, language, bodyKey, body, notBefore, expiresAt, cause, true);
  }
}
