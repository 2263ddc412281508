package ke.go.machakos.gateway.officer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.cases.Followers;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.complaints.Reader;
import ke.go.machakos.gateway.learning.ModelFolder;
import ke.go.machakos.gateway.learning.Models;
import ke.go.machakos.gateway.reasons.Matter;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.simulator.SimulatorRoutes;
import ke.go.machakos.gateway.simulator.SimulatorSettings;
import ke.go.machakos.gateway.staff.StaffRoster;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.menus.book.MenuBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The officers' page over the real database, behind what guards the simulator. */
class OfficerPageTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Cases CASES = new Cases(DATABASE, TestKeys.vault());
  private static final Models MODELS =
      Models.open(ModelFolder.in(Path.of("target", "no-models")), Reader.model());
  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(TestData.NOW);
  private static final AtomicReference<Optional<CaseActs.Act>> ACTED =
      new AtomicReference<>(Optional.empty());
  private static final AtomicReference<String> SITE = new AtomicReference<>("");

  @BeforeAll
  static void open() throws Exception {
    Router router = Router.router(VERTX);
    var settings = new SimulatorSettings(1, new Secret("demo"), "*483#", true);
    new SimulatorRoutes(VERTX, settings, SessionIds.from(new SplittableRandom(1)), NOW::get)
        .mount(router);
    var acts =
        new DeskActs(
            DATABASE,
            Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault()),
            MuteDesk.over(DATABASE, TestKeys.vault()));
    var desk =
        new OfficerDesk(
            DATABASE,
            TestKeys.vault(),
            new StaffRoster(new StaffDirectory(DATABASE, TestKeys.vault())),
            Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault()).workflow(),
            Startup.services(TestData.CONFIG),
            Startup.reasons(TestData.CONFIG, Startup.texts(TestData.CONFIG)).of(Matter.CASE),
            new CaseActs() {
              @Override
              public Result act(Reference reference, Act act, Instant now) {
                ACTED.set(Optional.of(act));
                return act.action().endsWith("mute") ? acts.act(reference, act, now) : Result.DONE;
              }

              @Override
              public Optional<Reporter> reporter(Reference reference, Instant now) {
                return acts.reporter(reference, now);
              }
            },
            MODELS,
            MenuBook.load(TestData.CONFIG, Wiring.vocabulary(Startup.services(TestData.CONFIG)))
                .renderer(),
            NOW::get);
    new OfficerRoutes(VERTX, desk).mount(router);
    HttpServer server =
        VERTX
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
    SITE.set("http://127.0.0.1:" + server.actualPort());
  }

  @AfterAll
  static void close() throws Exception {
    VERTX.close().await(10, TimeUnit.SECONDS);
    HTTP.close();
  }

  @BeforeEach
  void sample() {
    TestData.sample();
    NOW.set(TestData.NOW);
    ACTED.set(Optional.empty());
  }

  @Test
  void open_cases_are_listed_with_how_late_they_are_and_emergencies_first() throws Exception {
    assertThat(get("/simulator/officer").body()).contains("No case is open");
    Reference routine = opened("routine", "no water");
    Reference emergency = opened("emergency", "fire");
    NOW.set(TestData.NOW.plus(Duration.ofDays(5)));
    HttpResponse<String> list = get("/simulator/officer");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(list.body())
        .containsSubsequence(emergency.digits(), routine.digits())
        .contains("Water supply", "Kithimani", "Received", "26 Nov 2026 09:00", "2 days")
        .doesNotContain("<script", "style=", "no water");
  }

  @Test
  void the_page_of_a_case_shows_its_words_as_words_and_a_form_for_each_allowed_act()
      throws Exception {
    Reference reference = opened("routine", "<script>alert('x')</script> & \"no water\"");
    String page = get("/simulator/officer/case/" + reference).body();
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;no water&quot;")
        .contains("Kithimani, near the market", "Received")
        .contains("Sample Officer Water 1")
        .contains("name=\"action\" value=\"assign\"", "name=\"action\" value=\"resolve\"")
        .contains("name=\"action\" value=\"reject\"", "Why (needed)")
        .doesNotContain("value=\"reopen\"", "<script");
    String attendant = get("/simulator/officer/case/" + reference + "?role=attendant").body();
    assertThat(attendant).contains("Sample Attendant 1").doesNotContain("value=\"reject\"");
  }

  @Test
  void a_form_acts_as_whoever_of_the_role_is_there_and_comes_back_to_the_case() throws Exception {
    Reference reference = opened("routine", "no water");
    String path = "/simulator/officer/case/" + reference;
    HttpResponse<String> done =
        post(path, "role=chief_officer&action=reject&reason=+not+ours+", SITE.get());
    assertThat(done.statusCode()).isEqualTo(303);
    String back = done.headers().firstValue("Location").orElseThrow();
    assertThat(back).isEqualTo(path + "?role=chief_officer&did=DONE");
    assertThat(get(back).body()).contains("<p role=\"status\">Done.</p>");
    CaseActs.Act act = ACTED.get().orElseThrow();
    assertThat(act.action()).isEqualTo("reject");
    assertThat(act.reason()).contains("not ours");
    assertThat(act.staff()).isPresent();
  }

  @Test
  void a_case_is_rejected_by_a_reason_of_the_list_and_its_page_says_which() throws Exception {
    Reference reference = opened("routine", "no water");
    String path = "/simulator/officer/case/" + reference;
    assertThat(get(path).body())
        .contains("<label for=\"code-reject\">Why (needed)</label> <select id=\"code-reject\"")
        .contains("<option value=\"PRIVATE_LAND\">It is on private land</option>")
        .doesNotContain("code-resolve", "NO_ANSWER");
    post(path, "role=officer&action=reject&code=PRIVATE_LAND&reason=beyond+the+gate", SITE.get());
    CaseActs.Act act = ACTED.get().orElseThrow();
    assertThat(act.code()).contains("PRIVATE_LAND");
    CaseDesk desk = Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault());
    DeskActs acts = new DeskActs(DATABASE, desk, MuteDesk.over(DATABASE, TestKeys.vault()));
    var unfit =
        new CaseActs.Act(
            act.action(),
            act.role(),
            act.staff(),
            act.reason(),
            Optional.of("NO_ANSWER"),
            Optional.empty());
    assertThat(acts.act(reference, unfit, TestData.NOW)).isEqualTo(CaseActs.Result.NO_SUCH_REASON);
    assertThat(acts.act(reference, act, TestData.NOW)).isEqualTo(CaseActs.Result.DONE);
    assertThat(get(path).body())
        .contains("reject by officer", ": It is on private land. beyond the gate</li>");
  }

  @Test
  void how_a_case_was_read_is_shown_with_its_words_and_sorting_it_is_a_choice_of_services()
      throws Exception {
    Reference reference = opened("routine", "no water in our taps since monday");
    String path = "/simulator/officer/case/" + reference;
    assertThat(get(path).body())
        .contains("When opened", "model " + MODELS.version() + ", Water supply")
        .contains("the words that weigh most", "<option value=\"GARBAGE\">Garbage</option>")
        .doesNotContain("<option value=\"WATER_SUPPLY\">", "Sorted by");
    post(path, "role=officer&action=sort&service=GARBAGE", SITE.get());
    CaseActs.Act act = ACTED.get().orElseThrow();
    assertThat(act.service()).contains("GARBAGE");
    CaseDesk desk = Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault());
    assertThat(
            new DeskActs(DATABASE, desk, MuteDesk.over(DATABASE, TestKeys.vault()))
                .act(reference, act, TestData.NOW))
        .isEqualTo(CaseActs.Result.DONE);
    assertThat(get(path).body())
        .contains("Sorted by officer", "from Water supply (model " + MODELS.version())
        .contains("to Garbage", "<dt>Now</dt><dd>model " + MODELS.version());
  }

  @Test
  void whoever_reported_a_case_is_muted_and_heard_again_and_their_number_is_never_shown()
      throws Exception {
    Reference reference = opened("routine", "no water");
    String path = "/simulator/officer/case/" + reference;
    assertThat(get(path).body()).contains("No number is kept of them").doesNotContain("\"mute\"");
    assertThat(get(muted(path, "action=mute&reason=insults")).body())
        .contains("No number is kept of");
    Msisdn phone = new Msisdn("+254722000941");
    DATABASE.<Boolean>write(
        tx -> {
          var joining = new Followers.Joining(phone, "en", "sms", true);
          new Followers(TestKeys.vault()).add(tx, 1, joining, TestData.NOW);
          return true;
        });
    assertThat(get(path).body()).contains("Their number is heard", "value=\"mute\"");
    assertThat(get(muted(path, "action=mute&reason=insults")).body())
        .contains("Done.", "Muted until 23 Dec 2026 09:00 by staff/", ": insults.")
        .contains("dropped since: 0", "value=\"unmute\"")
        .doesNotContain("722000941");
    assertThat(get(muted(path, "action=unmute")).body()).contains("Their number is heard");
    assertThat(get(muted(path, "action=unmute")).body()).contains("heard already");
  }

  private static String muted(String path, String form) throws Exception {
    return post(path, "role=officer&" + form, SITE.get())
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  @Test
  void another_sites_form_is_refused_and_a_case_that_is_not_there_is_said() throws Exception {
    Reference reference = opened("routine", "no water");
    String path = "/simulator/officer/case/" + reference;
    assertThat(post(path, "action=resolve", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(post(path, "action=resolve", "null").statusCode()).isEqualTo(403);
    assertThat(ACTED.get()).isEmpty();
    assertThat(get("/simulator/officer/case/4999999").statusCode()).isEqualTo(404);
    assertThat(get("/simulator/officer/case/nothing").body()).contains("There is no such case");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(SITE.get() + path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String form, String origin)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(SITE.get() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static Reference opened(String urgency, String words) {
    var report =
        new Report(
            Optional.of("WATER_SUPPLY"),
            "WATER",
            Optional.of("0378"),
            Optional.of("near the market"),
            words,
            Optional.empty(),
            Privacy.UNNAMED,
            "en",
            "ussd",
            urgency,
            Optional.of(new Report.Guess(MODELS.version(), 0.75)),
            Optional.empty());
    Reference reference =
        DATABASE.write(tx -> CASES.open(tx, report, Optional.empty(), TestData.NOW));
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute("UPDATE service_case SET due_at = '2026-11-26 06:00:00'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return reference;
  }
}
