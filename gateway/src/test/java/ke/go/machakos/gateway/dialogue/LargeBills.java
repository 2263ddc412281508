package ke.go.machakos.gateway.dialogue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.payments.Source;

/** The sample data with bills of KES 999,999,999, in every way that one can stand. */
final class LargeBills {
  /** Nothing is paid of it, and it is not due yet. */
  static final String OPEN = "2010022";

  /** KES 500,005,000 are paid of it, and it is overdue. */
  static final String OVERDUE = "2010033";

  /** It may be paid in two parts, and little is left of the first. */
  static final String IN_PARTS = "2010079";

  /** Its payer, who speaks English; also that of the first two. */
  static final String PAYER = "+254700000001";

  private static final List<String> CHANGES =
      List.of(
          "UPDATE bill SET amount_kes = 999999999"
              + " WHERE number IN ('2010022', '2010033', '2010079', '2010011', '2010148')",
          payment("SMP003QXUQ", 500_000_000),
          payment("SMP006CXHN", 499_900_000),
          payment("SMP001MKAD", 1_000_000_000),
          "UPDATE posting JOIN (SELECT entry_id FROM posting WHERE bill_number = '2010148') AS"
              + " waived USING (entry_id) SET amount_kes = SIGN(amount_kes) * 999999999");

  private LargeBills() {}

  /** Fills the stores. */
  static void seed() throws SQLException {
    TestData.sample();
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      for (String change : CHANGES) {
        statement.execute(change);
      }
    }
  }

  private static String payment(String receipt, long shillings) {
    return ("UPDATE payment JOIN posting ON posting.payment_id = payment.id"
            + " SET payment.amount_kes = %1$d,"
            + " posting.amount_kes = SIGN(posting.amount_kes) * %1$d WHERE receipt = '%2$s'")
        .formatted(shillings, receipt);
  }

  /** As much as M-Pesa carries at once arrives for a bill. */
  static void paidInPart(String bill) {
    var paid =
        new Evidence.Receipt(
            Source.C2B,
            "SJK1AAAAAA",
            Source.MOST_BY_MPESA,
            0,
            TestData.NOW,
            Optional.of(bill),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var receiving = new Receiving(TestKeys.vault(), BillWatch.NONE);
    TestStores.get().database().write(tx -> receiving.receive(tx, paid, TestData.NOW));
  }
}
