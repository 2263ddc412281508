package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import ke.go.machakos.db.sql.DatabaseSettings;

/**
 * The servers that another process runs on a data folder, as the folder's own files name them: for
 * a backup beside a gateway that goes on working. Whoever may read the folder may do so.
 */
public record RunningServers(DatabaseSettings database, URI redis) {

  /** Reads the ports and passwords that the servers were started with. */
  public static RunningServers of(Path folder) throws IOException {
    Passwords passwords = Passwords.read(folder.resolve("passwords.properties"));
    return new RunningServers(
        EmbeddedMariaDb.settings(port(folder.resolve("mariadb.port")), passwords),
        EmbeddedRedis.uri(port(folder.resolve("redis.port")), passwords.redis()));
  }

  private static int port(Path file) throws IOException {
    return Integer.parseInt(Files.readString(file).strip());
  }
}
