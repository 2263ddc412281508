package ke.go.machakos.gateway.fees;

import java.util.Map;
import ke.go.machakos.db.bills.Money;

/**
 * One line of what makes an amount.
 *
 * @param key of the text that explains it, after {@code fees.line.}
 * @param values for the text's slots: codes, numbers and days
 * @param amount in whole shillings; negative where it is waived
 */
public record Line(String key, Map<String, String> values, Money amount) {
  public Line {
    values = Map.copyOf(values);
  }
}
