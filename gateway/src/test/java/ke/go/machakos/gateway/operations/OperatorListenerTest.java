package ke.go.machakos.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorListenerTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics(Set.of("main"));
  private final AtomicBoolean database = new AtomicBoolean(true);
  private final CountDownLatch redisHangs = new CountDownLatch(1);
  private final AtomicInteger redisAsked = new AtomicInteger();
  private final AtomicBoolean redis = new AtomicBoolean(true);
  private final Readiness readiness =
      new Readiness(
          Map.of("mariadb", database::get, "redis", this::redisAnswers), Duration.ofMillis(300));
  private final HttpServer server = listen();

  private HttpServer listen() {
    readiness.showIn(metrics);
    Router router = OperatorListener.router(vertx);
    new HealthRoutes(vertx, readiness).mount(router);
    new MetricsRoutes(vertx, metrics, readiness).mount(router);
    return OperatorListener.listen(vertx, 0, router).await();
  }

  private boolean redisAnswers() {
    redisAsked.incrementAndGet();
    if (!redis.get()) {
      try {
        redisHangs.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return true;
  }

  @BeforeEach
  void startsReady() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    redisHangs.countDown();
    vertx.close().await();
    metrics.close();
  }

  @Test
  void a_store_that_says_no_makes_it_unready_and_leaves_it_live() throws Exception {
    database.set(false);
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(new JsonObject(ready.body()))
        .isEqualTo(
            new JsonObject(
                "{\"status\":\"unready\",\"stores\":{\"mariadb\":\"down\",\"redis\":\"up\"}}"));
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body())
        .contains("mlango_store_up{store=\"mariadb\"} 0.0", "mlango_store_up{store=\"redis\"} 1.0");
    database.set(true);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void a_store_that_hangs_is_down_within_the_limit_and_is_asked_once() throws Exception {
    redis.set(false);
    int before = redisAsked.get();
    long start = System.nanoTime();
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(redisAsked.get() - before).isEqualTo(1);
  }

  @Test
  void a_process_that_stops_is_not_ready() throws Exception {
    readiness.stopping();
    assertThat(new JsonObject(get("/health/ready").body()).getString("status"))
        .isEqualTo("stopping");
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void it_listens_on_loopback_alone() throws Exception {
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        if (!address.isLoopbackAddress()) {
          assertThat(connects(address)).as("reachable on %s", address).isFalse();
        }
      }
    }
  }

  private boolean connects(InetAddress address) {
    try (Socket socket = new Socket(address, server.actualPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void a_request_that_names_another_host_is_refused() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("jvm_");
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
