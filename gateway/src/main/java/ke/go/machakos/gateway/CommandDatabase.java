package ke.go.machakos.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import ke.go.machakos.db.embedded.DataFolder;
import ke.go.machakos.db.embedded.DataFolderInUse;
import ke.go.machakos.db.embedded.EmbeddedMariaDb;
import ke.go.machakos.db.embedded.RunningServers;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.settings.Settings;

/**
 * The database while a command works on it: elsewhere, the one that a running gateway has in the
 * data folder, or one started for the command and stopped after it. For one thread.
 */
final class CommandDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Database database;

  private CommandDatabase(Settings settings) throws IOException {
    Optional<DatabaseSettings> external =
        settings.database().map(Settings.ExternalDatabase::toDatabaseSettings);
    database =
        Database.open(
            external.isPresent() ? external.get() : inFolder(settings.dataDirectory()),
            CONNECTIONS);
    open.push(database);
  }

  /** Opens it; where there is no data folder yet there is nothing to work on. */
  static Optional<CommandDatabase> open(Settings settings) throws IOException {
    Startup.refuseLostKeys(settings);
    boolean there = settings.database().isPresent() || Files.isDirectory(settings.dataDirectory());
    return there ? Optional.of(new CommandDatabase(settings)) : Optional.empty();
  }

  private DatabaseSettings inFolder(Path folder) throws IOException {
    try {
      DataFolder held = DataFolder.open(folder);
      open.push(held);
      EmbeddedMariaDb server = EmbeddedMariaDb.start(held);
      open.push(server);
      return server.settings();
    } catch (DataFolderInUse running) {
      return RunningServers.of(folder).database();
    }
  }

  Database database() {
    return database;
  }

  /** Stops what was started, the last first. */
  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IOException("the database could not be let go", e);
      }
    }
  }
}
