package ke.go.machakos.gateway.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.africastalking.standin.OptedOut;
import ke.go.machakos.gateway.africastalking.standin.StandIn;
import ke.go.machakos.gateway.africastalking.standin.StandInSettings;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.talk.SessionIds;

/** The simulator's routes on a listener of their own, over a stand-in of their own. */
final class SimulatorSite {
  private final HttpServer server;
  final StandIn standIn;
  final DarajaStandIn money;

  SimulatorSite(Vertx vertx, SimulatorSettings settings) throws Exception {
    Router router = Router.router(vertx);
    SessionIds ids = SessionIds.from(new SplittableRandom(483));
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-05T09:08:07Z"));
    standIn = standIn(vertx, settings, clock);
    new SimulatorRoutes(vertx, settings, ids, clock).mount(router);
    new PhoneSmsRoutes(standIn).mount(router);
    money = money(vertx, settings, clock);
    new PhoneMoneyRoutes(money).mount(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(5, TimeUnit.SECONDS);
  }

  private static StandIn standIn(Vertx vertx, SimulatorSettings settings, InstantSource clock) {
    var codes = Settings.Codes.SAMPLE;
    var known = new StandInSettings(codes, settings.secret(), Duration.ofMillis(1));
    StandIn standIn =
        StandIn.open(vertx, known, OptedOut.inMemory(), new SplittableRandom(22483), clock);
    standIn.callTo(settings.publicPort());
    return standIn;
  }

  private static DarajaStandIn money(Vertx vertx, SimulatorSettings settings, InstantSource clock) {
    var known =
        new DarajaStandInSettings(
            settings.secret(),
            "600000",
            "SAMPLE MACHAKOS COUNTY",
            Duration.ofHours(1),
            Duration.ofMillis(1),
            Duration.ofMillis(1));
    DarajaStandIn money = DarajaStandIn.open(vertx, known, new SplittableRandom(600000), clock);
    money.callTo(settings.publicPort());
    return money;
  }

  int port() {
    return server.actualPort();
  }

  public void close() throws Exception {
    server.close().await(5, TimeUnit.SECONDS);
  }
}
