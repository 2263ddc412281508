package ke.go.machakos.db.bills;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * One payment, whichever message brought it.
 *
 * @param receipt the M-Pesa receipt, empty while it is unknown
 * @param channel how it came: {@code stk}, {@code c2b}, {@code pull}, {@code bank} or {@code cash}
 * @param accountGiven what the payer typed as the account
 * @param bill the bill its money is on, or was when it was reversed
 * @param sample whether it is sample data, which every screen must say
 */
public record Payment(
    long id,
    Optional<String> receipt,
    String channel,
    Money amount,
    Instant paidAt,
    PaymentState state,
    Optional<String> accountGiven,
    Optional<Reference> bill,
    boolean sample) {
  /** The day it was paid where the county is, which may be the one before it was heard of. */
  public LocalDate paidOn() {
    return CountyDay.of(paidAt);
  }
}
