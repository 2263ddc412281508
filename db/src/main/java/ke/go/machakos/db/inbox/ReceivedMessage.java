package ke.go.machakos.db.inbox;

import java.time.Instant;
import ke.go.machakos.db.phone.Msisdn;

/** A message in the inbox that nothing was done for yet. */
public record ReceivedMessage(long id, Msisdn from, String code, String body, Instant receivedAt) {}
