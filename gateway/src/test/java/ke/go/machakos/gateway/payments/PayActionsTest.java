package ke.go.machakos.gateway.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.NewBill;
import ke.go.machakos.db.bills.NewBills;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.fees.Instalments;
import ke.go.machakos.gateway.walk.MenuWays;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which ways a bill is offered to be paid, on the real database. */
class PayActionsTest {
  private static final Instant NOW = TestData.NOW;

  private final Database database = TestStores.get().database();
  private final PayActions actions =
      new PayActions(
          new Bills(database, TestKeys.vault()),
          Prompts.NONE,
          PayBill.SAMPLE,
          bill -> Instalments.next(bill.amount().minus(bill.waived()), bill.paid(), 2));

  @BeforeEach
  void county() {
    TestData.county();
  }

  @Test
  void a_part_is_offered_where_m_pesa_carries_it_in_one_payment() {
    assertThat(ways(500_000)).isEqualTo(Outcome.of("parts", Map.of("part", "250000")));
    assertThat(ways(500_002)).isEqualTo(Outcome.of("whole"));
    assertThat(ways(3_000_000)).isEqualTo(Outcome.of("whole"));
    assertThat(ways(1)).isEqualTo(Outcome.of("whole"));
  }

  @Test
  void without_m_pesas_prompts_the_pay_bill_is_told() {
    Outcome offer = look("pay.offer", Map.of("number", bill(500).digits(), "amount", "all"));
    assertThat(new MenuWays().way("pay-offer", offer)).isEqualTo("pay-offer > bill-how");
  }

  private Outcome ways(long amount) {
    return look("pay.ways", Map.of("number", bill(amount).digits()));
  }

  private Outcome look(String name, Map<String, String> arguments) {
    Action.Reading action =
        actions.all().stream()
            .filter(it -> it.spec().name().equals(name))
            .map(Action.Reading.class::cast)
            .findFirst()
            .orElseThrow();
    return action.look().look(new Ask(new Msisdn("+254711000001"), arguments, Language.EN, NOW));
  }

  private Reference bill(long amount) {
    var asked =
        new NewBill(
            "MARKET_STALL",
            "Mary Mfano",
            Optional.empty(),
            "0371",
            new Money(amount),
            LocalDate.parse("2026-12-31"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "mlango",
            Optional.empty(),
            false);
    var issuing = new NewBills(TestKeys.vault(), BillWatch.NONE);
    return database.write(tx -> issuing.issue(tx, asked, NOW));
  }
}
