package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Answers one fixed screen to whatever arrives, parsing nothing: against it the generator shows its
 * own ceiling.
 *
 * <p>Argument: port. It relies on one request a connection at a time, each small enough to arrive
 * at once.
 */
public final class EchoServer {

  private static final String SCREEN =
      "CON Machakos County\n1 Permits\n2 Bills and payments\n3 Projects\n4 Help\n5 Language\n0 Leave this menu";

  private static final byte[] REPLY =
      ("HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: "
              + SCREEN.length()
              + "\r\n\r\n"
              + SCREEN)
          .getBytes(US_ASCII);

  private final ByteBuffer in = ByteBuffer.allocateDirect(16_384);
  private final ByteBuffer out = ByteBuffer.allocateDirect(REPLY.length).put(REPLY).flip();

  static void main(String[] arguments) throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
          1024);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
      System.out.println("ready");
      EchoServer server = new EchoServer();
      while (true) {
        selector.select(server::ready);
      }
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.channel() instanceof ServerSocketChannel listener) {
        SocketChannel accepted = listener.accept();
        accepted.configureBlocking(false);
        accepted.register(key.selector(), SelectionKey.OP_READ);
      } else if (key.channel() instanceof SocketChannel channel) {
        in.clear();
        if (channel.read(in) < 0) {
          channel.close();
        } else {
          channel.write(out.duplicate());
        }
      }
    } catch (IOException gone) {
      key.cancel();
    }
  }
}
