package ke.go.machakos.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

class EmbeddedStoresTest {
  @TempDir static Path temporary;

  @SuppressWarnings("NullAway.Init")
  static EmbeddedStores stores;

  @BeforeAll
  static void start() {
    stores = EmbeddedStores.start(temporary.resolve("a folder with spaces"));
  }

  @AfterAll
  static void stop() {
    stores.close();
  }

  @Test
  void mariadb_is_11_4_in_utf8mb4_and_utc_and_durable() throws SQLException {
    assertThat(variable("version")).startsWith("11.4.");
    assertThat(variable("time_zone")).isEqualTo("+00:00");
    assertThat(variable("character_set_server")).isEqualTo("utf8mb4");
    assertThat(variable("character_set_database")).isEqualTo("utf8mb4");
    assertThat(variable("bind_address")).isEqualTo("127.0.0.1");
    assertThat(variable("innodb_flush_log_at_trx_commit")).isEqualTo("1");
  }

  private static String variable(String name) throws SQLException {
    try (Connection connection = stores.owner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT @@" + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void nobody_enters_mariadb_without_a_password() {
    for (String user : new String[] {"root", "", "gateway", "owner", "mysql", "mariadb.sys"}) {
      assertThatThrownBy(() -> stores.connect(user, ""))
          .as("user '%s'", user)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Access denied");
    }
  }

  @Test
  void the_gateways_account_may_read_and_no_more_until_it_is_granted() throws SQLException {
    try (Connection owner = stores.owner();
        var statement = owner.createStatement()) {
      statement.execute("CREATE TABLE seen (id INT)");
    }
    var settings = stores.mariaDb().settings();
    try (Connection gateway = stores.connect(settings.user(), settings.password());
        var statement = gateway.createStatement()) {
      assertThat(statement.executeQuery("SELECT * FROM seen").next()).isFalse();
      for (String sql :
          new String[] {
            "INSERT INTO seen VALUES (1)",
            "DELETE FROM seen",
            "DROP TABLE seen",
            "CREATE TABLE mine (id INT)",
            "SELECT * FROM mysql.global_priv",
            "SELECT 1 INTO OUTFILE 'x'"
          }) {
        assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("denied");
      }
    }
  }

  @Test
  void redis_wants_its_password_and_keeps_an_append_only_file() {
    try (Jedis stranger = new Jedis(new HostAndPort("127.0.0.1", stores.redis().uri().getPort()))) {
      assertThatThrownBy(() -> stranger.get("x"))
          .isInstanceOf(JedisDataException.class)
          .hasMessageContaining("NOAUTH");
    }
    try (var jedis = stores.jedis()) {
      jedis.set("x", "1");
      assertThat(jedis.info("server")).contains("redis_version:6.2.");
      assertThat(stores.folder().resolve("redis").resolve("appendonly.aof")).isNotEmptyFile();
    }
  }

  @Test
  void passwords_are_readable_by_their_owner_alone() throws Exception {
    for (String name : new String[] {"passwords.properties", "redis.conf"}) {
      assertThat(Files.getPosixFilePermissions(stores.folder().resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(stores.folder().resolve("mariadb-accounts.sql")).doesNotExist();
  }
}
