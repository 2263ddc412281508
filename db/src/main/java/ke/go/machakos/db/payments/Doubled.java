package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.bills.Money;

/**
 * Two payments of which one may be too many, until a person has looked.
 *
 * @param matter the number under which it is settled
 * @param about what they are for, for example {@code KDA123A on 2026-11-18}
 * @param payments their receipts, the earlier first; {@code #} and a row where one is unknown
 * @param sum what they come to together
 */
public record Doubled(
    long matter, Why why, String about, List<String> payments, Money sum, Instant flaggedAt) {

  /** What makes them suspicious, as the desk reads it. */
  public String words() {
    return switch (why) {
      case PLATE_AND_DAY -> "paid twice for one plate and day";
      case PROVEN_TWICE -> "one without a receipt, and one of the same bill and amount with it";
      default -> "the same payer, bill and amount within a day";
    };
  }
}
