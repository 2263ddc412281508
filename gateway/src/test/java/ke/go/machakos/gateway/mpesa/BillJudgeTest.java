package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.C2bJudge.Verdict;
import ke.go.machakos.gateway.daraja.C2bPayment;
import ke.go.machakos.gateway.daraja.Payer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which payments to the PayBill are turned away before they are made. */
class BillJudgeTest {
  private final BillJudge judge =
      new BillJudge(new Bills(TestStores.get().database(), TestKeys.vault()));

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  @Test
  void whatever_the_books_read_as_a_bill_may_be_paid() {
    assertThat(judged("2010022", 4_200_00)).isEqualTo(Verdict.ACCEPTED);
    assertThat(judged("2010-022", 4_200_00)).isEqualTo(Verdict.ACCEPTED);
    assertThat(judged("02010022", 4_200_00)).isEqualTo(Verdict.ACCEPTED);
    assertThat(judged("2010\u2013022", 4_200_00)).isEqualTo(Verdict.ACCEPTED);
    assertThat(judged("2010\u00a0022", 4_200_00)).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void what_is_no_bill_or_is_owed_no_more_or_is_no_amount_is_turned_away() {
    assertThat(judged("2010023", 4_200_00)).isEqualTo(Verdict.NO_SUCH_ACCOUNT);
    assertThat(judged("1010037", 4_200_00)).isEqualTo(Verdict.NO_SUCH_ACCOUNT);
    assertThat(judged("2010120", 4_200_00)).isEqualTo(Verdict.NO_SUCH_ACCOUNT);
    assertThat(judged("2010022", 50)).isEqualTo(Verdict.WRONG_AMOUNT);
    assertThat(judged("2010022", 0)).isEqualTo(Verdict.WRONG_AMOUNT);
  }

  private Verdict judged(String account, long cents) {
    return judge.judge(
        new C2bPayment(
            "SJK1ABCDEF",
            new Amount(cents),
            Optional.of(TestData.NOW),
            "600000",
            account,
            new Payer.Unsaid(),
            "",
            "Pay Bill"));
  }
}
