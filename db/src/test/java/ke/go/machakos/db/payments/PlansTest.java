package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each look-up that receiving makes goes by an index, whatever the tables hold. */
class PlansTest {
  @BeforeAll
  static void rows() {
    TestData.county();
    var till = new Till();
    for (int i = 0; i < 60; i++) {
      var bill = till.bill(100);
      till.pushed(bill, Till.PAYER, 100, "ws_" + i, Till.NOW);
      till.receive(Till.c2b("PLAN" + i, 100, bill.digits()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payment|receipt = 'PLAN3' FOR UPDATE",
        "payment|request_id = 'ws_3' FOR UPDATE",
        "payment|bill_number = '2200012' AND amount_kes = 100 AND paid_at >= '2026-01-01'",
        "bill|number = '2200012' FOR UPDATE",
        "bill|application_number = '6000010'",
        "posting|bill_number = '2200012' AND account = 'bill'",
        "posting|payment_id = 3",
        "ledger_entry|cause = 'payment/3/0'",
        "push_request|checkout_request_id = 'ws_3'",
        "push_answer|checkout_request_id = 'ws_3'",
        "payment_push|state = 'wanted' AND due_at <= '2026-01-01' ORDER BY due_at LIMIT 5",
        "payment_push|state = 'sending' AND lease_until < '2026-01-01'",
        "payment_push|turn_key = x'00'",
        "payment_evidence|receipt = 'PLAN3'",
        "payment_matter|cause = 'x'",
        "payment_matter|state = 'open' AND kind = 'disagrees' ORDER BY opened_at, id LIMIT 9",
      })
  void a_look_up_goes_by_an_index(String table, String which) throws SQLException {
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement();
        var plan = statement.executeQuery("EXPLAIN SELECT * FROM " + table + " WHERE " + which)) {
      assertThat(plan.next()).isTrue();
      boolean decidedByTheIndexAlone = String.valueOf(plan.getString("Extra")).contains("const");
      assertThat(decidedByTheIndexAlone || plan.getString("key") != null)
          .as(which + ": " + plan.getString("type") + " " + plan.getString("Extra"))
          .isTrue();
    }
  }
}
