package ke.go.machakos.db.stores;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.embedded.DataFolder;
import ke.go.machakos.db.embedded.EmbeddedMariaDb;
import ke.go.machakos.db.embedded.EmbeddedRedis;
import ke.go.machakos.db.redis.RedisConnector;
import ke.go.machakos.db.sessions.SessionStore;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;

/**
 * MariaDB and Redis, opened at the same time; what was not given an address is started in the data
 * folder. Closing stops what was started, the last first. For one thread.
 */
public final class Stores implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Database database;
  private final SessionStore sessions;

  private Stores(Opening opening, Optional<DataFolder> folder) {
    folder.ifPresent(open::push);
    Executor threads = task -> Thread.ofVirtual().name("store-start").start(task);
    CompletableFuture<Database> sql =
        CompletableFuture.supplyAsync(() -> database(opening, folder), threads);
    CompletableFuture<SessionStore> redis =
        CompletableFuture.supplyAsync(() -> sessions(opening, folder), threads);
    try {
      this.database = sql.join();
      this.sessions = redis.join();
    } catch (CompletionException e) {
      redis.handle((store, fault) -> store).join();
      close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * What to open.
   *
   * @param database an external MariaDB; empty starts one in the folder
   * @param redis an external Redis; empty starts one in the folder
   * @param connections to MariaDB at most
   * @param vault seals what Redis keeps
   */
  public record Opening(
      Path folder,
      Optional<DatabaseSettings> database,
      Optional<URI> redis,
      int connections,
      Vault vault) {
    boolean embeds() {
      return database.isEmpty() || redis.isEmpty();
    }
  }

  /**
   * Opens both stores.
   *
   * @throws ke.go.machakos.db.embedded.DataFolderInUse if another process runs on the folder
   */
  public static Stores open(Opening opening) {
    return new Stores(
        opening,
        opening.embeds() ? Optional.of(DataFolder.open(opening.folder())) : Optional.empty());
  }

  /** MariaDB, migrated. */
  public Database database() {
    return database;
  }

  /** The dialogues in Redis. */
  public SessionStore sessions() {
    return sessions;
  }

  @Override
  public void close() {
    RuntimeException first = null;
    synchronized (open) {
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception e) {
          first = first == null ? new IllegalStateException("a store did not close", e) : first;
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private Database database(Opening opening, Optional<DataFolder> folder) {
    DatabaseSettings settings =
        opening
            .database()
            .orElseGet(() -> opened(EmbeddedMariaDb.start(folder.orElseThrow())).settings());
    return opened(Database.open(settings, opening.connections()));
  }

  private SessionStore sessions(Opening opening, Optional<DataFolder> folder) {
    URI uri =
        opening.redis().orElseGet(() -> opened(EmbeddedRedis.start(folder.orElseThrow())).uri());
    return opened(new SessionStore(opened(RedisConnector.open(uri)), opening.vault()));
  }

  private <T extends AutoCloseable> T opened(T store) {
    synchronized (open) {
      open.push(store);
    }
    return store;
  }
}
