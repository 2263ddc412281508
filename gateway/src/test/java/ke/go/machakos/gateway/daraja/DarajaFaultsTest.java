package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of the stand-in as the client and the books meet it. */
class DarajaFaultsTest extends MoneyCase {
  @ParameterizedTest
  @CsvSource({
    "CANCELLED, CANCELLED",
    "WRONG_PIN, WRONG_PIN",
    "NO_FUNDS, NO_FUNDS",
    "UNREACHABLE, UNREACHABLE",
    "ONGOING_SESSION, UNREACHABLE",
    "SAME_AMOUNT, SAME_AMOUNT",
    "EXPIRED, EXPIRED",
    "PIN_LOCKED, PIN_LOCKED",
    "NOT_PERMITTED, NOT_PERMITTED",
  })
  void a_result_comes_to_the_callback_and_to_who_asks(DarajaFault fault, StkResult result)
      throws Exception {
    standIn.faults().tell(fault, 1);
    StkPush.Pushed push = pushed();
    MoneyEvent.StkFailed failed = (MoneyEvent.StkFailed) next();
    assertThat(failed.checkoutRequestId()).isEqualTo(push.checkoutRequestId());
    assertThat(failed.result()).isEqualTo(result);
    assertThat(done(daraja.query(push.checkoutRequestId())))
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            it -> assertThat(((StkQuery.Outcome) it.value()).result()).isEqualTo(result));
    assertThat(standIn.phones().prompt(WANJIKU)).isEmpty();
    assertThat(standIn.ledger().all()).isEmpty();
    assertThat(standIn.faults().left()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SESSION_LOCK, 500.001.1001, 60",
    "SPIKE_ARREST, 500.003.02, 5",
    "HTTP_500, 500.003.1001, 30",
    "HTTP_503, HTTP 503, 30",
  })
  void a_push_that_is_not_taken_says_when_to_come_again(
      DarajaFault fault, String code, long seconds) throws Exception {
    standIn.faults().tell(fault, 1);
    assertThat(done(daraja.push(ORDER)))
        .isInstanceOfSatisfying(
            Answer.Busy.class,
            it -> {
              assertThat(it.errorCode()).isEqualTo(code);
              assertThat(it.after()).isEqualTo(Duration.ofSeconds(seconds));
            });
    assertThat(standIn.phones().prompt(WANJIKU)).isEmpty();
    pushed();
  }

  @Test
  void a_token_that_is_not_taken_is_renewed_once_and_no_more() throws Exception {
    standIn.faults().tell(DarajaFault.TOKEN_EXPIRED, 1);
    pushed();
    assertThat(standIn.tokens()).isEqualTo(2);
    standIn.faults().tell(DarajaFault.TOKEN_EXPIRED, 2);
    assertThat(done(daraja.query("ws_CO_1")))
        .isInstanceOfSatisfying(
            Answer.Refused.class, it -> assertThat(it.errorCode()).isEqualTo("404.001.03"));
    assertThat(standIn.faults().left()).isEmpty();
  }

  @Test
  void no_answer_is_nobodys_knowledge_whether_or_not_the_phone_is_asked() throws Exception {
    assertThat(done(daraja.registerC2b())).isInstanceOf(Answer.Accepted.class);
    Daraja hasty =
        new Daraja(vertx, standIn.account(), Accounts.URLS, now::get, Duration.ofSeconds(1));
    standIn.faults().tell(DarajaFault.NO_ANSWER, 1);
    assertThat(done(hasty.push(ORDER))).isInstanceOf(Answer.Unknown.class);
    assertThat(standIn.phones().prompt(WANJIKU)).isEmpty();
    standIn.faults().tell(DarajaFault.SENT_NO_ANSWER, 1);
    assertThat(done(hasty.push(ORDER))).isInstanceOf(Answer.Unknown.class);
    String prompt = standIn.phones().prompt(WANJIKU).orElseThrow().id();
    done(standIn.answer(WANJIKU, prompt, "1234").orElseThrow());
    assertThat(((MoneyEvent.StkPaid) next()).checkoutRequestId()).isEqualTo(prompt);
  }

  @Test
  void a_result_may_come_before_the_answer() throws Exception {
    standIn.faults().tell(DarajaFault.CALLBACK_FIRST, 1);
    StkPush.Pushed push = pushed();
    // the push was answered only after the callback was, so the event is there already
    MoneyEvent.StkPaid paid = (MoneyEvent.StkPaid) events.poll();
    assertThat(paid.checkoutRequestId()).isEqualTo(push.checkoutRequestId());
  }

  @Test
  void a_result_may_come_three_times_late_or_never() throws Exception {
    standIn.faults().tell(DarajaFault.CALLBACK_THRICE, 1);
    pay(pushed());
    assertThat(next()).isEqualTo(next()).isEqualTo(next());
    standIn.faults().tell(DarajaFault.LATE_CALLBACK, 1);
    pay(pushed());
    assertThat(next()).isInstanceOf(MoneyEvent.StkPaid.class);
    standIn.faults().tell(DarajaFault.NO_CALLBACK, 1);
    StkPush.Pushed untold = pushed();
    pay(untold);
    assertThat(events).isEmpty();
    assertThat(done(daraja.query(untold.checkoutRequestId())))
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            it -> assertThat(((StkQuery.Outcome) it.value()).result()).isEqualTo(StkResult.PAID));
    assertThat(standIn.ledger().all()).hasSize(3);
  }

  @Test
  void a_push_may_be_confirmed_as_a_payment_to_the_paybill_with_the_same_receipt()
      throws Exception {
    standIn.faults().tell(DarajaFault.C2B_TWIN, 1);
    pay(pushed());
    MoneyEvent one = next();
    MoneyEvent other = next();
    MoneyEvent.StkPaid paid =
        (MoneyEvent.StkPaid) (one instanceof MoneyEvent.StkPaid ? one : other);
    C2bPayment twin = ((MoneyEvent.C2bConfirmed) (one.equals(paid) ? other : one)).payment();
    assertThat(paid.receipt()).contains(twin.receipt());
    assertThat(twin.account()).isEqualTo("2010022");
    assertThat(twin.amount()).isEqualTo(new Amount(420_000));
  }

  @Test
  void a_number_may_be_hashed_or_masked() throws Exception {
    PayBillOrder order = new PayBillOrder(WANJIKU, "600000", "2010022", new Amount(500), "1234");
    standIn.faults().tell(DarajaFault.HASHED_NUMBER, 1);
    done(standIn.pay(order));
    assertThat(((MoneyEvent.C2bConfirmed) next()).payment().payer())
        .isInstanceOfSatisfying(
            Payer.Hashed.class, it -> assertThat(it.sha256()).matches("[0-9a-f]{64}"));
    standIn.faults().tell(DarajaFault.MASKED_NUMBER, 1);
    done(standIn.pay(order));
    assertThat(((MoneyEvent.C2bConfirmed) next()).payment().payer())
        .isEqualTo(new Payer.Masked("2547 ***** 001"));
  }

  @ParameterizedTest
  @EnumSource(DarajaFault.class)
  void each_is_told_counted_and_taken_away(DarajaFault fault) {
    standIn.faults().tell(fault, 3);
    assertThat(standIn.faults().left()).containsEntry(fault, 3);
    assertThat(DarajaFault.of(fault.name())).contains(fault);
    standIn.faults().tell(fault, 0);
    assertThat(standIn.faults().left()).isEmpty();
  }
}
