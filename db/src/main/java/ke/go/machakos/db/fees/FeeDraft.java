package ke.go.machakos.db.fees;

import java.time.LocalDate;
import java.util.List;

/**
 * All rules and waivers that a version is to hold.
 *
 * @param name where they come from, 120 letters at most
 * @param holdsFrom the first day on which they can count
 */
public record FeeDraft(
    String name, LocalDate holdsFrom, List<FeeRule> rules, List<FeeWaiver> waivers) {
  public FeeDraft {
    rules = List.copyOf(rules);
    waivers = List.copyOf(waivers);
  }

  /** Whether any row is sample data. */
  public boolean sample() {
    return rules.stream().anyMatch(FeeRule::sample) || waivers.stream().anyMatch(FeeWaiver::sample);
  }
}
