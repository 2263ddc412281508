package ke.go.machakos.db.revenue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import ke.go.machakos.db.revenue.BillDifference.Kind;

/**
 * Compares the bills of the revenue system with ours of the same master, whatever their order: what
 * is new there, what changed there, and every difference by name. No store, no clock.
 *
 * @param added what is there and not here, in the order of its numbers there
 * @param updated what changed there and may change here
 * @param unchanged how many are the same
 * @param differences everything that differs, in the order of the numbers there
 */
public record BillReconciliation(
    List<RevenueBill> added,
    List<Update> updated,
    int unchanged,
    List<BillDifference> differences) {

  /** A bill that becomes what it is there. */
  public record Update(KnownBill known, RevenueBill becomes) {}

  /** Compares. */
  public static BillReconciliation of(Collection<RevenueBill> theirs, Collection<KnownBill> ours) {
    Map<String, RevenueBill> there = new TreeMap<>();
    theirs.forEach(it -> there.put(it.reference(), it));
    Map<String, KnownBill> here = new TreeMap<>();
    ours.forEach(it -> here.put(it.bill().reference(), it));
    List<RevenueBill> added = new ArrayList<>();
    List<Update> updated = new ArrayList<>();
    List<BillDifference> differences = new ArrayList<>();
    int unchanged = 0;
    TreeSet<String> all = new TreeSet<>(there.keySet());
    all.addAll(here.keySet());
    for (String reference : all) {
      Optional<RevenueBill> its = Optional.ofNullable(there.get(reference));
      Optional<KnownBill> known = Optional.ofNullable(here.get(reference));
      if (known.isEmpty()) {
        its.ifPresent(added::add);
        differences.add(missing(Kind.MISSING_HERE, reference));
      } else if (its.isEmpty()) {
        differences.add(missing(notThere(known.get()), reference));
      } else {
        List<BillDifference> changes = changes(known.get(), its.get());
        differences.addAll(changes);
        if (changes.isEmpty()) {
          unchanged++;
        } else if (!known.get().touched()) {
          updated.add(new Update(known.get(), its.get()));
        }
      }
    }
    return new BillReconciliation(
        List.copyOf(added), List.copyOf(updated), unchanged, List.copyOf(differences));
  }

  /** What stays different once the new and the changed are taken in. */
  public List<BillDifference> lasting() {
    return differences.stream().filter(it -> it.kind().isLasting()).toList();
  }

  private static Kind notThere(KnownBill known) {
    return known.touched() ? Kind.PAID_NOT_THERE : Kind.MISSING_THERE;
  }

  private static BillDifference missing(Kind kind, String reference) {
    return new BillDifference(kind, reference, "", "", "");
  }

  private static List<BillDifference> changes(KnownBill known, RevenueBill there) {
    Kind kind = known.touched() ? Kind.PAID_HERE : Kind.CHANGED_THERE;
    List<BillDifference> changes = new ArrayList<>();
    Map<String, Object> theirs = there.parts();
    known
        .bill()
        .parts()
        .forEach(
            (part, ours) -> {
              Object its = theirs.get(part);
              if (!ours.equals(its)) {
                changes.add(
                    new BillDifference(
                        kind, there.reference(), part, ours.toString(), String.valueOf(its)));
              }
            });
    return changes;
  }
}
