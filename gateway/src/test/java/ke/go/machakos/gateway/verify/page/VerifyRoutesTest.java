package ke.go.machakos.gateway.verify.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.permits.PermitFaces;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.gateway.verify.code.PermitClaim;
import ke.go.machakos.gateway.verify.code.PermitCode;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import ke.go.machakos.gateway.verify.paper.PaperLinks;
import ke.go.machakos.gateway.verify.paper.PaperRoutes;
import ke.go.machakos.gateway.verify.paper.Papers;
import ke.go.machakos.gateway.verify.paper.PermitPdf;
import ke.go.machakos.gateway.web.Browser;
import ke.go.machakos.gateway.web.Visitors;
import ke.go.machakos.menus.page.Renderer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages over the real database. */
class VerifyRoutesTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Permits PERMITS = new Permits(DATABASE, TestKeys.vault());
  private static final PermitFaces FACES = new PermitFaces(DATABASE, TestKeys.vault());
  private static final SigningKeys KEYS = SigningKeys.passing();
  private static final PaperLinks LINKS = new PaperLinks(TestKeys.vault());
  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(TestData.NOW);
  private static final AtomicReference<String> SITE = new AtomicReference<>("");
  private static final AtomicReference<String> STRICT = new AtomicReference<>("");

  @TempDir java.nio.file.Path folder;

  @BeforeAll
  static void open() throws Exception {
    TestData.sample();
    SITE.set(site(100_000));
    STRICT.set(site(3));
  }

  private static String site(int perMinute) throws Exception {
    Router router = Router.router(VERTX);
    Renderer words = Startup.texts(TestData.CONFIG);
    Visitors visitors = new Visitors(perMinute, java.util.List.of());
    Verifier verifier = Verifier.over(DATABASE, TestKeys.vault());
    new VerifyRoutes(VERTX, verifier, KEYS.checking(), words, visitors, NOW::get).mount(router);
    String page = "https://example.go.ke/verify";
    Papers papers =
        new Papers(PERMITS, FACES, type -> Optional.empty(), KEYS, page, new PermitPdf(words));
    new PaperRoutes(VERTX, LINKS, papers, visitors, NOW::get).mount(router);
    HttpServer server =
        VERTX
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
    return "http://127.0.0.1:" + server.actualPort();
  }

  @AfterAll
  static void close() throws Exception {
    VERTX.close().await(10, TimeUnit.SECONDS);
    HTTP.close();
  }

  @BeforeEach
  void today() {
    NOW.set(TestData.NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1010013 | good | SAMPLE VALID to 31 Dec 2026",
        "101 00-13 | good | Mfano Fresh Grocers",
        "1010013 | good | <dd>Mary W.</dd>",
        "1010130 | bad | SAMPLE EXPIRED on 31 Dec 2025",
        "1010149 | bad | SAMPLE REVOKED on 2 Sep 2026",
        "1010037 | bad | 1010037 is NOT a permit",
        "1099998 | bad | NOT KNOWN. The county has issued no permit",
        "1010014 | bad | No permit or M-Pesa code is written so",
        "smp001mkad | good | The county received KES 7,500 on 27 Jan 2026, for bill 2010011.",
        "SMP009SECJ | bad | NOT PAID: KES 1,800",
        "SMP999ZZZZ | bad | no payment of that M-Pesa code",
      })
  void what_is_typed_is_answered_in_english(String typed, String kind, String says)
      throws Exception {
    HttpResponse<String> page = get("/verify?lang=en&q=" + encoded(typed), "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"en\">", "class=\"" + kind + "\"", says)
        .doesNotContain("Wanza", "+254", "<script", "style=");
  }

  @Test
  void the_language_is_that_of_the_link_then_of_the_browser_then_kiswahili() throws Exception {
    String sw = "Je, kibali au risiti hii ni ya kweli?";
    String en = "Is this permit or receipt real?";
    assertThat(get("/verify", "").body()).contains(sw, "<html lang=\"sw\">");
    assertThat(get("/verify", "en-GB,en;q=0.9,sw;q=0.5").body()).contains(en);
    assertThat(get("/verify", "sw,en;q=0.5").body()).contains(sw);
    assertThat(get("/verify?lang=sw", "en").body()).contains(sw);
    assertThat(get("/verify?lang=xx", "de;q=broken,,;").body()).contains(sw);
    assertThat(get("/verify?lang=sw&q=1010013", "").body())
        .contains("MFANO HALALI hadi 31 Des 2026", "Mwenye kibali", "Kibali cha biashara");
  }

  @Test
  void the_code_of_a_paper_is_checked_and_what_became_of_its_permit_is_said() throws Exception {
    String code = code("1010013");
    assertThat(get("/verify?lang=en&q=" + code, "").body())
        .contains("class=\"good\"", "VALID to 31 Dec 2026", "the county&#39;s own");
    String revoked = code("1010149");
    assertThat(get("/verify?lang=en&q=" + revoked, "").body())
        .contains("class=\"bad\"", "REVOKED on", "the county&#39;s own");
    char last = code.charAt(40) == 'A' ? 'B' : 'A';
    String altered = code.substring(0, 40) + last + code.substring(41);
    assertThat(get("/verify?lang=en&q=" + altered, "").body())
        .contains("class=\"bad\"", "FORGED")
        .doesNotContain("VALID to");
  }

  @Test
  void nothing_that_is_not_there_looks_different_from_anything_else_that_is_not() throws Exception {
    String one = get("/verify?lang=en&q=1099998", "").body().replace("1099998", "");
    String other = get("/verify?lang=en&q=1099987", "").body().replace("1099987", "");
    assertThat(Reference.parse("1099987")).isPresent();
    assertThat(one).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE permit; --",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "${jndi:ldap://127.0.0.1/x}",
        "\u0000\u001b[2J",
        "\ud83d\ude00"
      })
  void hostile_words_come_back_as_words(String typed) throws Exception {
    HttpResponse<String> page = get("/verify?lang=en&q=" + encoded(typed), "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("No permit or M-Pesa code is written so")
        .doesNotContain("<script", "<img");
    assertThat(get("/verify?q=" + "1".repeat(3000), "").statusCode()).isEqualTo(200);
    assertThat(get("/verify?q=1&q=2&lang=en&lang=sw", "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify?q=%zz", "/verify?lang=%", "/verify?x=%4"})
  void an_address_that_cannot_be_read_is_refused(String path) throws Exception {
    // java.net.URI refuses what a hostile visitor sends
    URI site = URI.create(SITE.get());
    try (Socket socket = new Socket(site.getHost(), site.getPort())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void while_the_database_does_not_answer_the_page_says_so_and_nothing_of_a_permit()
      throws Exception {
    String paper = LINKS.make(new Reference(Reference.Kind.PERMIT, "1010013"), NOW.get()).path();
    TestStores.get().freezeMariaDb();
    try {
      HttpResponse<String> page = get("/verify?lang=en&q=1010013", "");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.body())
          .contains("This cannot be checked just now", "name=\"q\"")
          .doesNotContain("VALID", "NOT KNOWN");
      assertThat(get(paper, "").statusCode()).isEqualTo(503);
      assertThat(get("/verify", "").statusCode()).isEqualTo(200);
    } finally {
      TestStores.get().thawMariaDb();
    }
    assertThat(get("/verify?lang=en&q=1010013", "").statusCode()).isEqualTo(200);
  }

  @Test
  void the_headers_let_nothing_run_and_nothing_be_kept() throws Exception {
    HttpResponse<String> page = get("/verify?q=1010013", "");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void who_asks_too_often_is_asked_to_wait_and_may_still_read_the_form() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(STRICT.get() + "/verify?q=1010013").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = ask(STRICT.get() + "/verify?lang=en&q=1010013");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    assertThat(refused.body()).contains("You have asked very often").doesNotContain("VALID to");
    assertThat(ask(STRICT.get() + "/verify").statusCode()).isEqualTo(200);
    String path = LINKS.make(new Reference(Reference.Kind.PERMIT, "1010013"), NOW.get()).path();
    assertThat(ask(STRICT.get() + path).statusCode()).isEqualTo(429);
  }

  @Test
  void the_holder_fetches_the_paper_by_the_link_until_it_ends_and_nobody_by_the_number()
      throws Exception {
    Reference number = new Reference(Reference.Kind.PERMIT, "1010013");
    PaperLinks.Link link = LINKS.make(number, NOW.get());
    HttpResponse<byte[]> paper =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(SITE.get() + link.path())).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(paper.statusCode()).isEqualTo(200);
    assertThat(paper.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(paper.headers().firstValue("Cache-Control")).contains("private, no-store");
    try (var document = Loader.loadPDF(paper.body())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Mary Wanza Mfano", "Mfano Fresh Grocers", "Kithimani", "1010013");
    }
    assertThat(get("/permit/1010013", "").statusCode()).isEqualTo(404);
    assertThat(get(altered(link.path()), "").statusCode()).isEqualTo(404);
    assertThat(get("/permit/", "").statusCode()).isEqualTo(404);
    NOW.set(link.until());
    assertThat(get(link.path(), "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1010037", "1010130", "1010149", "1099998"})
  void what_is_not_in_force_is_not_printed(String number) throws Exception {
    var link = LINKS.make(new Reference(Reference.Kind.PERMIT, number), NOW.get());
    assertThat(get(link.path(), "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_browser_checks_a_permit_on_a_phone_and_on_a_desk_without_a_script() throws Exception {
    try (Browser browser = Browser.open(folder)) {
      for (int width : new int[] {390, 1280}) {
        browser.size(width, 800);
        browser.driver().get(SITE.get() + "/verify?lang=en");
        assertThat(browser.seriousFaults()).isEmpty();
        browser.find("#q").sendKeys("1010013");
        browser.find("button").click();
        browser.waitForText("[role=status] h2", "SAMPLE VALID to 31 Dec 2026");
        assertThat(browser.find("dl").getText()).contains("Mfano Fresh Grocers", "Mary W.");
        assertThat(browser.seriousFaults()).isEmpty();
        Object wide = browser.driver().executeScript("return document.documentElement.scrollWidth");
        assertThat(((Number) wide).intValue()).isLessThanOrEqualTo(width);
        browser.screenshot("verify-" + width);
      }
      browser.find("header a").click();
      browser.waitForText("h1", "Je, kibali au risiti hii ni ya kweli?");
      browser.find("#q").sendKeys("1010149");
      browser.find("button").click();
      browser.waitForText("[role=status] h2", "MFANO KILIFUTWA");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String code(String number) {
    var permit = PERMITS.find(new Reference(Reference.Kind.PERMIT, number)).orElseThrow();
    return PermitCode.of(PermitClaim.of(permit), KEYS);
  }

  /** Another last sign: each of them counts. */
  private static String altered(String path) {
    return path.replaceAll(".$", path.endsWith("_") ? "A" : "_");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> get(String path, String languages) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(SITE.get() + path));
    if (!languages.isEmpty()) {
      request.header("Accept-Language", languages);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> ask(String address) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
