package ke.go.machakos.gateway.fees;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.Days;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.FeeWaiver;
import ke.go.machakos.db.fees.Per;

/** Rules, waivers and penalties for tests of the engine. */
final class FeeSamples {
  static final Grace MARCH = new Grace(Optional.of(MonthDay.of(3, 31)));
  static final Penalty MONTHLY =
      new Penalty(new Penalty.Monthly(Percent.of(3), Penalty.From.GRACE, 120), MARCH, false);
  static final Penalty FLAT = new Penalty(new Penalty.Flat(Percent.of(10)), MARCH, false);
  static final Validity YEAR = new Validity.CalendarYear();

  private FeeSamples() {}

  static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  /** A rule whose empty words stand for any. */
  static FeeRule rule(String code, String activity, String size, String zone, long amount) {
    return rule(code, activity, size, zone, amount, Per.ONCE);
  }

  static FeeRule rule(
      String code, String activity, String size, String zone, long amount, Per per) {
    return new FeeRule(
        code,
        scope(activity, size, zone),
        new Money(amount),
        per,
        "a law",
        new Days(day("2020-01-01"), Optional.empty()),
        false);
  }

  static FeeRule.Scope scope(String activity, String size, String zone) {
    return new FeeRule.Scope("BUSINESS", given(activity), given(size), given(zone));
  }

  static FeeWaiver waiver(FeeWaiver.Target target, int percent, String from, String to) {
    return new FeeWaiver(
        target + "-" + percent + "-" + from,
        Optional.of("BUSINESS"),
        target,
        percent,
        "a notice",
        Days.of(day(from), day(to)),
        false);
  }

  static FeeEngine engine(
      List<FeeRule> rules, List<FeeWaiver> waivers, Penalty penalty, Validity validity) {
    return new FeeEngine(
        new FeeSchedule(rules, waivers, Map.of("BUSINESS", penalty), Map.of("BUSINESS", validity)));
  }

  static FeeQuestion first(LocalDate on) {
    return FeeQuestion.first("BUSINESS", "RETAIL", "SMALL", "TOWN", on);
  }

  static Percent percent(String value) {
    return new Percent(new BigDecimal(value));
  }

  private static Optional<String> given(String word) {
    return Optional.of(word).filter(it -> !it.isEmpty());
  }
}
