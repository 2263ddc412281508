package ke.go.machakos.db.revenue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.revenue.Reconciliation.Counts;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Takes in the files that the revenue system drops, one after the other, and keeps what became of
 * each and what still differs. A file that was the last already is not taken again, whichever node
 * took it. Thread-safe.
 */
public final class Reconciliations {
  private static final String ACTOR = "system";

  private final Database database;
  private final RevenueBills bills;

  public Reconciliations(Database database, Vault vault) {
    this.database = database;
    this.bills = new RevenueBills(database, vault);
  }

  /** Whether a file is the last one that was taken or refused. */
  public boolean isLast(RevenueDrop drop) {
    return last().filter(it -> drop.repeats(it.drop())).isPresent();
  }

  /** The last file that was taken or refused. */
  public Optional<Reconciliation> last() {
    return database.read(ReconciliationRows::last);
  }

  /** The last file that was taken in. */
  public Optional<Reconciliation> lastTaken() {
    return database.read(ReconciliationRows::lastTaken);
  }

  /** What still differed once a file was taken in. */
  public List<BillDifference> differences(Reconciliation of) {
    return database.read(tx -> ReconciliationRows.differences(tx, of.id()));
  }

  /** Takes in the bills of a file, all or none; nothing where it was the last already. */
  public Optional<Reconciliation> take(
      String system, RevenueDrop drop, List<RevenueBill> theirs, Instant now) {
    return once(drop, (tx, follows) -> take(tx, follows, system, drop, theirs, now));
  }

  private Reconciliation take(
      Tx tx, long follows, String system, RevenueDrop drop, List<RevenueBill> theirs, Instant now) {
    BillReconciliation plan = bills.plan(tx, system, theirs);
    Counts counts = Counts.of(theirs.size(), plan);
    // before any bill is written: whoever comes second has nothing to undo
    Reconciliation done =
        ReconciliationRows.add(tx, follows, new Reconciliation(0, system, drop, 0, counts, now));
    ReconciliationRows.add(tx, done.id(), plan.lasting());
    bills.carryOut(tx, system, plan, ACTOR, now);
    return done;
  }

  /** Keeps that a file has faults and was not taken in; nothing where it was the last already. */
  public Optional<Reconciliation> refuse(String system, RevenueDrop drop, int faults, Instant now) {
    return once(
        drop,
        (tx, follows) ->
            ReconciliationRows.add(
                tx, follows, new Reconciliation(0, system, drop, faults, Counts.NOTHING, now)));
  }

  /** What is done with a file that follows another. */
  @FunctionalInterface
  private interface Step {
    Reconciliation after(Tx tx, long follows);
  }

  private Optional<Reconciliation> once(RevenueDrop drop, Step step) {
    try {
      return database.write(
          tx -> {
            Optional<Reconciliation> before = ReconciliationRows.last(tx);
            if (before.filter(it -> drop.repeats(it.drop())).isPresent()) {
              return Optional.<Reconciliation>empty();
            }
            return Optional.of(step.after(tx, before.map(Reconciliation::id).orElse(0L)));
          });
    } catch (IntegrityConstraintViolationException atOnce) {
      if (isLast(drop)) {
        return Optional.empty();
      }
      throw atOnce;
    }
  }
}
