package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/**
 * A request for a payment at the payer's phone, as it stands.
 *
 * @param code the provider's last word on it, where that was not that it was paid
 * @param requestId what the provider calls the last attempt
 * @param sentAt when the provider took that
 */
public record Push(
    long id,
    Reference bill,
    Msisdn phone,
    Money amount,
    PushState state,
    Optional<String> code,
    Instant dueAt,
    int attempts,
    Optional<String> requestId,
    Optional<Instant> sentAt) {}
