package ke.go.machakos.db.fees;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/**
 * What one kind of permit costs: for an activity, a size and a zone, or for any where these are
 * empty.
 *
 * @param code names the rule within its version
 * @param scope what it is for
 * @param amount not negative
 * @param legalReference the law or notice that says so
 * @param days the days on which the permit's period may begin, or a renewal be due, for the rule to
 *     hold
 * @param sample whether it is sample data, which every figure made of it must say
 */
public record FeeRule(
    String code,
    Scope scope,
    Money amount,
    Per per,
    String legalReference,
    Days days,
    boolean sample) {

  public FeeRule {
    if (amount.compareTo(Money.ZERO) < 0) {
      throw new IllegalArgumentException(code + " charges less than nothing");
    }
  }

  /** What a rule is for; an empty part stands for any. */
  public record Scope(
      String permitType, Optional<String> activity, Optional<String> size, Optional<String> zone) {

    /** Whether something is within it; what is not known of it is only within any. */
    public boolean covers(Scope asked) {
      return permitType.equals(asked.permitType)
          && covers(activity, asked.activity)
          && covers(size, asked.size)
          && covers(zone, asked.zone);
    }

    /** How many parts it names, 0 to 3: of two rules that hold, the one that names more counts. */
    public int specificity() {
      return (activity.isPresent() ? 1 : 0)
          + (size.isPresent() ? 1 : 0)
          + (zone.isPresent() ? 1 : 0);
    }

    /** Whether there is something within both. */
    public boolean meets(Scope other) {
      return permitType.equals(other.permitType)
          && meet(activity, other.activity)
          && meet(size, other.size)
          && meet(zone, other.zone);
    }

    private static boolean covers(Optional<String> mine, Optional<String> asked) {
      return mine.isEmpty() || mine.equals(asked);
    }

    private static boolean meet(Optional<String> one, Optional<String> other) {
      return one.isEmpty() || other.isEmpty() || Objects.equals(one, other);
    }
  }

  /** Whether neither of two rules that hold on one day for one thing comes before the other. */
  public boolean clashesWith(FeeRule other) {
    return scope.specificity() == other.scope.specificity()
        && scope.meets(other.scope)
        && days.meet(other.days);
  }

  /** Whether it holds for something that begins, or is due, on a day. */
  public boolean holds(Scope asked, LocalDate day) {
    return days.contain(day) && scope.covers(asked);
  }
}
