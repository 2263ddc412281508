package ke.go.machakos.gateway.backup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import ke.go.machakos.db.backup.BackupRefused;
import ke.go.machakos.db.embedded.DataFolder;
import ke.go.machakos.db.embedded.DataFolderInUse;
import ke.go.machakos.db.embedded.EmbeddedMariaDb;
import ke.go.machakos.db.embedded.EmbeddedRedis;
import ke.go.machakos.db.embedded.RunningServers;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.settings.Settings;

/**
 * Where both stores are while a command works on them: elsewhere, beside a running gateway, or
 * started for the command and stopped after it.
 */
public final class Stores implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final DatabaseSettings database;
  private final URI redis;

  /** Starts in a folder whatever is not elsewhere. */
  private Stores(Settings settings, Optional<DataFolder> folder) {
    folder.ifPresent(started::push);
    database = external(settings).orElseGet(() -> startMariaDb(folder.orElseThrow()));
    redis =
        settings
            .redis()
            .map(Settings.RedisAddress::uri)
            .orElseGet(() -> startRedis(folder.orElseThrow()));
  }

  private Stores(DatabaseSettings database, URI redis) {
    this.database = database;
    this.redis = redis;
  }

  /**
   * Stores to read: a gateway that runs on the data folder is read beside, through the ports that
   * its folder names.
   *
   * @throws BackupRefused where there is no data folder
   */
  public static Stores toRead(Settings settings) throws IOException {
    if (!needsFolder(settings)) {
      return new Stores(settings, Optional.empty());
    }
    Path folder = settings.dataDirectory();
    if (!Files.isDirectory(folder)) {
      throw new BackupRefused("there is no data folder " + folder + ": there is nothing to read");
    }
    try {
      return new Stores(settings, Optional.of(DataFolder.open(folder)));
    } catch (DataFolderInUse running) {
      RunningServers servers = RunningServers.of(folder);
      return new Stores(
          external(settings).orElse(servers.database()),
          settings.redis().map(Settings.RedisAddress::uri).orElse(servers.redis()));
    }
  }

  /** Stores to fill: embedded ones in a fresh folder. */
  static Stores toFill(Settings settings, Path fresh) {
    return new Stores(
        settings, needsFolder(settings) ? Optional.of(DataFolder.open(fresh)) : Optional.empty());
  }

  /** Whether a store lives in the data folder. */
  static boolean needsFolder(Settings settings) {
    return settings.database().isEmpty() || settings.redis().isEmpty();
  }

  private static Optional<DatabaseSettings> external(Settings settings) {
    return settings.database().map(Settings.ExternalDatabase::toDatabaseSettings);
  }

  private DatabaseSettings startMariaDb(DataFolder folder) {
    EmbeddedMariaDb server = EmbeddedMariaDb.start(folder);
    started.push(server);
    return server.settings();
  }

  private URI startRedis(DataFolder folder) {
    EmbeddedRedis server = EmbeddedRedis.start(folder);
    started.push(server);
    return server.uri();
  }

  /** Where MariaDB is. */
  public DatabaseSettings database() {
    return database;
  }

  URI redis() {
    return redis;
  }

  /** Stops what was started, the last first. */
  @Override
  public void close() throws IOException {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IOException("A store could not be stopped", e);
      }
    }
  }
}
