package ke.go.machakos.gateway.fees;

import static ke.go.machakos.gateway.fees.FeeSamples.FLAT;
import static ke.go.machakos.gateway.fees.FeeSamples.MARCH;
import static ke.go.machakos.gateway.fees.FeeSamples.MONTHLY;
import static ke.go.machakos.gateway.fees.FeeSamples.YEAR;
import static ke.go.machakos.gateway.fees.FeeSamples.day;
import static ke.go.machakos.gateway.fees.FeeSamples.engine;
import static ke.go.machakos.gateway.fees.FeeSamples.first;
import static ke.go.machakos.gateway.fees.FeeSamples.percent;
import static ke.go.machakos.gateway.fees.FeeSamples.rule;
import static ke.go.machakos.gateway.fees.FeeSamples.waiver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.Days;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.FeeWaiver;
import ke.go.machakos.db.fees.FeeWaiver.Target;
import ke.go.machakos.db.fees.Per;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeEngineTest {
  private static final LocalDate NEW_YEAR = day("2026-01-01");

  @ParameterizedTest
  @CsvSource({
    // in time: before it is due, on the day, on the last day of grace
    "2025-11-20, 10000",
    "2026-01-01, 10000",
    "2026-03-31, 10000",
    // 3 % of 10,000 from the first day after it, and the same to the end of the month
    "2026-04-01, 10300",
    "2026-04-30, 10300",
    // 1.03^2, 1.03^3: 609 and 927.27
    "2026-05-01, 10609",
    "2026-05-31, 10609",
    "2026-06-01, 10927",
    "2026-06-30, 10927",
    "2026-07-01, 11255",
    // 1.03^9 = 1.304773..., 1.03^10 = 1.343916...
    "2026-12-31, 13048",
    "2027-01-01, 13439",
  })
  void three_percent_a_month_is_compounded_from_the_end_of_march(LocalDate on, long total) {
    assertThat(renewal(10_000, MONTHLY, NEW_YEAR, on)).isEqualTo(new Money(total));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31, 4205",
    // 420.5 is rounded up
    "2026-04-01, 4626",
    "2026-12-31, 4626",
    "2029-06-30, 4626",
  })
  void ten_percent_flat_is_the_same_however_late(LocalDate on, long total) {
    assertThat(renewal(4_205, FLAT, NEW_YEAR, on)).isEqualTo(new Money(total));
  }

  @ParameterizedTest
  @CsvSource({"2026-06-14", "2026-06-15", "2026-07-15", "2029-01-01"})
  void a_permit_of_twelve_months_from_issue_without_penalty_costs_the_same_whenever_it_is_renewed(
      LocalDate on) {
    FeeEngine engine =
        engine(
            List.of(rule("A", "", "", "", 5_000, Per.YEAR)),
            List.of(),
            Penalty.NONE,
            new Validity.Months(12));
    Quote quote = engine.quote(first(on).due(day("2026-06-15"))).orElseThrow();
    assertThat(quote.total()).isEqualTo(new Money(5_000));
    assertThat(quote.days()).isEqualTo(Days.of(day("2026-06-15"), day("2027-06-14")));
    assertThat(Instalments.of(quote.total(), 3))
        .containsExactly(new Money(1_668), new Money(1_666), new Money(1_666));
  }

  @ParameterizedTest
  @CsvSource({
    // eleven months after 31 March end on the last day of February, whichever it is
    "2027-01-01, 2028-02-29, 11",
    "2027-01-01, 2028-03-01, 12",
    "2026-01-01, 2027-02-28, 11",
    "2026-01-01, 2027-03-01, 12",
    "2026-01-01, 2027-03-31, 12",
    "2026-01-01, 2027-04-01, 13",
    // never more than ten years of months
    "2026-01-01, 2060-01-01, 120",
  })
  void months_late_are_calendar_months_in_leap_years_too(LocalDate due, LocalDate on, int months) {
    assertThat(MONTHLY.monthsLate(due, on)).isEqualTo(months);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31, 0", "2026-04-01, 3", "2026-04-02, 4", "2026-07-01, 6", "2026-07-02, 7"})
  void months_can_be_counted_from_the_day_it_was_due_all_the_same_only_after_the_grace(
      LocalDate on, int months) {
    Penalty penalty =
        new Penalty(new Penalty.Monthly(percent("2.5"), Penalty.From.DUE, 120), MARCH, false);
    assertThat(penalty.monthsLate(NEW_YEAR, on)).isEqualTo(months);
  }

  @Test
  void a_grace_whose_day_is_over_when_a_fee_falls_due_is_that_of_the_next_year() {
    assertThat(MARCH.last(day("2026-04-15"))).isEqualTo(day("2027-03-31"));
    assertThat(MARCH.last(day("2026-03-31"))).isEqualTo(day("2026-03-31"));
    assertThat(new Grace(Optional.empty()).last(day("2026-04-15"))).isEqualTo(day("2026-04-15"));
  }

  @Test
  void a_first_permit_is_never_late() {
    FeeEngine engine = engine(List.of(rule("A", "", "", "", 10_000)), List.of(), MONTHLY, YEAR);
    Quote quote = engine.quote(first(day("2026-11-23"))).orElseThrow();
    assertThat(quote.total()).isEqualTo(new Money(10_000));
    assertThat(quote.days()).isEqualTo(Days.of(day("2026-11-23"), day("2026-12-31")));
  }

  @Test
  void the_rule_that_names_most_counts() {
    List<FeeRule> rules =
        List.of(
            rule("ANY", "", "", "", 100),
            rule("RETAIL", "RETAIL", "", "", 200),
            rule("RETAIL-SMALL", "RETAIL", "SMALL", "", 300),
            rule("RETAIL-SMALL-TOWN", "RETAIL", "SMALL", "TOWN", 400));
    for (int left = 4; left > 0; left--) {
      FeeEngine engine = engine(rules.subList(0, left), List.of(), MONTHLY, YEAR);
      assertThat(engine.quote(first(NEW_YEAR)).orElseThrow().total())
          .isEqualTo(new Money(left * 100L));
    }
    FeeQuestion other = FeeQuestion.first("BUSINESS", "CRAFT", "", "", NEW_YEAR);
    assertThat(engine(rules, List.of(), MONTHLY, YEAR).quote(other).orElseThrow().total())
        .isEqualTo(new Money(100));
    FeeQuestion unknown = FeeQuestion.first("LIQUOR", "", "", "", NEW_YEAR);
    assertThat(engine(rules, List.of(), MONTHLY, YEAR).quote(unknown)).isEmpty();
  }

  @Test
  void two_rules_that_name_as_much_are_a_fault_and_no_guess_is_made() {
    List<FeeRule> rules =
        List.of(rule("A", "RETAIL", "", "", 100), rule("B", "", "SMALL", "", 200));
    assertThat(FeeSchedule.clashes(rules)).hasSize(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> engine(rules, List.of(), MONTHLY, YEAR).quote(first(NEW_YEAR)))
        .withMessageContaining("both A and B hold");
    assertThat(
            FeeSchedule.clashes(
                List.of(rule("A", "RETAIL", "", "", 100), rule("B", "CRAFT", "", "", 200))))
        .isEmpty();
  }

  @Test
  void a_new_price_holds_from_the_first_of_july_for_what_begins_then_and_not_for_what_was_due() {
    List<FeeRule> rules =
        List.of(
            dated("OLD", 1_000, Days.of(day("2025-07-01"), day("2026-06-30"))),
            dated("NEW", 2_000, new Days(day("2026-07-01"), Optional.empty())));
    assertThat(FeeSchedule.clashes(rules)).isEmpty();
    FeeEngine engine = engine(rules, List.of(), Penalty.NONE, YEAR);
    assertThat(engine.quote(first(day("2026-06-30"))).orElseThrow().total())
        .isEqualTo(new Money(1_000));
    assertThat(engine.quote(first(day("2026-07-01"))).orElseThrow().total())
        .isEqualTo(new Money(2_000));
    assertThat(engine.quote(first(day("2026-07-01")).due(NEW_YEAR)).orElseThrow().total())
        .isEqualTo(new Money(1_000));
    assertThat(engine.quote(first(day("2025-06-30")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // 1.03^6 = 1.194052..., 1.03^10 = 1.343916...
    "2026-09-30, 13135",
    "2026-10-01, 11000",
    "2026-12-31, 11000",
    "2027-01-01, 14783",
  })
  void an_amnesty_of_the_penalty_holds_from_its_first_day_to_its_last(LocalDate on, long total) {
    FeeEngine engine =
        engine(
            List.of(rule("A", "", "", "", 11_000)),
            List.of(waiver(Target.PENALTY, 100, "2026-10-01", "2026-12-31")),
            MONTHLY,
            YEAR);
    Quote quote = engine.quote(first(on).due(NEW_YEAR)).orElseThrow();
    assertThat(quote.total()).isEqualTo(new Money(total));
  }

  @Test
  void of_two_waivers_the_greater_counts_alone_and_the_penalty_is_on_what_is_left_of_the_fee() {
    FeeEngine engine =
        engine(
            List.of(rule("A", "", "", "", 1_250)),
            List.of(
                waiver(Target.FEE, 25, "2026-01-01", "2026-12-31"),
                waiver(Target.FEE, 10, "2026-01-01", "2026-12-31"),
                waiver(Target.PENALTY, 50, "2026-01-01", "2026-12-31")),
            FLAT,
            YEAR);
    Quote quote = engine.quote(first(day("2026-05-05")).due(NEW_YEAR)).orElseThrow();
    // 312.5 is rounded to 313, 93.7 to 94, and 47 is half of that
    assertThat(quote.lines())
        .extracting(line -> line.key() + " " + line.amount().shillings())
        .containsExactly("fee 1250", "waiver.fee -313", "penalty.flat 94", "waiver.penalty -47");
    assertThat(quote.total()).isEqualTo(new Money(984));
  }

  @Test
  void a_fee_that_is_waived_whole_leaves_no_penalty() {
    FeeEngine engine =
        engine(
            List.of(rule("A", "", "", "", 1_250)),
            List.of(waiver(Target.FEE, 100, "2026-01-01", "2026-12-31")),
            MONTHLY,
            YEAR);
    Quote quote = engine.quote(first(day("2026-05-05")).due(NEW_YEAR)).orElseThrow();
    assertThat(quote.total()).isEqualTo(Money.ZERO);
    assertThat(quote.lines()).extracting(Line::key).containsExactly("fee", "waiver.fee.all");
  }

  @ParameterizedTest
  @CsvSource({
    "MONTH, calendar_year, 2026-10-01, 3",
    "MONTH, calendar_year, 2026-10-15, 3",
    "MONTH, calendar_year, 2026-01-31, 12",
    "MONTH, calendar_year, 2026-12-31, 1",
    "MONTH, months:6, 2028-02-29, 6",
    "YEAR, calendar_year, 2026-11-23, 1",
    "YEAR, years:3, 2026-11-23, 3",
    "YEAR, years:3, 2028-02-29, 3",
    "YEAR, months:6, 2026-11-23, 1",
    "ONCE, years:3, 2026-11-23, 1",
  })
  void a_fee_by_month_or_year_is_due_for_each_that_is_begun(
      Per per, String validity, LocalDate on, long times) {
    FeeEngine engine =
        engine(
            List.of(rule("A", "", "", "", 800, per)),
            List.of(),
            Penalty.NONE,
            Validity.of(validity).orElseThrow());
    assertThat(engine.quote(first(on)).orElseThrow().total()).isEqualTo(new Money(800 * times));
  }

  private static Money renewal(long fee, Penalty penalty, LocalDate due, LocalDate on) {
    List<FeeWaiver> none = List.of();
    return engine(List.of(rule("A", "", "", "", fee)), none, penalty, YEAR)
        .quote(first(on).due(due))
        .orElseThrow()
        .total();
  }

  private static FeeRule dated(String code, long amount, Days days) {
    return new FeeRule(
        code, FeeSamples.scope("", "", ""), new Money(amount), Per.ONCE, "a law", days, false);
  }
}
