package ke.go.machakos.gateway.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.files.OwnerOnly;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * From a text posted to the webhook to its answer in the provider's hands, at a steady rate: an
 * open model, so that a slow answer holds up no later text. Each text is of another number.
 */
final class Texts implements AutoCloseable {
  /** Texts a second. */
  private static final int RATE = 200;

  private static final List<String> WORDS =
      List.of(
          "HELP",
          "HALI 1010013",
          "Hakuna maji hapa Tala kwa siku tatu sasa",
          "The street light at Kivaa market has been off for two weeks",
          "Takataka zimejaa soko ya Masii na zinanuka",
          "Pothole kubwa kwa barabara ya Kathiani, gari zinaharibika",
          "LIPA 2010022",
          "dawa hakuna hospitali ya Matuu");

  private final Arrivals arrivals;
  private final HttpServer provider;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Long> posted = new ConcurrentHashMap<>();
  private final ConcurrentHistogram micros =
      new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
  private final CountDownLatch unanswered;

  private Texts(Plan plan) throws IOException {
    this.arrivals = Arrivals.of(plan, RATE);
    this.unanswered = new CountDownLatch(arrivals.count());
    this.provider =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    provider.createContext("/version1/messaging", this::taken);
    provider.start();
  }

  /** Measures a gateway of its own and says what came of it in a row of Markdown. */
  static String measure(Plan plan) throws IOException, InterruptedException {
    Gateways gateways = new Gateways(plan);
    Path data = gateways.freshFolder();
    try (Texts texts = new Texts(plan);
        Program gateway = gateways.start(data, texts.settings())) {
      texts.run(URI.create("http://127.0.0.1:" + gateway.port() + "/sms/demo/incoming"));
      return texts.row();
    } finally {
      OwnerOnly.deleteTree(data);
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "AFRICASTALKING_URL", "http://127.0.0.1:" + provider.getAddress().getPort(),
        "AFRICASTALKING_USERNAME", "county",
        "AFRICASTALKING_API_KEY", "key",
        "GATEWAY_SMS_PER_SECOND", "9999");
  }

  private void run(URI webhook) throws InterruptedException {
    arrivals.run(i -> post(webhook, i));
    if (!unanswered.await(2, TimeUnit.MINUTES)) {
      System.out.println(unanswered.getCount() + " texts were not answered");
    }
  }

  /** The clock of a text starts when it is due to be posted, and posting does not wait. */
  private void post(URI webhook, int number) {
    String from = "+2547%08d".formatted(10_000_000 + number);
    if (arrivals.measures(number)) {
      posted.put(from, System.nanoTime());
    }
    String body =
        "date=2026-11-23+06%3A00%3A00&to=22483&networkCode=63902&id=bench-"
            + number
            + "&from="
            + URLEncoder.encode(from, StandardCharsets.UTF_8)
            + "&text="
            + URLEncoder.encode(WORDS.get(number % WORDS.size()), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var _ = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
  }

  private void taken(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String to =
          URLDecoder.decode(form.replaceAll(".*&to=([^&]*).*", "$1"), StandardCharsets.UTF_8);
      Long start = posted.remove(to);
      if (start != null) {
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
      }
      unanswered.countDown();
      byte[] answer =
          """
          {"SMSMessageData":{"Message":"","Recipients":[{"statusCode":101,"status":"Success",\
          "messageId":"ATXid_%d"}]}}"""
              .formatted(unanswered.getCount())
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(201, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String row() {
    return String.format(
        Locale.ROOT,
        "| %d | %d | %.0f | %.0f | %.0f | %d |",
        RATE,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1000.0,
        micros.getValueAtPercentile(99) / 1000.0,
        micros.getMaxValue() / 1000.0,
        unanswered.getCount());
  }

  @Override
  public void close() {
    http.close();
    provider.stop(0);
  }
}
