package ke.go.machakos.db.outbox;

import java.time.Instant;

/**
 * A message that one node alone has in hand.
 *
 * @param owner the node
 * @param attempts how often it was tried, this time included
 * @param createdAt since when it is to be sent
 */
public record Leased(
    long id, OutgoingMessage message, String owner, int attempts, Instant createdAt) {}
