package ke.go.machakos.db.revenue;

import java.time.Instant;

/**
 * What became of a file of bills that the revenue system dropped.
 *
 * @param id its number, which counts up
 * @param system the master of the bills
 * @param faults how many faults the file has; with any, nothing of it was taken in
 * @param counts what was taken in
 * @param at when
 */
public record Reconciliation(
    long id, String system, RevenueDrop drop, int faults, Counts counts, Instant at) {

  /**
   * What was taken in.
   *
   * @param bills how many the file has
   * @param added how many were new
   * @param updated how many changed
   * @param unchanged how many were the same
   * @param differing how many bills, of theirs and of ours, still differ
   */
  public record Counts(int bills, int added, int updated, int unchanged, int differing) {
    static final Counts NOTHING = new Counts(0, 0, 0, 0, 0);

    static Counts of(int bills, BillReconciliation plan) {
      return new Counts(
          bills,
          plan.added().size(),
          plan.updated().size(),
          plan.unchanged(),
          (int) plan.lasting().stream().map(BillDifference::reference).distinct().count());
    }
  }

  /** Whether the file was taken in. */
  public boolean taken() {
    return faults == 0;
  }

  /** It as a line of a report. */
  public String line() {
    String what =
        taken()
            ? "%d bills: %d added, %d updated, %d unchanged, %d stay different"
                .formatted(
                    counts.bills(),
                    counts.added(),
                    counts.updated(),
                    counts.unchanged(),
                    counts.differing())
            : faults + " faults; nothing was taken in";
    return "file of %s, %s, at %s: %s".formatted(drop.day(), system, at, what);
  }
}
