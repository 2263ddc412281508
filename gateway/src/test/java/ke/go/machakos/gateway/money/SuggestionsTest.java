package ke.go.machakos.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.desk.OpenBill;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final Reference BILL = Reference.parse("2010011").orElseThrow();
  private static final Reference PERMIT = Reference.parse("1010013").orElseThrow();
  private static final Reference APPLICATION = Reference.of(Reference.Kind.APPLICATION, 1007);

  @ParameterizedTest
  @CsvSource({
    "2010011,EXACT",
    "2010 011,EXACT",
    "bill 2010011,EXACT",
    "2O1OO11,EXACT",
    "20l00I1,EXACT",
    "2010012,ONE_DIGIT_OFF",
    "3010011,ONE_DIGIT_OFF",
    "2100011,SWAPPED",
    "0210011,SWAPPED",
    "201001,NO_CHECK_DIGIT",
    "210011,DIGIT_MISSING",
    "20100011,DIGIT_EXTRA",
    "1010013,PERMIT",
    "1010014,NEAR_PERMIT",
  })
  void what_was_typed_leads_to_the_bill(String account, Why why) {
    List<Suggestion> found = ranked(account, 1, bill(7500, false, false));
    assertThat(found).singleElement().satisfies(it -> assertThat(it.why()).containsExactly(why));
  }

  @ParameterizedTest
  @CsvSource({"KITHIMANI SHOP", "''", "99", "2010567", "12345678901", "5 6 7"})
  void what_leads_nowhere_suggests_nothing(String account) {
    assertThat(ranked(account, 7500, bill(7500, false, false))).isEmpty();
  }

  @Test
  void the_number_of_an_application_leads_to_its_bill() {
    List<Suggestion> found =
        Suggestions.ranked(
            APPLICATION.digits(),
            new Money(5),
            List.of(bill(7500, false, false)),
            Map.of(APPLICATION, BILL));
    assertThat(found.getFirst().why()).containsExactly(Why.APPLICATION);
  }

  @Test
  void without_a_number_the_phone_and_the_amount_speak() {
    assertThat(ranked("shop", 100, bill(7500, true, false)).getFirst().why())
        .containsExactly(Why.SAME_PAYER);
    assertThat(ranked("shop", 7500, bill(7500, true, true)).getFirst().why())
        .containsExactly(Why.SAME_PAYER, Why.SAME_AMOUNT_NEARBY, Why.AMOUNT_FITS);
    assertThat(ranked("shop", 7500, bill(7500, false, true)).getFirst().explained())
        .isEqualTo("the same amount is open in the ward, the amount is just what is owed");
  }

  @Test
  void a_settled_bill_is_suggested_only_by_its_number_and_after_an_open_one() {
    OpenBill settled = bill(0, true, true);
    assertThat(ranked("shop", 7500, settled)).isEmpty();
    OpenBill open =
        new OpenBill(
            Reference.parse("2010022").orElseThrow(),
            "CESS",
            "0378",
            Optional.of(PERMIT),
            new Money(7500),
            false,
            false);
    assertThat(ranked(PERMIT.digits(), 7500, settled, open))
        .extracting(it -> it.bill().number().digits())
        .containsExactly("2010022", "2010011");
  }

  @Test
  void the_likeliest_comes_first_and_equals_in_the_order_of_their_numbers() {
    OpenBill one = bill(7500, false, true);
    OpenBill two =
        new OpenBill(
            Reference.parse("2010022").orElseThrow(),
            "CESS",
            "0378",
            Optional.empty(),
            new Money(7500),
            true,
            true);
    assertThat(ranked("x", 7500, one, two))
        .extracting(it -> it.bill().number().digits())
        .containsExactly("2010022", "2010011");
    OpenBill alike = bill(two.number(), 7500);
    assertThat(ranked("x", 7500, alike, one))
        .extracting(it -> it.bill().number().digits())
        .containsExactly("2010011", "2010022");
  }

  private static List<Suggestion> ranked(String account, long amount, OpenBill... bills) {
    return Suggestions.ranked(account, new Money(amount), List.of(bills), Map.of());
  }

  private static OpenBill bill(long balance, boolean ofPayer, boolean nearby) {
    return new OpenBill(
        BILL, "BUSINESS_PERMIT", "0378", Optional.of(PERMIT), new Money(balance), ofPayer, nearby);
  }

  private static OpenBill bill(Reference number, long balance) {
    return new OpenBill(number, "CESS", "0378", Optional.empty(), new Money(balance), false, true);
  }
}
