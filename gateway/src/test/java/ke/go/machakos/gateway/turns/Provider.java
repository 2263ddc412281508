package ke.go.machakos.gateway.turns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import ke.go.machakos.gateway.http.Form;

/** A provider of short messages that outlives every node, and knows how often it had each text. */
final class Provider implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, AtomicInteger> had = new ConcurrentHashMap<>();

  Provider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/version1/messaging", this::take);
    server.start();
  }

  /** What a node is set to, to send by it. */
  Map<String, String> settings() {
    return Map.of(
        "AFRICASTALKING_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
        "AFRICASTALKING_USERNAME", "county",
        "AFRICASTALKING_API_KEY", "key",
        "GATEWAY_SMS_PER_SECOND", "9999");
  }

  /** How often it had each text. */
  Map<String, AtomicInteger> had() {
    return had;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> fields = new LinkedHashMap<>();
      Form.read(exchange.getRequestBody().readAllBytes(), fields);
      had.computeIfAbsent(fields.get("message"), text -> new AtomicInteger()).incrementAndGet();
      byte[] answer =
          ("{\"SMSMessageData\":{\"Message\":\"Sent to 1/1 Total Cost: KES 0.8000 [Message parts: 1]\","
                  + "\"Recipients\":[{\"statusCode\":101,\"number\":\"x\",\"status\":\"Success\","
                  + "\"cost\":\"KES 0.8000\",\"messageId\":\"ATXid_"
                  + ids.incrementAndGet()
                  + "\"}]}}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(201, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
