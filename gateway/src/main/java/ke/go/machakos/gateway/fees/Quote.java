package ke.go.machakos.gateway.fees;

import java.util.List;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.Days;
import ke.go.machakos.db.fees.FeeRule;

/**
 * What a permit costs on a day, line by line.
 *
 * @param what it is for
 * @param lines whose sum is {@code total}, the fee first
 * @param total not negative
 * @param days for which the permit would hold
 * @param legalReference the law or notice behind the fee
 * @param sample whether any part of it is sample data, which whoever shows a figure of it must say
 */
public record Quote(
    FeeRule.Scope what,
    List<Line> lines,
    Money total,
    Days days,
    String legalReference,
    boolean sample) {
  public Quote {
    lines = List.copyOf(lines);
    Money sum = lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    if (!sum.equals(total) || total.compareTo(Money.ZERO) < 0) {
      throw new IllegalArgumentException("the lines come to " + sum + " and not to " + total);
    }
  }
}
