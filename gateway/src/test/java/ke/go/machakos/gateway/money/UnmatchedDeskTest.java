package ke.go.machakos.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.desk.UnmatchedMoney;
import ke.go.machakos.db.desk.UnmatchedPayment;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnmatchedDeskTest {
  private static final Reference APPLICATION = Reference.of(Reference.Kind.APPLICATION, 12);

  private final UnmatchedDesk desk =
      new UnmatchedDesk(TestStores.get().database(), TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  @Test
  void what_waits_is_counted_summed_and_listed_the_oldest_first_with_its_age() {
    assertThat(desk.gauge()).isEqualTo(new UnmatchedMoney.Gauge(3, new Money(7400)));
    List<UnmatchedPayment> waiting = desk.oldest(2);
    assertThat(waiting)
        .extracting(UnmatchedPayment::name)
        .containsExactly("SMP010XZSX", "SMP011KYJE");
    assertThat(waiting.getFirst().age(TestData.NOW)).isGreaterThan(Duration.ofDays(9));
    assertThat(waiting).allMatch(UnmatchedPayment::sample);
    assertThat(desk.find("smp012gxym")).isPresent();
    assertThat(desk.find("SMP001MKAD")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2010214,2010213,ONE_DIGIT_OFF",
    "2010123,2010213,SWAPPED",
    "201021,2010213,NO_CHECK_DIGIT",
    "1010037,2010022,PERMIT",
    "bill 2010213,2010213,EXACT",
  })
  void what_was_typed_finds_the_bill_in_the_table(String typed, String bill, Why why)
      throws SQLException {
    change("account_given = '" + typed + "'");
    assertThat(suggested())
        .anySatisfy(
            it -> {
              assertThat(it.bill().number().digits()).isEqualTo(bill);
              assertThat(it.why()).contains(why);
            });
  }

  @Test
  void the_number_of_an_application_finds_its_bill() throws SQLException {
    change("account_given = '" + APPLICATION.digits() + "'");
    assertThat(suggested()).isEmpty();
    execute(
        "UPDATE bill SET application_number = '"
            + APPLICATION.digits()
            + "' WHERE number IN ('2010213', '2010120')");
    assertThat(suggested())
        .extracting(it -> it.bill().number().digits())
        .as("the other one is cancelled")
        .containsExactly("2010213");
    assertThat(suggested().getFirst().why()).containsExactly(Why.APPLICATION);
  }

  @Test
  void a_named_ward_and_the_amount_find_a_bill_and_so_does_the_phone() throws SQLException {
    change("account_given = 'KITHIMANI SHOP', amount_kes = 1340");
    assertThat(suggested())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.bill().number().digits()).isEqualTo("2010040");
              assertThat(it.why()).containsExactly(Why.SAME_AMOUNT_NEARBY, Why.AMOUNT_FITS);
            });
    change(
        "account_given = 'shop', payer_phone_hash ="
            + " (SELECT payer_phone_hash FROM bill WHERE number = '2010040')");
    assertThat(suggested().getFirst().why())
        .containsExactly(Why.SAME_PAYER, Why.SAME_AMOUNT_NEARBY, Why.AMOUNT_FITS);
    assertThat(suggested()).extracting(it -> it.bill().number().digits()).doesNotContain("2010120");
  }

  @Test
  void what_points_nowhere_suggests_nothing() throws SQLException {
    change("account_given = NULL, payer_phone_hash = NULL");
    assertThat(suggested()).isEmpty();
  }

  private List<Suggestion> suggested() {
    return desk.suggestions(desk.find("SMP010XZSX").orElseThrow());
  }

  private static void change(String to) throws SQLException {
    execute("UPDATE payment SET " + to + " WHERE receipt = 'SMP010XZSX'");
  }

  private static void execute(String statementText) throws SQLException {
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute(statementText);
    }
  }
}
