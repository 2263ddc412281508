package ke.go.machakos.gateway.turns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.daraja.standin.Transaction;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/**
 * M-Pesa, which outlives every node, behind a network that shuffles what it tells, repeats it and
 * loses it. What becomes of a word depends on the seed and on its receipt alone.
 */
final class MpesaNetwork implements AutoCloseable {
  /** One receipt in so many is told to nobody. */
  static final int LOSES_ONE_IN = 10;

  private static final String SECRET = "a-secret-of-the-storm";
  private static final Pattern RECEIPT =
      Pattern.compile("(?:\"MpesaReceiptNumber\",\"Value\"|\"TransID\"):\"([A-Z0-9]{10})\"");
  private static final int MOST_TIMES = 5;
  private static final int LATEST_MILLIS = 2_000;
  private static final int TRIES = 4;
  private static final long BETWEEN_TRIES_MILLIS = 700;

  private final long seed;
  private final Vertx vertx = Vertx.vertx();
  private final DarajaStandIn mpesa;
  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong delivered = new AtomicLong();
  private volatile int node;

  MpesaNetwork(long seed) {
    this.seed = seed;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
    var settings =
        new DarajaStandInSettings(
            new Secret(SECRET),
            "600000",
            "SAMPLE MACHAKOS COUNTY",
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    mpesa = DarajaStandIn.open(vertx, settings, new Random(seed), Clock.systemUTC());
    mpesa.callTo(server.getAddress().getPort());
    mpesa.answerAll(true);
  }

  /** What a node is set to, to be paid by it; its own sweeps are quick. */
  Map<String, String> settings(Duration queryAfter, Duration pullEvery) {
    Settings.Daraja account = mpesa.account();
    return Map.of(
        "GATEWAY_MODE",
        "production",
        "GATEWAY_CALLBACK_SECRET",
        SECRET,
        "DARAJA_URL",
        account.url().toString(),
        "DARAJA_CONSUMER_KEY",
        account.consumerKey().value(),
        "DARAJA_CONSUMER_SECRET",
        account.consumerSecret().value(),
        "DARAJA_SHORTCODE",
        account.shortcode(),
        "DARAJA_PASSKEY",
        account.passkey().value(),
        "DARAJA_CALLERS",
        "127.0.0.1",
        "GATEWAY_QUERY_AFTER",
        queryAfter.toSeconds() + "s",
        "GATEWAY_PULL_EVERY",
        pullEvery.toSeconds() + "s");
  }

  DarajaStandIn mpesa() {
    return mpesa;
  }

  /** Every transaction that there is, the oldest first. */
  List<Transaction> known() {
    return mpesa.ledger().all();
  }

  /** Says where the node listens now. */
  void callTo(int port) {
    node = port;
  }

  /** Whether nothing more is on its way. */
  boolean quiet() {
    return underWay.get() == 0;
  }

  /** How many words reached a node. */
  long delivered() {
    return delivered.get();
  }

  /** Whether nobody is told of a receipt. */
  boolean loses(String receipt) {
    return new Random(seed ^ receipt.hashCode()).nextInt(LOSES_ONE_IN) == 0;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(path.endsWith("/validation") ? 503 : carry(path, body), -1);
    }
  }

  /** Some words are there before whoever told them goes on; a question is asked of nobody. */
  private int carry(String path, byte[] body) {
    Matcher found = RECEIPT.matcher(new String(body, StandardCharsets.UTF_8));
    String receipt = found.find() ? found.group(1) : "";
    if (!receipt.isEmpty() && loses(receipt)) {
      return 200;
    }
    var random = new Random(seed ^ receipt.hashCode() ^ path.hashCode());
    boolean atOnce = random.nextBoolean();
    int times = 1 + random.nextInt(MOST_TIMES);
    underWay.addAndGet(times);
    for (int i = atOnce ? 1 : 0; i < times; i++) {
      later(path, body, TRIES, random.nextInt(LATEST_MILLIS));
    }
    if (atOnce) {
      deliver(path, body, TRIES);
    }
    return 200;
  }

  private void later(String path, byte[] body, int tries, long millis) {
    var _ = threads.schedule(() -> deliver(path, body, tries), millis, TimeUnit.MILLISECONDS);
  }

  /** M-Pesa repeats what was not answered 200, and gives up in the end. */
  private void deliver(String path, byte[] body, int tries) {
    if (answered(path, body)) {
      delivered.incrementAndGet();
      underWay.decrementAndGet();
    } else if (tries > 1) {
      later(path, body, tries - 1, BETWEEN_TRIES_MILLIS);
    } else {
      underWay.decrementAndGet();
    }
  }

  private boolean answered(String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
    mpesa.close();
    http.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
