package ke.go.machakos.db.revenue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.NewBills;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.payments.DropPushes;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;

/**
 * Takes in the bills of the county's revenue system, their master: all of a file or nothing of it.
 * The same file again, or its rows in another order, leaves the same table. Thread-safe.
 */
public final class RevenueBills {
  /** The master of the bills that the county's revenue system hands over. */
  public static final String SYSTEM = "county-revenue";

  /** The master of sample bills, which every screen marks. */
  public static final String SAMPLE = "sample-revenue";

  private final Database database;
  private final RevenueRows rows;
  private final Audit audit;

  /** Nobody is asked at a phone for what is owed no more there. */
  private final BillWatch watch = new DropPushes();

  public RevenueBills(Database database, Vault vault) {
    this.database = database;
    this.rows = new RevenueRows(new PersonalData(vault));
    this.audit = new Audit(database);
  }

  /** What taking a file in would change, and everything that differs; nothing changes. */
  public BillReconciliation reconcile(String system, List<RevenueBill> theirs) {
    return database.read(tx -> BillReconciliation.of(theirs, rows.of(tx, system)));
  }

  /** What is to be done, with the bills that are to change held until the transaction ends. */
  BillReconciliation plan(Tx tx, String system, List<RevenueBill> theirs) {
    List<KnownBill> ours = rows.of(tx, system);
    List<Reference> changing =
        BillReconciliation.of(theirs, ours).updated().stream()
            .map(it -> it.known().number())
            .toList();
    Map<Reference, KnownBill> held =
        rows.held(tx, changing).stream().collect(toMap(KnownBill::number, identity()));
    return BillReconciliation.of(
        theirs, ours.stream().map(it -> held.getOrDefault(it.number(), it)).toList());
  }

  /**
   * Takes bills in: new ones are added in the order of their numbers there, changed ones become
   * what they are there, unless something was paid or let go of them here.
   *
   * @return what was done, and with {@link BillReconciliation#lasting} what still differs
   */
  public BillReconciliation take(
      String system, List<RevenueBill> theirs, String actor, Instant now) {
    return database.write(
        tx -> {
          BillReconciliation plan = plan(tx, system, theirs);
          carryOut(tx, system, plan, actor, now);
          return plan;
        });
  }

  /** Adds what is new and changes what changed. */
  void carryOut(Tx tx, String system, BillReconciliation plan, String actor, Instant now) {
    if (!plan.added().isEmpty()) {
      List<Reference> free =
          Stream.generate(() -> NewBills.number(tx, now)).limit(plan.added().size()).toList();
      rows.add(tx, system, plan.added(), free, now);
    }
    for (BillReconciliation.Update it : plan.updated()) {
      rows.update(tx, it, now);
      if (it.becomes().cancelled()) {
        watch.cancelled(tx, it.known().number(), now);
      }
    }
    String detail =
        "added %d, updated %d, unchanged %d, still different %d"
            .formatted(
                plan.added().size(),
                plan.updated().size(),
                plan.unchanged(),
                plan.lasting().size());
    audit.append(tx, new AuditEvent(actor, "bills.import", "master/" + system, detail, now));
  }
}
