package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.Decided;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.promise.Role;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A permit from the first key to another phone that checks it: the whole gateway, the stand-ins and
 * the real stores.
 */
class ApplyAndPayTest {
  private static final String TRADER = "+254711000601";
  private static final String INSPECTOR = "+254711000602";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestStores stores = TestStores.get();
  private final MovableClock clock = new MovableClock();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private RunningGateway gateway;

  @BeforeEach
  void open() {
    stores.reset();
    Rows.forget();
    gateway = RunningGateway.start(clock);
  }

  @AfterEach
  void close() {
    gateway.close();
    http.close();
  }

  @Test
  void an_application_is_made_billed_paid_at_the_prompt_issued_and_checked_by_another_phone() {
    Caller trader = Caller.of(TRADER, gateway);
    String application = applied(trader);
    String bill = billed(application);
    String ended = paid(trader, bill);
    assertThat(ended).startsWith("END M-Pesa asks for your PIN").contains(bill);

    clock.forward(Duration.ofSeconds(5));
    SimulatedPhone phone = new SimulatedPhone(gateway, TRADER);
    awaiting(() -> phone.prompt().isPresent());
    assertThat(phone.prompt().orElseThrow().getString("account")).isEqualTo(bill);
    phone.pay();

    awaiting(() -> issued(application).isPresent());
    String permit = issued(application).orElseThrow();
    assertThat(Rows.count("posting WHERE bill_number = '" + bill + "'")).isPositive();
    assertThat(stores.cell("SELECT SUM(amount_kes) FROM posting")).isEqualTo("0");
    told("the bill's lines", text -> text.startsWith("SAMPLE Food") && text.contains(": KES 800"));
    String paper = told("the paper", it -> it.contains(permit) && it.contains("/permit/"));
    assertThat(printed(number(paper, "/permit/[A-Za-z0-9_-]{32}"))).contains(permit, law());

    Caller inspector = Caller.of(INSPECTOR, gateway);
    inspector.dial("*483#");
    String verdict = inspector.answers("2", "2", "1", "4", permit);
    assertThat(verdict)
        .contains(permit)
        .contains("VALID")
        .contains("SAMPLE")
        .doesNotContain("Wanza");
  }

  private static String applied(Caller trader) {
    trader.dial("*483#");
    String fee =
        trader.answers(
            "2", "1", "1", "3", "1", "2", "2", "4", "1", "Tala Foods", "Mary Wanza", "1");
    assertThat(fee).contains("SAMPLE").contains("800");
    assertThat(trader.answer("3")).contains("SAMPLE The fee of KES 800:", ": KES 800\n");
    assertThat(trader.answer("1")).isEqualTo(fee);
    return number(trader.answer("1"), "6[0-9]{6,8}");
  }

  /** An officer approves it, which bills it. */
  private String billed(String application) {
    Database database = stores.database();
    ApplicationDesk desk =
        Startup.applications(
            TestData.CONFIG,
            database,
            Environment.vault(),
            Startup.charges(TestData.CONFIG, database, Startup.texts(TestData.CONFIG)));
    Actor officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    Reference reference = Reference.parse(application).orElseThrow();
    for (String act : List.of("inspect", "approve")) {
      Decided decided =
          database.write(
              tx ->
                  desk.act(tx, reference, Act.because(act, officer, "complete"), clock.instant()));
      assertThat(decided).isInstanceOf(Decided.Done.class);
    }
    return stores.cell(
        "SELECT bill_number FROM application WHERE reference = '" + application + "'");
  }

  /** A message on the trader's phone, of two parts at most. */
  private String told(String what, Predicate<String> fits) {
    SimulatedPhone.awaiting(what, () -> letter(fits).isPresent());
    JsonObject letter = letter(fits).orElseThrow();
    assertThat(letter.getInteger("parts")).isLessThanOrEqualTo(2);
    return letter.getString("text");
  }

  private Optional<JsonObject> letter(Predicate<String> fits) {
    return new SimulatedPhone(gateway, TRADER)
        .letters().stream().filter(it -> fits.test(it.getString("text"))).findFirst();
  }

  /** The text of the paper at the end of a link. */
  private String printed(String path) {
    HttpRequest request = HttpRequest.newBuilder(gateway.world().resolve(path)).build();
    try {
      byte[] said = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      try (PDDocument paper = Loader.loadPDF(said)) {
        return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String law() {
    return Catalogue.read(TestData.CONFIG.resolve("county"))
        .kind("FOOD_HANDLER")
        .flatMap(kind -> kind.terms().legalReference())
        .orElseThrow();
  }

  private static String paid(Caller trader, String bill) {
    trader.dial("*483#"); // the application's last screen was left, so going on is offered
    return trader.answers("2", "2", "1", bill, "1", "1", "1");
  }

  private Optional<String> issued(String application) {
    return Rows.count("application WHERE state = 'issued' AND reference = '" + application + "'")
            == 1
        ? Optional.of(
            stores.cell(
                "SELECT permit_number FROM application WHERE reference = '" + application + "'"))
        : Optional.empty();
  }

  private static String number(String screen, String form) {
    Matcher found = Pattern.compile(form).matcher(screen);
    assertThat(found.find()).as(screen).isTrue();
    return found.group();
  }

  private static void awaiting(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
