package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.payments.Push;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.daraja.StkResult;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/** What payers are told by SMS, each thing once. Thread-safe. */
final class PayerTexts {
  private static final Duration USEFUL = Duration.ofHours(24);

  private final Outbox outbox;
  private final Citizens citizens;
  private final Renderer renderer;
  private final PayBill payBill;

  PayerTexts(Outbox outbox, Citizens citizens, Renderer renderer, PayBill payBill) {
    this.outbox = outbox;
    this.citizens = citizens;
    this.renderer = renderer;
    this.payBill = payBill;
  }

  /** How to pay if M-Pesa does not ask. It goes out with the wish itself, whatever comes after. */
  void fallback(Tx tx, long push, Prompts.Wanted wanted, Instant now) {
    Map<String, String> values = howToPay(wanted.bill().number(), wanted.amount());
    values.put("sample", mark(wanted.bill().sample()));
    send(tx, wanted.phone(), wanted.language(), "sms.pay.fallback", values, fallbackOf(push), now);
  }

  /** Why a payment was not made. How it can be made all the same was told with the wish. */
  void failed(Tx tx, Push push, StkResult why, Instant now) {
    Language language = language(tx, Recipient.of(push));
    Map<String, String> values = howToPay(push.bill(), push.amount());
    values.put("sample", mark(BillBook.isSample(tx, push.bill())));
    values.put("why", renderer.text(language, why.textKey(), Values.NONE));
    send(
        tx,
        push.phone(),
        language,
        "sms.pay.failed",
        values,
        "push/" + push.id() + "/failed/" + push.attempts(),
        now);
  }

  /** Anything else, in the language of whoever is told. */
  void say(Tx tx, Recipient to, String key, Map<String, String> values, String cause, Instant now) {
    send(tx, to.phone(), language(tx, to), key, values, cause, now);
  }

  static String mark(boolean sample) {
    return sample ? "yes" : "no";
  }

  private Map<String, String> howToPay(Reference bill, Money amount) {
    Map<String, String> values = new HashMap<>();
    values.put("number", bill.digits());
    values.put("asked", Long.toString(amount.shillings()));
    values.put("paybill", payBill.number());
    values.put("paybill_sample", mark(payBill.sample()));
    return values;
  }

  private static String fallbackOf(long push) {
    return "push/" + push + "/fallback";
  }

  /** That of the call in which it was asked for, which of who has not agreed is kept nowhere. */
  private Language language(Tx tx, Recipient to) {
    return to.push()
        .flatMap(push -> outbox.languageOf(tx, fallbackOf(push)))
        .or(() -> citizens.find(tx, to.phone()).flatMap(Citizen::language))
        .flatMap(Language::of)
        .orElse(Language.SW);
  }

  private void send(
      Tx tx,
      Msisdn phone,
      Language language,
      String key,
      Map<String, String> values,
      String cause,
      Instant now) {
    OutgoingMessage message =
        new OutgoingMessage(
            "payment",
            phone,
            language.code(),
            Optional.of(key),
            renderer.text(language, key, values::get),
            now,
            Optional.of(now.plus(USEFUL)),
            cause);
    outbox.enqueue(tx, message, now);
  }
}
