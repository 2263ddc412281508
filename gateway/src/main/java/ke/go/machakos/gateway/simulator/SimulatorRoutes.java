package ke.go.machakos.gateway.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import ke.go.machakos.gateway.loopback.Exchange;
import ke.go.machakos.gateway.talk.EndEvent;
import ke.go.machakos.gateway.talk.Handset;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.web.Assets;
import ke.go.machakos.gateway.web.LocalCallers;
import ke.go.machakos.gateway.web.SecurityHeaders;
import ke.go.machakos.menus.page.Budget;

/**
 * The phone in a page: {@code /simulator} and what it asks. The page holds the phone; this side
 * plays the aggregator and posts the exact forms to the public port of this machine.
 *
 * <p>Only JSON is taken, because a form of another site's page could be posted without a question.
 */
public final class SimulatorRoutes {
  private static final int BODY_LIMIT = 256 * 1024;
  private static final List<String> FILES =
      List.of(
          "icon.svg",
          "page.css",
          "phone.css",
          "main.js",
          "phone.js",
          "line.js",
          "panels.js",
          "sms.css",
          "sms.js",
          "mpesa.css",
          "mpesa.js",
          "labels.js");

  private final Aggregator aggregator;
  private final SimulatorSettings settings;
  private final SessionIds ids;
  private final InstantSource clock;

  /** Routes for one Vert.x; {@code ids} are asked from any of its threads. */
  public SimulatorRoutes(
      Vertx vertx, SimulatorSettings settings, SessionIds ids, InstantSource clock) {
    this.aggregator = new Aggregator(vertx, settings);
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds the routes; the router must be of a listener that binds loopback alone. */
  public void mount(Router router) {
    router
        .route("/simulator/*")
        .handler(new SecurityHeaders())
        .handler(new LocalCallers())
        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    var assets = new Assets(SimulatorRoutes.class);
    assets.serve(router, "/simulator", "simulator.html");
    FILES.forEach(file -> assets.serve(router, "/simulator/" + file, file));
    router.get("/simulator/setup").respond(_ -> Future.succeededFuture(setup()));
    post(router, "/simulator/turn", this::turn);
    post(router, "/simulator/event", this::event);
    router
        .post("/simulator/talk")
        .consumes("application/json")
        .handler(ctx -> ctx.end(TalkJson.read(new JsonArray(text(ctx))).write()))
        .failureHandler(SimulatorRoutes::refuse);
  }

  static void post(Router router, String path, Function<JsonObject, Future<JsonObject>> answer) {
    router
        .post(path)
        .consumes("application/json")
        .respond(ctx -> answer.apply(new JsonObject(text(ctx))))
        .failureHandler(SimulatorRoutes::refuse);
  }

  private static String text(RoutingContext ctx) {
    return Objects.requireNonNullElse(ctx.body().asString(), "");
  }

  private JsonObject setup() {
    var networks = new JsonArray();
    for (Carrier carrier : Carrier.values()) {
      networks.add(
          new JsonObject()
              .put("code", carrier.code())
              .put("title", carrier.title())
              .put("budget", Budget.of(carrier.code()).page()));
    }
    return new JsonObject()
        .put("serviceCode", settings.serviceCode())
        .put("sampleCode", settings.sampleCode())
        .put("networks", networks);
  }

  private Future<JsonObject> turn(JsonObject asked) {
    Handset phone = PhoneJson.act(asked, ids);
    return aggregator
        .turn(phone.turn().form())
        .map(
            exchange -> {
              String screen = Aggregator.screen(exchange);
              PageSize size = PageSize.of(screen, phone.network());
              return exchange
                  .json()
                  .put("phone", PhoneJson.write(phone.hear(screen)))
                  .put("screen", screen)
                  .put("shown", PageSize.shown(screen))
                  .put("encoding", size.encodingName())
                  .put("used", size.used())
                  .put("budget", size.budget());
            });
  }

  private Future<JsonObject> event(JsonObject asked) {
    Handset phone = PhoneJson.read(asked.getJsonObject("phone", new JsonObject()));
    var event =
        new EndEvent(
            clock.instant(),
            phone.turn(),
            EndEvent.Status.valueOf(asked.getString("status", "").toUpperCase(Locale.ROOT)),
            Duration.ofMillis(asked.getLong("millis", 0L)),
            asked.getInteger("hops", 1),
            asked.getString("lastReply", ""));
    return aggregator.event(event.form()).map(Exchange::json);
  }

  static void refuse(RoutingContext ctx) {
    Throwable fault = ctx.failure();
    int status =
        switch (fault) {
          case null -> ctx.statusCode();
          case DecodeException _ -> 400;
          case ClassCastException _ -> 400;
          case IllegalArgumentException _ -> 400;
          case IllegalStateException _ -> 409;
          default -> 502;
        };
    String what = fault == null || fault.getMessage() == null ? "" : fault.getMessage();
    ctx.response().setStatusCode(status);
    ctx.json(new JsonObject().put("fault", what));
  }
}
