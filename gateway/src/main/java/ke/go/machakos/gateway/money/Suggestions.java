package ke.go.machakos.gateway.money;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.desk.OpenBill;
import ke.go.machakos.db.reference.Reference;

/**
 * Which bills some money may be for, the likeliest first, and why: from what was typed and what is
 * owed alone. No store, no clock.
 */
public final class Suggestions {
  private static final int MOST = 5;

  /** What a bill that owes nothing is the less likely by. */
  private static final int SETTLED = 40;

  private Suggestions() {}

  /** The numbers to look for: what may be meant by what was typed. */
  public static Set<Reference> numbers(String account) {
    return Typed.meant(account).keySet();
  }

  /**
   * The bills that something speaks for, the likeliest first; at most five.
   *
   * @param account what the payer typed
   * @param amount what came in
   * @param ofApplications the bills of applications whose numbers may be meant, by those numbers
   */
  public static List<Suggestion> ranked(
      String account,
      Money amount,
      Collection<OpenBill> bills,
      Map<Reference, Reference> ofApplications) {
    Map<Reference, Why> meant = Typed.meant(account);
    return bills.stream()
        .map(bill -> suggestion(bill, amount, meant, ofApplications))
        .filter(it -> it.score() > 0)
        .sorted(
            Comparator.comparingInt(Suggestion::score)
                .reversed()
                .thenComparing(it -> it.bill().number().digits()))
        .limit(MOST)
        .toList();
  }

  private static Suggestion suggestion(
      OpenBill bill,
      Money amount,
      Map<Reference, Why> meant,
      Map<Reference, Reference> ofApplications) {
    Set<Why> why = EnumSet.noneOf(Why.class);
    Optional.ofNullable(meant.get(bill.number())).ifPresent(why::add);
    bill.permit()
        .flatMap(permit -> Optional.ofNullable(meant.get(permit)))
        .ifPresent(slip -> why.add(slip == Why.EXACT ? Why.PERMIT : Why.NEAR_PERMIT));
    ofApplications.forEach(
        (application, number) -> {
          if (number.equals(bill.number()) && meant.get(application) == Why.EXACT) {
            why.add(Why.APPLICATION);
          }
        });
    boolean fits = bill.balance().isPositive() && bill.balance().equals(amount);
    if (bill.ofPayer() && bill.balance().isPositive()) {
      why.add(Why.SAME_PAYER);
    }
    if (bill.nearby() && fits) {
      why.add(Why.SAME_AMOUNT_NEARBY);
    }
    if (!why.isEmpty() && fits) {
      why.add(Why.AMOUNT_FITS);
    }
    int settled = bill.balance().isPositive() ? 0 : SETTLED;
    int score = why.stream().mapToInt(Why::weight).sum() - settled;
    return new Suggestion(bill, strongestFirst(why), score);
  }

  private static Set<Why> strongestFirst(Set<Why> why) {
    return why.stream()
        .sorted(Comparator.comparingInt(Why::weight).reversed())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
