package ke.go.machakos.gateway.officer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationDrafts;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.fees.FeeSeed;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.simulator.SimulatorRoutes;
import ke.go.machakos.gateway.simulator.SimulatorSettings;
import ke.go.machakos.gateway.staff.StaffRoster;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.web.Assets;

/** The officers' pages of applications over the real database and the sample fees. */
final class OfficerSite {
  static final Msisdn APPLICANT = new Msisdn("+254722000961");
  static final String LIST = "/simulator/officer/applications";
  private static final Database DATABASE = TestStores.get().database();

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicReference<Instant> now = new AtomicReference<>(TestData.NOW);
  private final ApplicationDesk desk =
      Startup.applications(
          TestData.CONFIG,
          DATABASE,
          TestKeys.vault(),
          Startup.charges(TestData.CONFIG, DATABASE, Startup.texts(TestData.CONFIG)));
  private final String origin;

  OfficerSite() throws Exception {
    Router router = Router.router(vertx);
    var settings = new SimulatorSettings(1, new Secret("demo"), "*483#", true);
    new SimulatorRoutes(vertx, settings, SessionIds.from(new SplittableRandom(1)), now::get)
        .mount(router);
    var pages =
        new OfficerApplications(
            DATABASE,
            TestKeys.vault(),
            new StaffRoster(new StaffDirectory(DATABASE, TestKeys.vault())),
            desk,
            Startup.texts(TestData.CONFIG),
            now::get);
    new ApplicationRoutes(vertx, pages).mount(router);
    new Assets(OfficerRoutes.class).serve(router, "/simulator/officer.css", "officer.css");
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
    origin = "http://127.0.0.1:" + server.actualPort();
  }

  /** The sample county on its first day. */
  void begin() {
    TestData.sample();
    FeeSeed.store(TestData.CONFIG, DATABASE, TestData.NOW);
    now.set(TestData.NOW);
  }

  void at(Instant instant) {
    now.set(instant);
  }

  String origin() {
    return origin;
  }

  static String path(Reference application) {
    return "/simulator/officer/application/" + application.digits();
  }

  /** An application of Mary Wanza for her shop in Tala. */
  Reference applied(String type, String activity, Optional<String> size, String business) {
    var fresh =
        new NewApplication(
            type,
            Optional.of(activity),
            size,
            "0385",
            business,
            "Mary Wanza",
            Optional.of(APPLICANT),
            "en",
            "ussd",
            Optional.empty(),
            true);
    return DATABASE.write(
        tx -> {
          Reference draft =
              new ApplicationDrafts(TestKeys.vault())
                  .begin(tx, Optional.of(APPLICANT), "{}", "en", now.get())
                  .reference();
          return desk.apply(tx, draft, fresh, new Actor.Citizen(APPLICANT), now.get())
              .orElseThrow()
              .reference();
        });
  }

  Reference shop() {
    return applied("BUSINESS", "RETAIL", Optional.of("SMALL"), "Tala <b>Cloth</b> & Co");
  }

  void act(Reference reference, Role role, String action) {
    Act act = Act.because(action, new Actor.Staff(role, Optional.empty()), "the lease is missing");
    DATABASE.write(tx -> desk.act(tx, reference, act, now.get()));
  }

  String state(Reference reference) {
    return DATABASE.read(tx -> desk.find(tx, reference)).orElseThrow().standing().state();
  }

  HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String form, String from) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", from)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** What the page says after a form of it was sent. */
  String told(String path, String form) throws Exception {
    HttpResponse<String> done = post(path, form, origin);
    if (done.statusCode() != 303) {
      throw new AssertionError(done.statusCode() + ": " + done.body());
    }
    return get(done.headers().firstValue("Location").orElseThrow()).body();
  }

  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
    http.close();
  }
}
