package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.FeeWaiver;

/**
 * All that a fee is made of: the rules, the waivers, and by kind of permit what being late costs
 * and for how long it holds. Immutable.
 */
public record FeeSchedule(
    List<FeeRule> rules,
    List<FeeWaiver> waivers,
    Map<String, Penalty> penalties,
    Map<String, Validity> validities) {

  public FeeSchedule {
    rules = List.copyOf(rules);
    waivers = List.copyOf(waivers);
    penalties = Map.copyOf(penalties);
    validities = Map.copyOf(validities);
  }

  /** Two rules of which neither comes before the other. */
  public record Clash(FeeRule first, FeeRule second) {}

  /** Every two rules that would both hold for one thing on one day: a schedule may have none. */
  public static List<Clash> clashes(List<FeeRule> rules) {
    List<Clash> clashes = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      for (FeeRule later : rules.subList(i + 1, rules.size())) {
        if (rules.get(i).clashesWith(later)) {
          clashes.add(new Clash(rules.get(i), later));
        }
      }
    }
    return clashes;
  }

  /**
   * The rule that counts for something on a day: of those that hold, the one that names most.
   *
   * @throws IllegalStateException where two name as much, which no file or store may hold
   */
  public Optional<FeeRule> rule(FeeRule.Scope asked, LocalDate day) {
    List<FeeRule> holding =
        rules.stream()
            .filter(rule -> rule.holds(asked, day))
            .sorted(
                Comparator.comparingInt((FeeRule rule) -> rule.scope().specificity()).reversed())
            .toList();
    if (holding.size() > 1
        && holding.get(0).scope().specificity() == holding.get(1).scope().specificity()) {
      throw new IllegalStateException(
          "both %s and %s hold on %s".formatted(holding.get(0).code(), holding.get(1).code(), day));
    }
    return holding.stream().findFirst();
  }

  /**
   * The waiver that counts on the day of paying: of those that hold the greatest, and that alone.
   */
  Optional<FeeWaiver> waiver(String permitType, FeeWaiver.Target target, LocalDate on) {
    return waivers.stream()
        .filter(waiver -> waiver.holds(permitType, target, on))
        .max(
            Comparator.comparingInt(FeeWaiver::percent)
                .thenComparing(FeeWaiver::until)
                .thenComparing(FeeWaiver::code));
  }

  Penalty penalty(String permitType) {
    return penalties.getOrDefault(permitType, Penalty.NONE);
  }

  Validity validity(String permitType) {
    return validities.getOrDefault(permitType, new Validity.CalendarYear());
  }
}
