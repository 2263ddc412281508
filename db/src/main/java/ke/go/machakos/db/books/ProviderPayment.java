package ke.go.machakos.db.books;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/**
 * A payment as the provider's own list has it.
 *
 * @param receipt in capitals
 * @param account what the payer typed, where the list says
 * @param at when it was completed
 * @param reversed whether the provider has taken it back
 */
public record ProviderPayment(
    String receipt, Money amount, Optional<String> account, Instant at, boolean reversed) {}
