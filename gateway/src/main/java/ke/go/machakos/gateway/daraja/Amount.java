package ke.go.machakos.gateway.daraja;

import java.math.BigDecimal;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import org.jspecify.annotations.Nullable;

/**
 * An amount of Kenya shillings as M-Pesa says it, to the cent: {@code "5.00"}, {@code 5.5}, {@code
 * 1}. It may be zero or negative: what was said is kept, and judged by whoever keeps the books.
 */
public record Amount(long cents) {
  private static final long MOST = 1_000_000_000_000L;

  /** An amount of whole shillings. */
  public static Amount of(Money money) {
    return new Amount(Math.multiplyExact(money.shillings(), 100));
  }

  /** Reads a text or a number; empty where it is no amount, or has parts of a cent. */
  public static Optional<Amount> read(@Nullable Object said) {
    if (said == null || said.toString().length() > 40) {
      return Optional.empty();
    }
    try {
      BigDecimal cents = new BigDecimal(said.toString().strip()).movePointRight(2);
      return cents.abs().compareTo(BigDecimal.valueOf(MOST)) > 0
          ? Optional.empty()
          : Optional.of(new Amount(cents.longValueExact()));
    } catch (ArithmeticException | NumberFormatException noAmount) {
      return Optional.empty();
    }
  }

  /** The same in whole shillings; empty where there are cents. */
  public Optional<Money> whole() {
    return cents % 100 == 0 ? Optional.of(new Money(cents / 100)) : Optional.empty();
  }

  /** As M-Pesa writes it: {@code 5.50}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
