package ke.go.machakos.gateway.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.payments.Source;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a permit that awaits payment once its bill is paid. */
class PermitBillTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Renderer TEXTS = Startup.texts(TestData.CONFIG);

  private final Receiving receiving = new Receiving(TestKeys.vault(), BillWatch.NONE);
  private final PermitActions permits =
      new PermitActions(
          new Permits(DATABASE, TestKeys.vault()),
          new Bills(DATABASE, TestKeys.vault()),
          new Gate(new Citizens(DATABASE, TestKeys.vault()), new Pins(TestKeys.vault())),
          new ReasonWords(TEXTS));

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  @Test
  void whoever_has_paid_all_of_it_or_more_is_not_told_to_pay() {
    assertThat(find().name()).isEqualTo("owing");
    pay("SJK1AAAAAA", 4_000);
    assertThat(find().values()).containsEntry("amount", "200");
    pay("SJK1BBBBBB", 200);
    assertThat(shown()).endsWith("\n23 Nov 2026: Paid, being issued");
    pay("SJK1CCCCCC", 500);
    assertThat(shown()).endsWith("\n23 Nov 2026: Paid, being issued");
  }

  private String shown() {
    Outcome outcome = find();
    assertThat(outcome.name()).isEqualTo("found");
    return TEXTS.text(Language.EN, "permits.show", outcome.values()::get);
  }

  private Outcome find() {
    var caller = new Msisdn("+254722000972");
    return permits.find(new Ask(caller, Map.of("number", "1010037"), Language.EN, TestData.NOW));
  }

  private void pay(String receipt, long amount) {
    var paid =
        new Evidence.Receipt(
            Source.C2B,
            receipt,
            new Money(amount),
            0,
            TestData.NOW,
            Optional.of("2010022"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    DATABASE.write(tx -> receiving.receive(tx, paid, TestData.NOW));
  }
}
