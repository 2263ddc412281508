package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.FeeWaiver;
import ke.go.machakos.db.fees.Per;

/**
 * Says what a permit costs and why. In this order: the fee by the rule of the day on which the
 * permit begins, less its waiver; then the penalty on what is left of the fee, less its waiver.
 * Waivers hold on the day of paying. Rounding is {@link Percent}'s. Pure and thread-safe.
 */
public final class FeeEngine {
  private static final int ALL = 100;

  private final FeeSchedule schedule;

  public FeeEngine(FeeSchedule schedule) {
    this.schedule = schedule;
  }

  /** The quote; empty where no rule says what it costs. */
  public Optional<Quote> quote(FeeQuestion asked) {
    return schedule.rule(asked.what(), asked.begins()).map(rule -> quote(asked, rule));
  }

  private Quote quote(FeeQuestion asked, FeeRule rule) {
    String type = asked.what().permitType();
    Validity validity = schedule.validity(type);
    Sum sum = new Sum(rule.sample());
    sum.add(fee(asked, rule, validity.begun(rule.per(), asked.begins())));
    Optional<FeeWaiver> less = schedule.waiver(type, FeeWaiver.Target.FEE, asked.on());
    less.ifPresent(waiver -> sum.waive(waiver, sum.total));
    asked.due().ifPresent(due -> late(sum, type, due, asked.on()));
    return new Quote(
        asked.what(),
        sum.lines,
        sum.total,
        validity.from(asked.begins()),
        rule.legalReference(),
        sum.sample);
  }

  private static Line fee(FeeQuestion asked, FeeRule rule, long times) {
    Map<String, String> values = new HashMap<>();
    values.put("each", Long.toString(rule.amount().shillings()));
    values.put("count", Long.toString(times));
    asked.what().activity().ifPresent(code -> values.put("activity", code));
    asked.what().size().ifPresent(code -> values.put("size", code));
    asked.what().zone().ifPresent(code -> values.put("zone", code));
    String key = rule.per() == Per.ONCE || times == 1 ? "fee" : "fee." + rule.per().code();
    return new Line(key, values, new Money(Math.multiplyExact(rule.amount().shillings(), times)));
  }

  private void late(Sum sum, String type, LocalDate due, LocalDate on) {
    Penalty penalty = schedule.penalty(type);
    Money amount = penalty.of(sum.total, due, on);
    if (!amount.isPositive()) {
      return;
    }
    sum.add(line(penalty, amount, due, on));
    sum.sample |= penalty.sample();
    schedule
        .waiver(type, FeeWaiver.Target.PENALTY, on)
        .ifPresent(waiver -> sum.waive(waiver, amount));
  }

  private static Line line(Penalty penalty, Money amount, LocalDate due, LocalDate on) {
    String since = penalty.since(due).toString();
    return switch (penalty.kind()) {
      case Penalty.None none -> throw new IllegalStateException("no penalty comes to " + amount);
      case Penalty.Flat(Percent share) ->
          new Line("penalty.flat", Map.of("percent", share.toString(), "since", since), amount);
      case Penalty.Monthly monthly -> {
        int months = penalty.monthsLate(due, on);
        yield new Line(
            months == 1 ? "penalty.monthly.one" : "penalty.monthly",
            Map.of(
                "percent",
                monthly.share().toString(),
                "count",
                Integer.toString(months),
                "since",
                since),
            amount);
      }
    };
  }

  /** The lines so far. */
  private static final class Sum {
    private final List<Line> lines = new ArrayList<>();
    private Money total = Money.ZERO;
    private boolean sample;

    Sum(boolean sample) {
      this.sample = sample;
    }

    void add(Line line) {
      lines.add(line);
      total = total.plus(line.amount());
    }

    void waive(FeeWaiver waiver, Money of) {
      Money off = Percent.of(waiver.percent()).of(of);
      if (off.isPositive()) {
        String key = "waiver." + waiver.target().code();
        add(
            new Line(
                waiver.percent() == ALL ? key + ".all" : key,
                Map.of(
                    "percent",
                    Integer.toString(waiver.percent()),
                    "until",
                    waiver.until().toString(),
                    "law",
                    waiver.legalReference()),
                Money.ZERO.minus(off)));
        sample |= waiver.sample();
      }
    }
  }
}
