package ke.go.machakos.db.outbox;

import java.time.Instant;

/** A message in the outbox; its state is {@code waiting} until it is sent. */
public record QueuedMessage(long id, OutgoingMessage message, String state, Instant createdAt) {}
