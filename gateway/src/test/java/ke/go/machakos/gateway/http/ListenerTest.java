package ke.go.machakos.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListenerTest {
  @Test
  void a_path_that_cannot_be_read_is_refused_as_its_senders_mistake() throws Exception {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.get("/a/:name").handler(context -> context.response().end(context.pathParam("name")));
    try (Listener listener = Listener.open(vertx, "127.0.0.1", 0, 1, Optional.empty(), router)) {
      assertThat(status(listener.port(), "/a/%zz")).isEqualTo("400");
      assertThat(status(listener.port(), "/a/b?c=%zz")).isEqualTo("400");
      assertThat(status(listener.port(), "/a/b")).isEqualTo("200");
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }

  private static String status(int port, String path) throws IOException {
    // java.net.URI refuses what a hostile visitor sends
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.US_ASCII).split(" ", 3)[1];
    }
  }
}
