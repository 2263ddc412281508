package ke.go.machakos.db.inbox;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;

/**
 * A message as a provider delivers it.
 *
 * @param providerId what the provider calls it, the same each time it is delivered again
 * @param code the short code it was sent to
 * @param linkId what ties an answer to a message of a premium service
 * @param sentAt when the provider had it, where it says so
 */
public record IncomingMessage(
    String provider,
    String providerId,
    Msisdn from,
    String code,
    Optional<String> linkId,
    Optional<String> networkCode,
    String body,
    Optional<Instant> sentAt) {}
