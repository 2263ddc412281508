package ke.go.machakos.db.books;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/**
 * A payment as the county's books have it.
 *
 * @param name its receipt, or {@code #} and its row while none is known
 * @param receipt empty while it is unknown
 * @param account what the payer typed, where it is known
 * @param reversed whether it was taken back here
 */
public record BookedPayment(
    String name,
    Optional<String> receipt,
    Money amount,
    Optional<String> account,
    Instant at,
    boolean reversed) {}
