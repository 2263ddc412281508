package ke.go.machakos.gateway.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ke.go.machakos.db.bills.Money;

/**
 * A share of an amount. The one place where a fee is rounded: each line of a quote is computed
 * exactly and then rounded to whole shillings, half a shilling up; totals are sums of lines.
 *
 * @param value in hundredths, not negative, for example 3 or 2.5
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {
  public Percent {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("a share of less than nothing");
    }
    value = value.stripTrailingZeros();
  }

  /** A share of whole hundredths. */
  public static Percent of(int value) {
    return new Percent(BigDecimal.valueOf(value));
  }

  /** Its share of an amount. */
  public Money of(Money amount) {
    return rounded(exact(amount).multiply(fraction()));
  }

  /** What an amount grows by when it grows by this share again and again, each time as a whole. */
  public Money compounded(Money amount, int times) {
    BigDecimal grown = BigDecimal.ONE.add(fraction()).pow(times);
    return rounded(exact(amount).multiply(grown.subtract(BigDecimal.ONE)));
  }

  private BigDecimal fraction() {
    return value.movePointLeft(2);
  }

  private static BigDecimal exact(Money amount) {
    return BigDecimal.valueOf(amount.shillings());
  }

  private static Money rounded(BigDecimal shillings) {
    return new Money(shillings.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  /** As people write it, without the sign: {@code 2.5}. */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
