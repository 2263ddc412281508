package ke.go.machakos.gateway.africastalking.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A public port that answers as told, and 200 otherwise; it keeps what it was sent. */
final class ScriptedService {
  record Post(String path, String type, String body) {}

  final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  ScriptedService(Vertx vertx) throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .await(5, TimeUnit.SECONDS);
  }

  int port() {
    return server.actualPort();
  }

  /** The next post, waited for. */
  Post next() throws InterruptedException {
    Post post = posts.poll(5, TimeUnit.SECONDS);
    assertThat(post).as("nothing was posted").isNotNull();
    return post;
  }

  private void handle(HttpServerRequest request) {
    String path = Objects.requireNonNull(request.path());
    String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
    request
        .body()
        .onSuccess(
            body -> {
              posts.add(new Post(path, type, body.toString()));
              Integer answer = answers.poll();
              request.response().setStatusCode(answer == null ? 200 : answer).end();
            });
  }
}
