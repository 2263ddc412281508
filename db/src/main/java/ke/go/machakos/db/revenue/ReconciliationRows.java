package ke.go.machakos.db.revenue;

import static ke.go.machakos.db.generated.Tables.REVENUE_DIFFERENCE;
import static ke.go.machakos.db.generated.Tables.REVENUE_RECONCILIATION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.generated.tables.RevenueReconciliation;
import ke.go.machakos.db.revenue.Reconciliation.Counts;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The rows of what became of dropped files. */
final class ReconciliationRows {
  private static final int AT_ONCE = 500;
  private static final RevenueReconciliation TABLE = REVENUE_RECONCILIATION;

  private ReconciliationRows() {}

  static Optional<Reconciliation> last(Tx tx) {
    return last(tx, DSL.noCondition());
  }

  static Optional<Reconciliation> lastTaken(Tx tx) {
    return last(tx, TABLE.FAULTS.eq(0));
  }

  private static Optional<Reconciliation> last(Tx tx, Condition which) {
    return tx.jooq()
        .selectFrom(TABLE)
        .where(which)
        .orderBy(TABLE.ID.desc())
        .limit(1)
        .fetchOptional(ReconciliationRows::read);
  }

  private static Reconciliation read(Record row) {
    return new Reconciliation(
        row.get(TABLE.ID),
        row.get(TABLE.MASTER_SYSTEM),
        new RevenueDrop(row.get(TABLE.FILE_WRITTEN_AT), row.get(TABLE.FILE_SHA256)),
        row.get(TABLE.FAULTS),
        new Counts(
            row.get(TABLE.BILLS),
            row.get(TABLE.ADDED),
            row.get(TABLE.UPDATED),
            row.get(TABLE.UNCHANGED),
            row.get(TABLE.DIFFERING)),
        row.get(TABLE.RECONCILED_AT));
  }

  /** Adds one that follows another, or none where that is 0; it with its number. */
  static Reconciliation add(Tx tx, long follows, Reconciliation it) {
    tx.jooq()
        .insertInto(TABLE)
        .set(TABLE.FOLLOWS, follows)
        .set(TABLE.MASTER_SYSTEM, it.system())
        .set(TABLE.FILE_DAY, it.drop().day())
        .set(TABLE.FILE_WRITTEN_AT, it.drop().writtenAt())
        .set(TABLE.FILE_SHA256, it.drop().sha256())
        .set(TABLE.FAULTS, it.faults())
        .set(TABLE.BILLS, it.counts().bills())
        .set(TABLE.ADDED, it.counts().added())
        .set(TABLE.UPDATED, it.counts().updated())
        .set(TABLE.UNCHANGED, it.counts().unchanged())
        .set(TABLE.DIFFERING, it.counts().differing())
        .set(TABLE.RECONCILED_AT, it.at())
        .execute();
    Instant at = it.at();
    return new Reconciliation(
        tx.jooq().lastID().longValueExact(), it.system(), it.drop(), it.faults(), it.counts(), at);
  }

  static void add(Tx tx, long reconciliation, List<BillDifference> differences) {
    for (int from = 0; from < differences.size(); from += AT_ONCE) {
      tx.batch(
          differences.subList(from, Math.min(from + AT_ONCE, differences.size())).stream()
              .map(it -> row(tx, reconciliation, it))
              .toList());
    }
  }

  private static Query row(Tx tx, long reconciliation, BillDifference it) {
    return tx.jooq()
        .insertInto(REVENUE_DIFFERENCE)
        .set(REVENUE_DIFFERENCE.RECONCILIATION_ID, reconciliation)
        .set(REVENUE_DIFFERENCE.KIND, it.kind().code())
        .set(REVENUE_DIFFERENCE.MASTER_REFERENCE, it.reference())
        .set(REVENUE_DIFFERENCE.PART, it.part())
        .set(REVENUE_DIFFERENCE.OURS, it.ours())
        .set(REVENUE_DIFFERENCE.THEIRS, it.theirs());
  }

  static List<BillDifference> differences(Tx tx, long reconciliation) {
    return tx.jooq()
        .selectFrom(REVENUE_DIFFERENCE)
        .where(REVENUE_DIFFERENCE.RECONCILIATION_ID.eq(reconciliation))
        .orderBy(REVENUE_DIFFERENCE.ID)
        .fetch(
            row ->
                new BillDifference(
                    BillDifference.Kind.of(row.get(REVENUE_DIFFERENCE.KIND)),
                    row.get(REVENUE_DIFFERENCE.MASTER_REFERENCE),
                    row.get(REVENUE_DIFFERENCE.PART),
                    row.get(REVENUE_DIFFERENCE.OURS),
                    row.get(REVENUE_DIFFERENCE.THEIRS)));
  }
}
