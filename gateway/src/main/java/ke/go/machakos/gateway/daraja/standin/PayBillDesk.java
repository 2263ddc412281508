package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder.Outcome;
import ke.go.machakos.gateway.loopback.Exchange;

/** Payments that customers type: the service is asked, the money moves, the service is told. */
final class PayBillDesk {
  private final DarajaStandInSettings settings;
  private final StandInPhones phones;
  private final Till till;
  private final Posts posts;

  PayBillDesk(DarajaStandInSettings settings, DarajaStandIn.Books books, Posts posts) {
    this.settings = settings;
    this.phones = books.phones();
    this.till = books.till();
    this.posts = posts;
  }

  /** Completed when the customer knows; the confirmation may still be on its way. */
  Future<Outcome> pay(PayBillOrder order) {
    if (!order.paybill().equals(settings.shortcode())) {
      return failed(order, "Failed. The business number is wrong.");
    }
    if (!order.pin().equals(StandInPhones.PIN)) {
      return failed(order, "Failed. You have entered the wrong PIN.");
    }
    Transaction draft = till.draft(order.payer(), order.amount(), order.account());
    return posts
        .ask(till.path("/c2b/validation"), till.question(draft))
        .map(PayBillDesk::refusal)
        .otherwise(Optional.empty()) // registered as Completed: whom nobody judges may pay
        .compose(refused -> refused.isPresent() ? failed(order, refused.get()) : moved(draft));
  }

  private Future<Outcome> moved(Transaction draft) {
    if (!till.move(draft)) {
      phones.tell(draft.payer(), "Failed. You do not have enough money in your M-PESA account.");
      return Future.succeededFuture(new Outcome(Optional.empty(), "no funds"));
    }
    till.confirm(draft);
    return Future.succeededFuture(new Outcome(Optional.of(draft.receipt()), "paid"));
  }

  private Future<Outcome> failed(PayBillOrder order, String message) {
    phones.tell(order.payer(), message);
    return Future.succeededFuture(new Outcome(Optional.empty(), message));
  }

  private static Optional<String> refusal(Exchange exchange) {
    try {
      String code = PushDesk.text(new JsonObject(exchange.reply().body()), "ResultCode");
      return exchange.status() != 200 || code.equals("0")
          ? Optional.empty()
          : Optional.of("Failed. The business did not accept the payment (" + code + ").");
    } catch (DecodeException noJson) {
      return Optional.empty();
    }
  }
}
