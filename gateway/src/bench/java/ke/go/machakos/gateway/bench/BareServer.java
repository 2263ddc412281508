package ke.go.machakos.gateway.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The yardstick: a plain Vert.x server that parses the form of a turn and answers the bytes that
 * the gateway answered, from memory.
 *
 * <p>Arguments: port, event loops, dialogue file, reply file, and {@code vertx} or {@code own} for
 * whose parser reads the form.
 */
public final class BareServer {

  private final Map<String, Buffer> replies = new HashMap<>();

  private final boolean ownParser;

  /**
   * @param ownParser whether the form is read by the bench's own parser rather than by Vert.x's
   */
  BareServer(Map<String, String> replies, boolean ownParser) {
    this.ownParser = ownParser;
    replies.forEach((text, body) -> this.replies.put(text, Buffer.buffer(body)));
  }

  static void main(String[] arguments) throws IOException {
    int loops = Integer.parseInt(arguments[1]);
    List<Dialogue> mix =
        Dialogue.read(Path.of(arguments[2])).stream().filter(d -> d.weight() > 0).toList();
    BareServer server =
        new BareServer(Replies.read(Path.of(arguments[3])).byText(mix), arguments[4].equals("own"));
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    server.listen(vertx, Integer.parseInt(arguments[0]), loops).await();
    System.out.println("ready");
  }

  /** Listens on loopback with one server a loop. */
  Future<String> listen(Vertx vertx, int port, int loops) {
    return vertx.deployVerticle(
        () ->
            new VerticleBase() {
              @Override
              public Future<?> start() {
                return vertx
                    .createHttpServer()
                    .requestHandler(BareServer.this::handle)
                    .listen(port, "127.0.0.1");
              }
            },
        new DeploymentOptions().setInstances(loops));
  }

  private void handle(HttpServerRequest request) {
    if (!HttpMethod.POST.equals(request.method()) || !"/ussd/demo".equals(request.path())) {
      request.response().setStatusCode(404).end();
    } else if (ownParser) {
      request.body().onSuccess(body -> answer(request, Form.parse(body.getBytes())));
    } else {
      request.setExpectMultipart(true);
      request.endHandler(end -> answer(request, form(request.formAttributes())));
    }
  }

  private static Form form(MultiMap fields) {
    return new Form(
        field(fields, "sessionId"),
        field(fields, "phoneNumber"),
        field(fields, "networkCode"),
        field(fields, "serviceCode"),
        field(fields, "text"));
  }

  private static String field(MultiMap fields, String name) {
    String value = fields.get(name);
    return value == null ? "" : value;
  }

  private void answer(HttpServerRequest request, Form form) {
    Buffer reply = replies.get(form.text());
    if (reply == null || form.phoneNumber().isEmpty() || form.sessionId().isEmpty()) {
      request.response().setStatusCode(400).end();
    } else {
      request.response().putHeader("content-type", "text/plain; charset=utf-8").end(reply);
    }
  }
}
