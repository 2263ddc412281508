package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The running stores of a data folder, seen from outside.
 *
 * @param data the folder of the gateway that started them
 */
record Stores(Path data) {

  /** The settings of a second gateway that finds its stores running, as an external one does. */
  Map<String, String> settings() throws IOException {
    Properties passwords = passwords();
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "GATEWAY_DATABASE_URL",
        "jdbc:mariadb://127.0.0.1:" + port("mariadb") + "/mlango?sslMode=disable");
    settings.put("GATEWAY_DATABASE_USER", "gateway");
    settings.put("GATEWAY_DATABASE_PASSWORD", passwords.getProperty("gateway"));
    settings.put("GATEWAY_DATABASE_OWNER_USER", "owner");
    settings.put("GATEWAY_DATABASE_OWNER_PASSWORD", passwords.getProperty("owner"));
    settings.put(
        "GATEWAY_REDIS_URL",
        "redis://:" + passwords.getProperty("redis") + "@127.0.0.1:" + port("redis"));
    // With keys of its own it would not know the rows, and would write all sample data again.
    settings.put("GATEWAY_KEYS", data.resolve("keys.json").toString());
    return settings;
  }

  /** Empties Redis: no session is left of what ran before. */
  void forgetSessions() throws IOException {
    redis("FLUSHALL");
  }

  /** How many keys Redis holds: one or two a session. */
  long keys() throws IOException {
    return Long.parseLong(redis("DBSIZE").substring(1));
  }

  private String redis(String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port("redis"));
        BufferedReader replies =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      String lines = "AUTH " + passwords().getProperty("redis") + "\r\n" + command + "\r\n";
      socket.getOutputStream().write(lines.getBytes(US_ASCII));
      String reply = replies.readLine() + " " + replies.readLine();
      if (!reply.startsWith("+OK ")) {
        throw new IOException("Redis refuses " + command + ": " + reply);
      }
      return reply.substring(4);
    }
  }

  private int port(String store) throws IOException {
    return Integer.parseInt(Files.readString(data.resolve(store + ".port")).strip());
  }

  private Properties passwords() throws IOException {
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("passwords.properties"))) {
      passwords.load(reader);
    }
    return passwords;
  }
}
