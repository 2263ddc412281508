package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import ke.go.machakos.db.files.OwnerOnly;

/** A server's port on the loopback address. */
final class Port {
  private Port() {}

  /**
   * The port this server had last time if it is free, so that pools find it again after a restart
   * and a person's notes stay true; any free one otherwise. It is remembered in {@code file}.
   */
  static int choose(Path file) throws IOException {
    String last = Files.exists(file) ? Files.readString(file).strip() : "";
    int port =
        last.matches("\\d{4,5}") && isFree(Integer.parseInt(last))
            ? Integer.parseInt(last)
            : free();
    OwnerOnly.replace(file, port + "\n");
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
