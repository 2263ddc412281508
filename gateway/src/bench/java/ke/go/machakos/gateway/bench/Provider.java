package ke.go.machakos.gateway.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of Daraja as payments at the prompt need: a token, and each request taken at once. It
 * shares nothing with the program's own stand-in, so that what is measured is the program.
 */
final class Provider implements AutoCloseable {
  /** A request as it was handed over: when, by the wall clock and by the bench's own, and what. */
  record Taken(long epochMillis, String body, String checkout) {
    String field(String name) {
      Matcher value = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(body);
      return value.find() ? value.group(1) : "";
    }
  }

  private final HttpServer server;
  private final AtomicInteger serial = new AtomicInteger();
  private volatile Consumer<Taken> taker = taken -> {};

  Provider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/oauth/v1/generate",
        exchange -> answer(exchange, 200, "{\"access_token\":\"bench\",\"expires_in\":\"3599\"}"));
    server.createContext("/mpesa/stkpush/v1/processrequest", this::take);
    server.createContext(
        "/mpesa/stkpushquery/v1/query",
        exchange ->
            answer(
                exchange,
                500,
                "{\"errorCode\":\"500.001.1001\",\"errorMessage\":\"The transaction is being processed\"}"));
    server.createContext(
        "/pulltransactions/v1/query",
        exchange -> answer(exchange, 200, "{\"ResponseCode\":\"1000\",\"Response\":[[]]}"));
    server.start();
  }

  Map<String, String> settings() {
    return Map.of(
        "DARAJA_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
        "DARAJA_CONSUMER_KEY", "key",
        "DARAJA_CONSUMER_SECRET", "secret",
        "DARAJA_SHORTCODE", "600000",
        "DARAJA_PASSKEY", "passkey",
        "DARAJA_CALLERS", "127.0.0.1");
  }

  /** Who is told of each request, after it was answered. */
  void tell(Consumer<Taken> who) {
    taker = who;
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.currentTimeMillis();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String checkout = "ws_CO_bench_" + serial.incrementAndGet();
    answer(
        exchange,
        200,
        """
        {"MerchantRequestID":"m-%s","CheckoutRequestID":"%s","ResponseCode":"0",\
        "ResponseDescription":"Success","CustomerMessage":"Success"}"""
            .formatted(checkout, checkout));
    taker.accept(new Taken(now, body, checkout));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
