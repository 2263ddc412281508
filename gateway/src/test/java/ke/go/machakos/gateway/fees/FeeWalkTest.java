package ke.go.machakos.gateway.fees;

import static ke.go.machakos.gateway.fees.FeeSamples.day;
import static ke.go.machakos.gateway.fees.FeeSamples.engine;
import static ke.go.machakos.gateway.fees.FeeSamples.first;
import static ke.go.machakos.gateway.fees.FeeSamples.rule;
import static ke.go.machakos.gateway.fees.FeeSamples.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.FeeWaiver;
import ke.go.machakos.db.fees.Per;
import org.junit.jupiter.api.Test;

/** What must hold of every quote, whatever the rules, the waivers and the days. */
class FeeWalkTest {
  private static final int STEPS = 4_000;
  private static final LocalDate BEGIN = day("2025-12-01");

  private final long seed = Long.getLong("fees.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void every_quote_adds_up_is_never_negative_and_no_waiver_makes_it_dearer() {
    System.out.println("fees.seed=" + seed);
    for (int step = 0; step < STEPS; step++) {
      FeeRule rule = rule("A", "", "", "", random.nextInt(200_000), pick(Per.values()));
      Penalty penalty = penalty();
      Validity validity = validity();
      List<FeeWaiver> waivers = waivers();
      FeeQuestion asked = first(BEGIN.plusDays(random.nextInt(900))).due(due());
      Quote dear = quote(rule, List.of(), penalty, validity, asked);
      Quote cheap = quote(rule, waivers, penalty, validity, asked);
      String what = "seed %d step %d: %s %s".formatted(seed, step, dear, cheap);
      for (Quote quote : List.of(dear, cheap)) {
        assertThat(sum(quote.lines().stream().map(Line::amount).toList()))
            .as(what)
            .isEqualTo(quote.total());
        assertThat(quote.total()).as(what).isGreaterThanOrEqualTo(Money.ZERO);
        List<Money> parts = Instalments.of(quote.total(), 1 + random.nextInt(12));
        assertThat(sum(parts)).as(what).isEqualTo(quote.total());
        assertThat(parts.getFirst()).as(what).isGreaterThanOrEqualTo(parts.getLast());
      }
      assertThat(cheap.total()).as(what).isLessThanOrEqualTo(dear.total());
      int fewer = waivers.isEmpty() ? 0 : random.nextInt(waivers.size());
      assertThat(cheap.total())
          .as(what)
          .isLessThanOrEqualTo(
              quote(rule, waivers.subList(0, fewer), penalty, validity, asked).total());
    }
  }

  @Test
  void who_waits_longer_never_pays_less() {
    System.out.println("fees.seed=" + seed);
    for (int walk = 0; walk < 200; walk++) {
      FeeRule rule = rule("A", "", "", "", random.nextInt(200_000), Per.YEAR);
      Penalty penalty = penalty();
      LocalDate due = due();
      LocalDate on = due.minusDays(random.nextInt(60));
      Money before = Money.ZERO;
      for (int step = 0; step < 40; step++) {
        Money total = quote(rule, List.of(), penalty, FeeSamples.YEAR, first(on).due(due)).total();
        assertThat(total)
            .as("seed %d walk %d: %s %s %s", seed, walk, penalty, due, on)
            .isGreaterThanOrEqualTo(before);
        before = total;
        on = on.plusDays(1 + random.nextInt(45));
      }
    }
  }

  private static Quote quote(
      FeeRule rule,
      List<FeeWaiver> waivers,
      Penalty penalty,
      Validity validity,
      FeeQuestion asked) {
    return engine(List.of(rule), waivers, penalty, validity).quote(asked).orElseThrow();
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO, Money::plus);
  }

  private Penalty penalty() {
    Percent share = new Percent(new BigDecimal(1 + random.nextInt(1_000)).movePointLeft(2));
    Grace grace =
        new Grace(
            random.nextBoolean()
                ? Optional.of(MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28)))
                : Optional.empty());
    Penalty.Kind kind =
        switch (random.nextInt(3)) {
          case 0 -> new Penalty.None();
          case 1 -> new Penalty.Flat(share);
          default ->
              new Penalty.Monthly(share, pick(Penalty.From.values()), 1 + random.nextInt(120));
        };
    return new Penalty(kind, grace, random.nextBoolean());
  }

  private Validity validity() {
    return random.nextBoolean()
        ? new Validity.CalendarYear()
        : new Validity.Months(1 + random.nextInt(36));
  }

  private List<FeeWaiver> waivers() {
    List<FeeWaiver> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalDate from = BEGIN.plusDays(random.nextInt(600));
      LocalDate to = from.plusDays(random.nextInt(400));
      all.add(
          waiver(
              pick(FeeWaiver.Target.values()),
              1 + random.nextInt(100),
              from.toString(),
              to.toString()));
    }
    return all;
  }

  private LocalDate due() {
    return BEGIN.plusDays(random.nextInt(500));
  }

  private <T> T pick(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
