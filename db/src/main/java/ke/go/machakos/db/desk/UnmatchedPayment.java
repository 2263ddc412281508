package ke.go.machakos.db.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/**
 * Money for which no bill is known.
 *
 * @param name its receipt, or {@code #} and its row while none is known
 * @param accountGiven what the payer typed as the account
 * @param phoneHash what the payer's other bills are found by
 * @param sample whether it is sample data
 */
public record UnmatchedPayment(
    long id,
    String name,
    Money amount,
    Instant paidAt,
    Optional<String> accountGiven,
    Optional<PhoneHash> phoneHash,
    boolean sample) {

  /** How long it has waited. */
  public Duration age(Instant now) {
    return Duration.between(paidAt, now);
  }
}
