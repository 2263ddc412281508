package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/**
 * What being late costs, by the county's configuration.
 *
 * @param kind how it grows
 * @param grace until when nobody is late
 * @param sample whether it is sample data
 */
public record Penalty(Kind kind, Grace grace, boolean sample) {
  /** No penalty and no grace. */
  public static final Penalty NONE = new Penalty(new None(), new Grace(Optional.empty()), false);

  /** How a penalty grows. */
  public sealed interface Kind {}

  /**
   * It never does: the permit runs out, for example 12 months from its issue, and the next one
   * costs what a first one does.
   */
  public record None() implements Kind {}

  /** A share of the fee, once. */
  public record Flat(Percent share) implements Kind {}

  /**
   * A share of the fee for each month of lateness that is begun, on what the months before made of
   * it.
   *
   * @param from the day that months are counted from
   * @param most the months that count at most, 1 to {@value #MONTHS}
   */
  public record Monthly(Percent share, From from, int most) implements Kind {
    /** Ten years: what is older has grown enough, and the sum stays within what money can be. */
    public static final int MONTHS = 120;

    /** The greatest share of a month, in hundredths. */
    public static final int SHARE = 10;

    public Monthly {
      if (most < 1 || most > MONTHS || share.compareTo(Percent.of(SHARE)) > 0) {
        throw new IllegalArgumentException(share + "% for " + most + " months");
      }
    }
  }

  /** The day that months of lateness are counted from. */
  public enum From {
    /** The last day of grace. */
    GRACE,
    /** The day on which the fee was due. */
    DUE
  }

  /** The months of lateness that are begun on a day, 0 for whoever is not late. */
  public int monthsLate(LocalDate due, LocalDate on) {
    LocalDate free = grace.last(due);
    if (!on.isAfter(free) || !(kind instanceof Monthly monthly)) {
      return 0;
    }
    LocalDate base = since(due);
    int months = 1;
    while (months < monthly.most() && base.plusMonths(months).isBefore(on)) {
      months++;
    }
    return months;
  }

  /** The day that lateness is counted from. */
  public LocalDate since(LocalDate due) {
    boolean fromDue = kind instanceof Monthly monthly && monthly.from() == From.DUE;
    return fromDue ? due : grace.last(due);
  }

  /** What it comes to on a fee that was due on a day and is paid on another; zero when in time. */
  public Money of(Money fee, LocalDate due, LocalDate on) {
    if (!on.isAfter(grace.last(due))) {
      return Money.ZERO;
    }
    return switch (kind) {
      case None none -> Money.ZERO;
      case Flat(Percent share) -> share.of(fee);
      case Monthly monthly -> monthly.share().compounded(fee, monthsLate(due, on));
    };
  }
}
