package ke.go.machakos.db.outbox;

import java.util.Optional;

/**
 * What a provider says became of a message.
 *
 * @param messageId the provider's id
 * @param status in the provider's words
 * @param progress what that comes to
 */
public record DeliveryReport(
    String provider,
    String messageId,
    String status,
    Progress progress,
    Optional<String> failureReason,
    Optional<String> networkCode,
    Optional<Integer> retryCount) {}
