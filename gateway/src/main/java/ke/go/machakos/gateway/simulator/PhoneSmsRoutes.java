package ke.go.machakos.gateway.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.africastalking.standin.Phones;
import ke.go.machakos.gateway.africastalking.standin.StandIn;
import ke.go.machakos.gateway.loopback.Exchange;

/**
 * The phone's short messages and the control of the stand-in, under {@code /simulator/sms}. What
 * guards {@code /simulator} guards this: mount it after {@link SimulatorRoutes}.
 */
public final class PhoneSmsRoutes {
  private final StandIn standIn;

  public PhoneSmsRoutes(StandIn standIn) {
    this.standIn = standIn;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .get("/simulator/sms/setup")
        .respond(_ -> Future.succeededFuture(SmsJson.setup(standIn.codes())));
    router.get("/simulator/sms/inbox").handler(this::inbox).failureHandler(SimulatorRoutes::refuse);
    router.get("/simulator/sms/wire").handler(this::wire);
    router
        .get("/simulator/sms/faults")
        .respond(_ -> Future.succeededFuture(SmsJson.faults(standIn.faults())));
    SimulatorRoutes.post(router, "/simulator/sms/faults", this::faults);
    SimulatorRoutes.post(router, "/simulator/sms/phone", this::phone);
    SimulatorRoutes.post(router, "/simulator/sms/text", this::text);
    SimulatorRoutes.post(router, "/simulator/sms/optout", this::optOut);
    SimulatorRoutes.post(router, "/simulator/sms/subscription", this::subscription);
  }

  /** 204 where the page has seen this version. */
  private void inbox(RoutingContext context) {
    Msisdn phone = SmsJson.number(context.request().getParam("number", ""));
    Phones.Inbox inbox = standIn.phones().inbox(phone);
    context.response().putHeader("Cache-Control", "no-store");
    if (Long.toString(inbox.version()).equals(context.request().getParam("seen"))) {
      context.response().setStatusCode(204).end();
    } else {
      context.json(SmsJson.inbox(inbox));
    }
  }

  private void wire(RoutingContext context) {
    String id = context.request().getParam("id", "");
    context.response().putHeader("Cache-Control", "no-store");
    context.json(SmsJson.exchanges(standIn.traces().of(id)));
  }

  /** Takes {@code {"name": …, "times": …}}; no name takes all faults away. */
  private Future<JsonObject> faults(JsonObject asked) {
    String name = asked.getString("name", "");
    if (name.isEmpty()) {
      standIn.faults().clear();
    } else {
      standIn.faults().tell(SmsJson.fault(name), asked.getInteger("times", 1));
    }
    return Future.succeededFuture(SmsJson.faults(standIn.faults()));
  }

  private Future<JsonObject> phone(JsonObject asked) {
    Msisdn phone = SmsJson.number(asked.getString("number", ""));
    standIn.change(phone, SmsJson.manner(asked, standIn.phones().inbox(phone).manner()));
    return Future.succeededFuture(SmsJson.inbox(standIn.phones().inbox(phone)));
  }

  private Future<JsonObject> text(JsonObject asked) {
    return standIn.text(SmsJson.order(asked)).map(SmsJson::exchanges);
  }

  /** Takes {@code {"number": …, "optedOut": …}}; where it does not say, they opt out. */
  private Future<JsonObject> optOut(JsonObject asked) {
    Msisdn phone = SmsJson.number(asked.getString("number", ""));
    if (asked.getBoolean("optedOut", true)) {
      return standIn.optOut(phone).map(Exchange::json);
    }
    standIn.optIn(phone);
    return Future.succeededFuture(new JsonObject().put("optedOut", false));
  }

  private Future<JsonObject> subscription(JsonObject asked) {
    return standIn.subscription(SmsJson.subscription(asked)).map(Exchange::json);
  }
}
