package ke.go.machakos.gateway.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.StandInPhones;

/**
 * The phone's M-Pesa and the control of its stand-in, under {@code /simulator/mpesa}. What guards
 * {@code /simulator} guards this: mount it after {@link SimulatorRoutes}.
 */
public final class PhoneMoneyRoutes {
  private final DarajaStandIn standIn;

  public PhoneMoneyRoutes(DarajaStandIn standIn) {
    this.standIn = standIn;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .get("/simulator/mpesa/setup")
        .respond(_ -> Future.succeededFuture(MoneyJson.setup(standIn.settings())));
    router
        .get("/simulator/mpesa/phone")
        .handler(this::phone)
        .failureHandler(SimulatorRoutes::refuse);
    router
        .get("/simulator/mpesa/faults")
        .respond(_ -> Future.succeededFuture(MoneyJson.faults(standIn.faults())));
    SimulatorRoutes.post(router, "/simulator/mpesa/faults", this::faults);
    SimulatorRoutes.post(router, "/simulator/mpesa/answer", this::answer);
    SimulatorRoutes.post(router, "/simulator/mpesa/cancel", this::cancel);
    SimulatorRoutes.post(router, "/simulator/mpesa/pay", this::pay);
    SimulatorRoutes.post(router, "/simulator/mpesa/balance", this::balance);
  }

  /** 204 where the page has seen this version. */
  private void phone(RoutingContext context) {
    Msisdn phone = SmsJson.number(context.request().getParam("number", ""));
    StandInPhones.Screen screen = standIn.phones().screen(phone);
    context.response().putHeader("Cache-Control", "no-store");
    if (Long.toString(screen.version()).equals(context.request().getParam("seen"))) {
      context.response().setStatusCode(204).end();
    } else {
      context.json(MoneyJson.screen(screen));
    }
  }

  /** Takes {@code {"name": …, "times": …}}; no name takes all faults away. */
  private Future<JsonObject> faults(JsonObject asked) {
    String name = asked.getString("name", "");
    if (name.isEmpty()) {
      standIn.faults().clear();
    } else {
      standIn.faults().tell(MoneyJson.fault(name), asked.getInteger("times", 1));
    }
    return Future.succeededFuture(MoneyJson.faults(standIn.faults()));
  }

  private Future<JsonObject> answer(JsonObject asked) {
    Msisdn phone = SmsJson.number(asked.getString("number", ""));
    String pin = asked.getString("pin", "");
    return ended(phone, standIn.answer(phone, asked.getString("prompt", ""), pin));
  }

  private Future<JsonObject> cancel(JsonObject asked) {
    Msisdn phone = SmsJson.number(asked.getString("number", ""));
    return ended(phone, standIn.cancel(phone, asked.getString("prompt", "")));
  }

  /** The phone knows at once; the service is told meanwhile, or not at all. */
  private Future<JsonObject> ended(Msisdn phone, Optional<Future<Void>> told) {
    return told.isEmpty()
        ? Future.failedFuture(new IllegalStateException("M-Pesa no longer asks that"))
        : Future.succeededFuture(MoneyJson.screen(standIn.phones().screen(phone)));
  }

  private Future<JsonObject> pay(JsonObject asked) {
    var order = MoneyJson.order(asked);
    return standIn
        .pay(order)
        .map(
            outcome ->
                new JsonObject()
                    .put("receipt", outcome.receipt().orElse(""))
                    .put("phone", MoneyJson.screen(standIn.phones().screen(order.payer()))));
  }

  private Future<JsonObject> balance(JsonObject asked) {
    Msisdn phone = SmsJson.number(asked.getString("number", ""));
    long shillings = asked.getLong("shillings", 0L);
    if (shillings < 0 || shillings > 1_000_000) {
      throw new IllegalArgumentException("a phone holds 0 to 1000000 shillings");
    }
    standIn.phones().balance(phone, new Money(shillings));
    return Future.succeededFuture(MoneyJson.screen(standIn.phones().screen(phone)));
  }
}
