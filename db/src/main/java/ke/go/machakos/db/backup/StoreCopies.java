package ke.go.machakos.db.backup;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.redis.RedisConnector;
import ke.go.machakos.db.sql.DatabaseSettings;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Both stores, copied into an archive and back. Stateless. */
public final class StoreCopies {
  private StoreCopies() {}

  /** How much was copied. */
  public record Count(long rows, long keys) {}

  /** Writes both stores, the database as it is at one moment, and finishes the archive. */
  public static Count write(
      DatabaseSettings database, URI redis, ArchiveWriter archive, Instant now) throws IOException {
    String schema =
        new Schema(database)
            .applied()
            .orElseThrow(
                () -> new BackupRefused("the database is empty: there is nothing to back up"))
            .toString();
    List<TableShape> tables = DatabaseDump.write(database, archive);
    try (UnifiedJedis client = RedisConnector.open(redis)) {
      long keys = RedisCopy.write(client, archive);
      archive.finish(now, schema, tables, keys);
      return new Count(tables.stream().mapToLong(TableShape::rows).sum(), keys);
    } catch (JedisException e) {
      throw new IOException("Redis could not be read", e);
    }
  }

  /**
   * Loads both stores. Redis goes first: it holds only what may expire, while a database that
   * cannot be filled is rolled back.
   *
   * @param replace whether what the stores hold may be replaced
   * @throws BackupRefused where they hold something that may not be, or the archive's tables are
   *     newer than this program
   */
  public static Count load(Archive archive, DatabaseSettings database, URI redis, boolean replace)
      throws IOException {
    DatabaseLoad tables = new DatabaseLoad(database, archive);
    tables.check(replace);
    try (UnifiedJedis client = RedisConnector.open(redis)) {
      if (!replace && client.dbSize() > 0) {
        throw new BackupRefused("Redis holds keys; --force replaces those that the backup has too");
      }
      long keys = RedisCopy.load(archive, client);
      if (keys != archive.manifest().redisKeys()) {
        throw new BackupRefused(
            "the backup holds " + keys + " keys of Redis, not " + archive.manifest().redisKeys());
      }
      tables.run();
      return new Count(
          archive.manifest().tables().stream().mapToLong(TableShape::rows).sum(), keys);
    } catch (JedisException e) {
      throw new IOException("Redis could not be filled", e);
    }
  }
}
