package ke.go.machakos.db.bills;

import java.util.Locale;

/** An amount of Kenya shillings, whole ones; it may be negative where something is owed back. */
public record Money(long shillings) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  /** The sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(shillings, other.shillings));
  }

  /** The difference. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(shillings, other.shillings));
  }

  /** Whether it is more than nothing. */
  public boolean isPositive() {
    return shillings > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(shillings, other.shillings);
  }

  /** The figure alone, for a line below one that names the currency: {@code 12,500}. */
  public String figure() {
    return String.format(Locale.ROOT, "%,d", shillings);
  }

  /** The amount as people write it: {@code KES 12,500}. */
  @Override
  public String toString() {
    return "KES " + figure();
  }
}
