package ke.go.machakos.gateway.conversation;

import java.time.Instant;
import ke.go.machakos.db.phone.Msisdn;

/** Tells who has only just agreed to be known. Thread-safe. */
@FunctionalInterface
public interface Newcomers {
  /** Whether a caller agreed to the privacy notice at or after an instant. */
  boolean agreedSince(Msisdn caller, Instant since);
}
