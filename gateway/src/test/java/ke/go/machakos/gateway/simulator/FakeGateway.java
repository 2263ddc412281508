package ke.go.machakos.gateway.simulator;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.settings.Secret;

/**
 * A public port that asks for a language, then for a word, then ends, and takes short messages and
 * money in silence; it keeps what it was sent.
 */
final class FakeGateway {
  static final String WELCOME =
      "CON Karibu Kaunti ya Machakos. This is a test service.\n1 English\n2 Kiswahili\n3 Kikamba";

  record Post(String path, MultiMap headers, String body) {}

  final List<Post> posts = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  FakeGateway(Vertx vertx) throws Exception {
    this(vertx, 0);
  }

  FakeGateway(Vertx vertx, int port) throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(port, "127.0.0.1")
            .await(5, TimeUnit.SECONDS);
  }

  int port() {
    return server.actualPort();
  }

  SimulatorSettings settings() {
    return new SimulatorSettings(port(), new Secret("demo"), "*483#", true);
  }

  private void handle(HttpServerRequest request) {
    String path = Objects.requireNonNull(request.path());
    request.setExpectMultipart(!path.startsWith("/pay/"));
    request
        .body()
        .onSuccess(
            body -> {
              posts.add(new Post(path, request.headers(), body.toString()));
              request.response().putHeader("Content-Type", "text/plain; charset=utf-8");
              if (path.startsWith("/ussd/demo")) {
                request.response().end(reply(field(body.toString(), "text")));
              } else if (path.startsWith("/sms/demo") || path.startsWith("/pay/demo")) {
                request.response().end();
              } else {
                request.response().setStatusCode(404).end("no such path");
              }
            });
  }

  private static String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static String reply(String text) {
    if (text.isEmpty()) {
      return WELCOME;
    }
    String[] inputs = text.split("\\*", -1);
    if (inputs.length == 1) {
      return inputs[0].equals("3")
          ? "CON Mũthyoo? Ĩla.\n0 Back"
          : "CON Type your permit number, for example 1000046.\n\n0 Back\n00 Home";
    }
    return "END You sent " + text.substring(inputs[0].length() + 1) + ". Asante.";
  }

  public void close() throws Exception {
    server.close().await(5, TimeUnit.SECONDS);
  }
}
