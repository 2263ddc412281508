package ke.go.machakos.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ke.go.machakos.gateway.settings.Settings.Tls;

/** One address that the process answers on, by an event loop a core. Closing finishes requests. */
public final class Listener implements AutoCloseable {
  private static final int IDLE_SECONDS = 75; // longer than aggregators keep a connection unused
  private static final long PATIENCE_SECONDS = 10;

  private final List<HttpServer> servers;

  private Listener(List<HttpServer> servers) {
    this.servers = servers;
  }

  /**
   * Listens; port 0 takes a free one.
   *
   * @param loops event loops that share the port
   * @throws CannotListen where the address is taken or not this machine's
   */
  public static Listener open(
      Vertx vertx, String host, int port, int loops, Optional<Tls> tls, Router router) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            // no WebSocket is spoken here, and their compression looks at every request
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false);
    tls.ifPresent(
        files ->
            options
                .setSsl(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .setCertPath(files.certificate().toString())
                        .setKeyPath(files.key().toString())));
    // an address that cannot be read is its sender's mistake, and no error for our log
    router.errorHandler(400, broken -> broken.response().setStatusCode(400).end());
    List<HttpServer> servers = new ArrayList<>();
    // Vert.x shares a port between servers only if it was named to every one of them
    int bound = port == 0 ? free(host) : port;
    for (int i = 0; i < loops; i++) {
      HttpServer server = vertx.createHttpServer(options).requestHandler(router);
      // deployed, for each deployment has an event loop of its own: all that one thread opens
      // would share that thread's
      done(
          vertx
              .deployVerticle(context -> server.listen(bound, host))
              .recover(fault -> Future.failedFuture(named(fault, host, bound))));
      servers.add(server);
    }
    return new Listener(servers);
  }

  private static Throwable named(Throwable fault, String host, int port) {
    return fault instanceof IOException why ? new CannotListen(host, port, why) : fault;
  }

  private static int free(String host) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + host, e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return servers.getFirst().actualPort();
  }

  /** Takes no more connections, finishes the requests at work, and closes. */
  @Override
  public void close() {
    List<Future<Void>> closing =
        servers.stream().map(each -> each.shutdown(PATIENCE_SECONDS, TimeUnit.SECONDS)).toList();
    done(Future.join(closing));
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS + 5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a listener did not open or close in time", e);
    }
  }
}
