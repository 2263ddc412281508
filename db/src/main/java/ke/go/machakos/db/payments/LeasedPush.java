package ke.go.machakos.db.payments;

import java.time.Instant;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/**
 * A push that one node alone has in hand.
 *
 * @param owner the node
 * @param attempts how often it was sent, this time included
 * @param dueAt when it was to be sent
 */
public record LeasedPush(
    long id,
    Reference bill,
    Msisdn phone,
    Money amount,
    int attempts,
    String owner,
    Instant dueAt) {}
