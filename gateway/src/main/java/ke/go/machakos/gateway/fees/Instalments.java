package ke.go.machakos.gateway.fees;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/** How a total is paid in parts: equal ones of whole shillings, what is left over in the first. */
public final class Instalments {
  private Instalments() {}

  /**
   * The parts, whose sum is the total; fewer than asked for where there are fewer shillings.
   *
   * @throws IllegalArgumentException for no part or a negative total
   */
  public static List<Money> of(Money total, int parts) {
    if (parts < 1 || total.compareTo(Money.ZERO) < 0) {
      throw new IllegalArgumentException(total + " in " + parts + " parts");
    }
    long count = Math.max(1, Math.min(parts, total.shillings()));
    long each = total.shillings() / count;
    List<Money> all = new ArrayList<>();
    all.add(new Money(each + total.shillings() % count));
    for (long i = 1; i < count; i++) {
      all.add(new Money(each));
    }
    return List.copyOf(all);
  }

  /**
   * What is paid next: up to the end of the first part that is not paid yet.
   *
   * @param total nothing is paid next where it is not positive
   * @param paid of the total, not negative
   * @return empty where that is all that is left
   */
  public static Optional<Money> next(Money total, Money paid, int parts) {
    if (!total.isPositive()) {
      return Optional.empty();
    }
    Money due = Money.ZERO;
    for (Money part : of(total, parts)) {
      due = due.plus(part);
      if (due.compareTo(paid) > 0) {
        return due.equals(total) ? Optional.empty() : Optional.of(due.minus(paid));
      }
    }
    return Optional.empty();
  }
}
