package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder;
import ke.go.machakos.gateway.daraja.standin.StandInPhones;
import ke.go.machakos.gateway.daraja.standin.Transaction;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;
import org.junit.jupiter.api.Test;

/** A payment from the push to the books, without faults. */
class DarajaTest extends MoneyCase {
  @Test
  void a_phone_is_asked_pays_and_the_service_is_told_with_the_receipt() throws Exception {
    StkPush.Pushed push = pushed();
    StandInPhones.Prompt prompt = standIn.phones().prompt(WANJIKU).orElseThrow();
    assertThat(prompt.account()).isEqualTo("2010022");
    assertThat(prompt.amount()).isEqualTo(Amount.of(new Money(4200)));
    assertThat(done(daraja.query(push.checkoutRequestId())))
        .isInstanceOfSatisfying(
            Answer.Busy.class, it -> assertThat(it.errorCode()).isEqualTo("500.001.1001"));
    pay(push);
    Transaction paid = standIn.ledger().all().getFirst();
    assertThat(next())
        .isEqualTo(
            new MoneyEvent.StkPaid(
                push.merchantRequestId(),
                push.checkoutRequestId(),
                Optional.of(paid.receipt()),
                Optional.of(new Amount(420_000)),
                Optional.of(now.get()),
                new Payer.Known(WANJIKU)));
    assertThat(done(daraja.query(push.checkoutRequestId())))
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            it -> assertThat(((StkQuery.Outcome) it.value()).result()).isEqualTo(StkResult.PAID));
    assertThat(standIn.phones().screen(WANJIKU).messages().getLast())
        .isEqualTo(
            paid.receipt()
                + " Confirmed. Ksh4200.00 sent to SAMPLE MACHAKOS COUNTY for account 2010022 on"
                + " 27/11/26 at 12:00 PM. New M-PESA balance is Ksh45800.00.");
    assertThat(events).isEmpty();
  }

  @Test
  void what_the_owner_types_decides() throws Exception {
    StkPush.Pushed wrong = pushed();
    done(standIn.answer(WANJIKU, wrong.checkoutRequestId(), "0000").orElseThrow());
    assertThat(((MoneyEvent.StkFailed) next()).result()).isEqualTo(StkResult.WRONG_PIN);
    StkPush.Pushed cancelled = pushed();
    done(standIn.cancel(WANJIKU, cancelled.checkoutRequestId()).orElseThrow());
    assertThat(((MoneyEvent.StkFailed) next()).result()).isEqualTo(StkResult.CANCELLED);
    standIn.phones().balance(WANJIKU, new Money(4199));
    pay(pushed());
    assertThat(((MoneyEvent.StkFailed) next()).result()).isEqualTo(StkResult.NO_FUNDS);
    assertThat(standIn.answer(WANJIKU, cancelled.checkoutRequestId(), "1234")).isEmpty();
    assertThat(standIn.ledger().all()).isEmpty();
  }

  @Test
  void a_phone_that_is_being_asked_is_not_asked_twice() throws Exception {
    pushed();
    assertThat(done(daraja.push(ORDER)))
        .isInstanceOfSatisfying(
            Answer.Busy.class, it -> assertThat(it.after()).isEqualTo(Duration.ofMinutes(1)));
  }

  @Test
  void fifty_requests_at_once_take_one_token() throws Exception {
    standIn.answerAll(true);
    List<Future<Answer<StkPush.Pushed>>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Msisdn phone = new Msisdn("+2547000001" + (10 + i));
      all.add(daraja.push(new StkPush.Order(phone, new Money(1 + i), "2010022", "bill")));
    }
    done(Future.join(all));
    assertThat(all).allMatch(it -> it.result() instanceof Answer.Accepted);
    assertThat(standIn.tokens()).isEqualTo(1);
    Set<String> receipts = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      receipts.add(((MoneyEvent.StkPaid) next()).receipt().orElseThrow());
    }
    assertThat(receipts).hasSize(50);
  }

  @Test
  void what_is_not_stored_is_told_again() throws Exception {
    refusals.set(2);
    pay(pushed());
    assertThat(next()).isInstanceOf(MoneyEvent.StkPaid.class);
    assertThat(events).isEmpty();
  }

  @Test
  void a_customer_who_types_everything_is_judged_pays_and_is_confirmed() throws Exception {
    PayBillOrder order = new PayBillOrder(WANJIKU, "600000", "2010 022", new Amount(550), "1234");
    judge =
        payment ->
            payment.account().equals("2010 022")
                ? C2bJudge.Verdict.ACCEPTED
                : C2bJudge.Verdict.NO_SUCH_ACCOUNT;
    String receipt = done(standIn.pay(order)).receipt().orElseThrow();
    C2bPayment payment = ((MoneyEvent.C2bConfirmed) next()).payment();
    assertThat(payment.receipt()).isEqualTo(receipt);
    assertThat(payment.amount()).isEqualTo(new Amount(550));
    assertThat(payment.payer()).isEqualTo(new Payer.Known(WANJIKU));
    PayBillOrder unknown = new PayBillOrder(WANJIKU, "600000", "777", new Amount(500), "1234");
    assertThat(done(standIn.pay(unknown)).message()).contains("C2B00012");
    PayBillOrder elsewhere = new PayBillOrder(WANJIKU, "600001", "777", new Amount(500), "1234");
    assertThat(done(standIn.pay(elsewhere)).receipt()).isEmpty();
    assertThat(standIn.ledger().all()).hasSize(1);
    assertThat(events).isEmpty();
  }

  @Test
  void pull_has_every_transaction_page_by_page() throws Exception {
    standIn.answerAll(true);
    for (int i = 0; i < 130; i++) {
      Msisdn phone = new Msisdn("+254700000" + (100 + i));
      done(daraja.push(new StkPush.Order(phone, new Money(1 + i), "2010022", "bill")));
    }
    Set<String> receipts = new HashSet<>();
    List<Integer> pages = new ArrayList<>();
    int offset = 0;
    Pull.Page page;
    do {
      page = page(offset);
      page.rows().forEach(row -> receipts.add(row.receipt()));
      pages.add(page.said());
      offset += page.said();
    } while (page.said() > 0);
    assertThat(pages).containsExactly(100, 30, 0);
    assertThat(receipts).hasSize(130);
    assertThat(page(0).rows().getFirst().payer())
        .isEqualTo(new Payer.Known(new Msisdn("+254700000100")));
    assertThat(page(0).rows().getFirst().paidAt()).contains(now.get());
    now.updateAndGet(it -> it.plus(Duration.ofHours(49)));
    assertThat(page(0).said()).isZero();
  }

  private Pull.Page page(int offset) throws Exception {
    Answer<Pull.Page> answer =
        done(daraja.pull(now.get().minus(Duration.ofDays(3)), now.get(), offset));
    return ((Answer.Accepted<Pull.Page>) answer).value();
  }

  @Test
  void a_status_and_a_reversal_are_answered_later_and_truthfully() throws Exception {
    pay(pushed());
    String receipt = ((MoneyEvent.StkPaid) next()).receipt().orElseThrow();
    Conversation asked = accepted(daraja.status(new StatusQuery.Receipt(receipt)));
    MoneyEvent.Told told = ((MoneyEvent.StatusResult) next()).told();
    assertThat(told.originatorConversationId()).isEqualTo(asked.originatorConversationId());
    assertThat(told.receipt()).contains(receipt);
    assertThat(told.amount()).contains(new Amount(420_000));
    assertThat(told.transactionStatus()).contains("Completed");
    accepted(daraja.reverse(receipt, new Money(4200)));
    assertThat(((MoneyEvent.ReversalResult) next()).told().done()).isTrue();
    accepted(daraja.reverse(receipt, new Money(4200)));
    assertThat(((MoneyEvent.ReversalResult) next()).told().resultCode()).isEqualTo("R000001");
    accepted(daraja.reverse("SMNOSUCH01", new Money(4200)));
    assertThat(((MoneyEvent.ReversalResult) next()).told().resultCode()).isEqualTo("R000002");
    assertThat(standIn.phones().screen(WANJIKU).balance().toString()).isEqualTo("50000.00");
  }

  @Test
  void callbacks_are_registered() throws Exception {
    assertThat(accepted(daraja.registerC2b()).originatorConversationId()).isNotBlank();
    assertThat(accepted(daraja.registerPull()).originatorConversationId()).isNotBlank();
  }

  @Test
  void where_nobody_listens_nothing_was_sent() throws Exception {
    try (Daraja nowhere =
        new Daraja(vertx, Accounts.at("http://127.0.0.1:1"), Accounts.URLS, now::get)) {
      assertThat(done(nowhere.push(ORDER))).isInstanceOf(Answer.Busy.class);
    }
  }

  @Test
  void a_wrong_key_and_a_wrong_passkey_are_refused() throws Exception {
    var wrongKey = Accounts.at(standIn.account().url().toString());
    try (Daraja stranger = new Daraja(vertx, wrongKey, Accounts.URLS, now::get)) {
      assertThat(done(stranger.push(ORDER)))
          .isEqualTo(new Answer.Refused<>("400.008.01", "Invalid Authentication passed"));
    }
    Settings.Daraja right = standIn.account();
    Settings.Daraja wrongPasskey =
        new Settings.Daraja(
            right.url(),
            right.consumerKey(),
            right.consumerSecret(),
            right.shortcode(),
            new Secret("another"),
            Optional.empty(),
            Optional.empty(),
            List.of());
    try (Daraja stranger = new Daraja(vertx, wrongPasskey, Accounts.URLS, now::get)) {
      assertThat(done(stranger.push(ORDER)))
          .isEqualTo(new Answer.Refused<>("500.001.1001", "Wrong credentials"));
      assertThat(done(stranger.reverse("SM00000001", new Money(1))))
          .isEqualTo(new Answer.Refused<>("unset", "daraja.initiator is not set"));
    }
  }

  private static <T> T accepted(Future<Answer<T>> future) throws Exception {
    return ((Answer.Accepted<T>) done(future)).value();
  }
}
