package ke.go.machakos.gateway.africastalking.sdk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The provider's own host on loopback: a proxy that opens every tunnel to itself and speaks TLS as
 * that host, for a client that cannot be told of another address. Each connection has one answer.
 */
final class TlsProvider extends ProxySelector implements AutoCloseable {
  private final SSLContext identity;
  private final ServerSocket server;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

  TlsProvider(SSLContext identity) throws IOException {
    this.identity = identity;
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::run);
  }

  /** What is answered next: a status line's end and a body. */
  void answers(String status, String body) {
    answers.add(
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.length(), body));
  }

  /** The tunnel that was asked for, the head and the body of each request, in order. */
  BlockingQueue<String> asked() {
    return asked;
  }

  private void run() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        asked.add(head(socket.getInputStream()).lines().findFirst().orElse(""));
        write(socket, "HTTP/1.1 200 OK\r\n\r\n");
        try (SSLSocket tunnel =
            (SSLSocket) identity.getSocketFactory().createSocket(socket, null, false)) {
          tunnel.setUseClientMode(false);
          take(tunnel);
        }
      } catch (IOException e) {
        asked.add("broken off");
      }
    }
  }

  private void take(SSLSocket tunnel) throws IOException {
    InputStream in = new BufferedInputStream(tunnel.getInputStream());
    String head = head(in);
    asked.add(head);
    int length =
        head.lines()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    asked.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    String answer = answers.poll();
    if (answer != null) {
      write(tunnel, answer);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended in the head");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.UTF_8);
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(
        new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort())));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    asked.add("not connected");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
