package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A kept-alive HTTP/1.1 connection with at most one request under way.
 *
 * <p>One thread may send while another reads: the run under way is what they hand over.
 */
final class Connection {

  private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);

  private final SocketChannel channel;
  private final ByteBuffer out = ByteBuffer.allocateDirect(2048);
  private final ByteBuffer in = ByteBuffer.allocate(16_384);
  private volatile @Nullable Run run;
  private int bodyFrom;
  private int bodyTo;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  static Connection open(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return new Connection(channel);
  }

  SocketChannel channel() {
    return channel;
  }

  @Nullable Run run() {
    return run;
  }

  /** Sends the run's turn; the socket's buffer holds far more than one request. */
  void send(Run next) throws IOException {
    next.script().write(next.turn(), next.session(), next.phone(), out);
    run = next;
    channel.write(out);
    if (out.hasRemaining()) {
      throw new IOException("a request did not fit the socket's buffer");
    }
  }

  /**
   * Reads what there is; true once the whole reply is here.
   *
   * @throws IOException if the server closed the connection or answered something that is no HTTP
   */
  boolean read() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException();
    }
    byte[] bytes = in.array();
    int end = in.position();
    int head = headEnd(bytes, end);
    if (head < 0) {
      return false;
    }
    bodyFrom = head;
    bodyTo = head + contentLength(bytes, head);
    return end >= bodyTo;
  }

  boolean isOk() {
    byte[] bytes = in.array();
    return bytes[9] == '2' && bytes[10] == '0' && bytes[11] == '0';
  }

  boolean isScreen() {
    byte[] bytes = in.array();
    if (bodyTo - bodyFrom < 4 || bytes[bodyFrom + 3] != ' ') {
      return false;
    }
    boolean goesOn =
        bytes[bodyFrom] == 'C' && bytes[bodyFrom + 1] == 'O' && bytes[bodyFrom + 2] == 'N';
    boolean ends =
        bytes[bodyFrom] == 'E' && bytes[bodyFrom + 1] == 'N' && bytes[bodyFrom + 2] == 'D';
    return goesOn || ends;
  }

  boolean isExpected(Run of) {
    return of.script().expects(of.turn(), in.array(), bodyFrom, bodyTo);
  }

  String body() {
    return new String(
        in.array(), bodyFrom, bodyTo - bodyFrom, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Forgets the reply, ready for the next turn. */
  void clear() {
    in.clear();
    run = null;
  }

  private static int headEnd(byte[] bytes, int end) {
    for (int i = 3; i < end; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int contentLength(byte[] bytes, int head) throws IOException {
    for (int i = 0; i < head - LENGTH.length; i++) {
      if (bytes[i] == '\n' && matches(bytes, i + 1)) {
        int length = 0;
        for (int at = i + 1 + LENGTH.length; bytes[at] != '\r'; at++) {
          length = bytes[at] == ' ' ? length : length * 10 + bytes[at] - '0';
        }
        return length;
      }
    }
    throw new IOException("a reply without a length");
  }

  private static boolean matches(byte[] bytes, int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((bytes[at + i] | 0x20) != LENGTH[i] && bytes[at + i] != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }
}
