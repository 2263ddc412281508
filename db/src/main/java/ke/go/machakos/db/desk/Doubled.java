package ke.go.machakos.db.desk;

import java.util.List;
import ke.go.machakos.db.bills.Money;

/**
 * Payments that may be one too many.
 *
 * @param about what they are for, for example {@code KDA123A on 2026-11-18}
 * @param payments their receipts, the earliest first; {@code #} and a row where one is unknown
 * @param sum what they come to together
 */
public record Doubled(Kind kind, String about, List<String> payments, Money sum) {

  /** What makes them suspicious. */
  public enum Kind {
    PLATE_AND_DAY("paid more than once for one plate and day"),
    SAME_PAYER("the same payer, account and amount within minutes"),
    PROVEN_TWICE("one without a receipt, and one of the same bill and amount with it");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What the desk reads. */
    public String words() {
      return words;
    }
  }
}
