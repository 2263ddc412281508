package ke.go.machakos.db.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import ke.go.machakos.db.sql.DatabaseSettings.Credentials;
import org.mariadb.jdbc.Driver;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** Both servers on one folder, started at once as the gateway starts them. */
record EmbeddedStores(DataFolder folder, EmbeddedMariaDb mariaDb, EmbeddedRedis redis)
    implements AutoCloseable {

  static EmbeddedStores start(Path path) {
    DataFolder folder = DataFolder.open(path);
    try {
      CompletableFuture<EmbeddedRedis> redis =
          CompletableFuture.supplyAsync(() -> EmbeddedRedis.start(folder));
      EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start(folder);
      return new EmbeddedStores(folder, mariaDb, redis.join());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  Connection owner() throws SQLException {
    Credentials owner = mariaDb.settings().owner().orElseThrow();
    return connect(owner.user(), owner.password());
  }

  Connection connect(String user, String password) throws SQLException {
    Properties account = new Properties();
    account.setProperty("user", user);
    account.setProperty("password", password);
    return new Driver().connect(mariaDb.settings().url(), account);
  }

  UnifiedJedis jedis() {
    return RedisClient.create(redis.uri());
  }

  void put(int value) throws SQLException {
    try (Connection connection = owner();
        var statement = connection.createStatement();
        UnifiedJedis jedis = jedis()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (value INT)");
      statement.execute("INSERT INTO kept VALUES (" + value + ")");
      jedis.set("kept", Integer.toString(value));
    }
  }

  String kept() throws SQLException {
    try (Connection connection = owner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT MAX(value) FROM kept");
        UnifiedJedis jedis = jedis()) {
      rows.next();
      return rows.getInt(1) + " and " + jedis.get("kept");
    }
  }

  @Override
  public void close() {
    redis.close();
    mariaDb.close();
    folder.close();
  }
}
